// Format Document and Format Selection for definitions in JSON.
import * as vscode from 'vscode';
import { formatEdits } from '../../shared/document/formatted';

export const formattingProvider: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider = {
  provideDocumentFormattingEdits: (document, options) => edits(document, options),
  provideDocumentRangeFormattingEdits: (document, range, options) => edits(document, options, range),
};

function edits(
  document: vscode.TextDocument,
  options: vscode.FormattingOptions,
  range?: vscode.Range,
): vscode.TextEdit[] {
  const span = range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return formatEdits(document.getText(), options, span).map(
    ({ span: { start, end }, text }) =>
      new vscode.TextEdit(new vscode.Range(document.positionAt(start), document.positionAt(end)), text),
  );
}
