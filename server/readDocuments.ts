// The documents that are open, each version of them read once, and after an edit only what it touched.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { loadReader, parse, syntaxOf, type AslDocument } from '../shared/document/document';
import { merge, update, type Change } from '../shared/document/update';

export class ReadDocuments {
  /** Each document as it was last read, and the edits made since then as one. */
  private readonly read = new Map<string, { version: number; document: AslDocument; change?: Change }>();

  async of(text: TextDocument): Promise<AslDocument> {
    const known = this.read.get(text.uri);
    if (known?.version === text.version) return known.document;
    const syntax = syntaxOf(text.languageId, text.uri);
    await loadReader(syntax);
    const again = this.read.get(text.uri);
    if (again?.version === text.version) return again.document;
    const followed = again?.change && update(again.document, text.getText(), again.change);
    const document = followed ?? parse(text.getText(), syntax);
    this.read.set(text.uri, { version: text.version, document });
    return document;
  }

  /** Tells of an edit to `before`. Without being told, all is read again. */
  edited(before: TextDocument, range: Range, typed: string): void {
    const known = this.read.get(before.uri);
    if (!known) return;
    const change = { start: before.offsetAt(range.start), end: before.offsetAt(range.end), length: typed.length };
    known.change = known.change ? merge(known.change, change) : change;
  }

  forget(uri: string): void {
    this.read.delete(uri);
  }
}
