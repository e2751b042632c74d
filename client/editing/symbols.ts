// The outline of a definition, for the Outline view, the breadcrumbs and Go to Symbol.
import * as vscode from 'vscode';
import { loadReader, read, syntaxOf } from '../../shared/document/document';
import { symbolsOf, type DocumentSymbol } from '../../shared/document/symbols';

export const symbolProvider: vscode.DocumentSymbolProvider = {
  async provideDocumentSymbols(document) {
    const syntax = syntaxOf(document.languageId, document.fileName);
    await loadReader(syntax);
    return symbolsOf(read(document.getText(), syntax).root).map((symbol) => toSymbol(document, symbol));
  },
};

/** As VS Code shows those of JSON. */
const kinds: Record<DocumentSymbol['kind'], vscode.SymbolKind> = {
  state: vscode.SymbolKind.Function,
  object: vscode.SymbolKind.Module,
  array: vscode.SymbolKind.Array,
  string: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  boolean: vscode.SymbolKind.Boolean,
  null: vscode.SymbolKind.Null,
};

function toSymbol(
  document: vscode.TextDocument,
  { name, detail, kind, span, nameSpan, children }: DocumentSymbol,
): vscode.DocumentSymbol {
  const range = ({ start, end }: { start: number; end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  // VS Code refuses a symbol without a name.
  const symbol = new vscode.DocumentSymbol(name || '""', detail, kinds[kind], range(span), range(nameSpan));
  symbol.children = children.map((child) => toSymbol(document, child));
  return symbol;
}
