// A state machine in a string of a template: what the features say of its text, said of the template's.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import type { Embedded } from '../shared/document/embedded';
import type { Finding } from './rules/rule';
import { toRange, toTextEdit } from './lsp';

/** A text that a feature is asked about, with the document read from it. */
export type Asked = { text: TextDocument; document: AslDocument; position: Position };

export type Inside = Asked & { embedded: Embedded };

/** The embedded machine whose text holds a position, with the position in that text; undefined outside of any. */
export function insideOf({ text, document, position }: Asked): Inside | undefined {
  const offset = text.offsetAt(position);
  for (const embedded of document.embedded) {
    const inner = embedded.map.toInner(offset);
    if (inner === undefined) continue;
    const innerText = textOf(embedded, text);
    return { text: innerText, document: embedded.document, position: innerText.positionAt(inner), embedded };
  }
  return undefined;
}

/** Each text once: to find its lines takes longer than most answers. */
const texts = new WeakMap<Embedded, TextDocument>();

function textOf(embedded: Embedded, { uri, version }: TextDocument): TextDocument {
  let known = texts.get(embedded);
  if (!known) texts.set(embedded, (known = TextDocument.create(uri, 'asl', version, embedded.document.text)));
  return known;
}

/** A finding where it stands in the template. A fix that cannot be written there is left out. */
export function outerFinding({ map }: Embedded, finding: Finding): Finding {
  const fixes = finding.fixes?.flatMap((fix) => {
    const edits = fix.edits.flatMap((edit) => map.toOuterEdit(edit) ?? []);
    return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
  });
  return { span: map.toOuter(finding.span), message: finding.message, ...(fixes && { fixes }) };
}

export function outerRange(template: TextDocument, { text, embedded }: Inside, range: Range): Range {
  const span = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
  return toRange(template, embedded.map.toOuter(span));
}

/** Completions as they are typed in the template; those that cannot be written there are left out. */
export function outerCompletions(template: TextDocument, inside: Inside, items: CompletionItem[]): CompletionItem[] {
  return items.flatMap((item) => {
    const { textEdit, additionalTextEdits = [] } = item;
    if (!textEdit || !('range' in textEdit)) return [];
    const edit = outerEdit(template, inside, textEdit, item.insertTextFormat === 2);
    const others = additionalTextEdits.map((other) => outerEdit(template, inside, other, false));
    if (!edit || others.some((other) => !other)) return [];
    return [
      {
        ...item,
        textEdit: edit,
        // What stands in the range is what an editor compares with, escapes and all.
        filterText: written(inside, textEdit.range, item.filterText ?? item.label) ?? item.label,
        ...(others.length > 0 && { additionalTextEdits: others.filter((other) => other !== undefined) }),
      },
    ];
  });
}

function outerEdit(template: TextDocument, inside: Inside, edit: TextEdit, isSnippet: boolean): TextEdit | undefined {
  const { text, embedded } = inside;
  const span = { start: text.offsetAt(edit.range.start), end: text.offsetAt(edit.range.end) };
  // In a snippet a backslash is itself escaped: what the string needs goes in after the snippet's own are set aside.
  const plain = isSnippet
    ? edit.newText.replace(/\\([\\$}])/g, (_, character: string) => aside(character))
    : edit.newText;
  const outer = embedded.map.toOuterEdit({ span, text: plain });
  if (!outer) return undefined;
  const escaped = isSnippet ? back(outer.text.replaceAll('\\', '\\\\')) : outer.text;
  return toTextEdit(template, { ...outer, text: escaped });
}

/** Characters of the private use area stand for `\\`, `\$` and `\}` of a snippet while its text is escaped. */
const setAside = ['\\', '$', '}'];

function aside(character: string): string {
  return String.fromCharCode(0xe000 + setAside.indexOf(character));
}

function back(text: string): string {
  return text.replace(/[\ue000-\ue002]/g, (mark) => `\\${setAside[mark.charCodeAt(0) - 0xe000]}`);
}

function written({ text, embedded }: Inside, { start }: Range, value: string): string | undefined {
  return embedded.map.writtenAt(text.offsetAt(start), value);
}
