// What completion offers in a marked document, and what the document becomes when an offer is taken.
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { InsertTextFormat, type CompletionItem, type Position, type TextEdit } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { marked } from './marked';

export async function offersAt(
  source: string,
  languageId?: string,
  service = createService(),
): Promise<{ text: TextDocument; items: CompletionItem[] }> {
  const { text, position } = marked(source, languageId);
  const { items } = await service.complete(text, position);
  for (const { textEdit } of items) {
    const { range } = textEdit as TextEdit;
    // What editors ask for: one line, with the cursor in it.
    assert.equal(range.start.line, range.end.line);
    assert.ok(
      text.offsetAt(range.start) <= text.offsetAt(position) && text.offsetAt(position) <= text.offsetAt(range.end),
    );
  }
  return { text, items };
}

export async function labelsAt(source: string, languageId?: string): Promise<string[]> {
  return (await offersAt(source, languageId)).items.map(({ label }) => label);
}

/** The document after taking an offer, with the first choice or default of each tab stop. */
export async function taken(
  source: string,
  label: string,
  languageId?: string,
  service = createService(),
): Promise<string> {
  const { text, items } = await offersAt(source, languageId, service);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is offered among ${items.map((one) => one.label).join(', ')}`);
  return acceptedIn(text, item);
}

/** The document after an offer is taken, as editors do it: what is elsewhere first, which may move the line. */
export function acceptedIn(text: TextDocument, item: CompletionItem): string {
  const { range, newText } = item.textEdit as TextEdit;
  const others = item.additionalTextEdits ?? [];
  const moved = TextDocument.applyEdits(text, others).split('\n')[range.start.line] ?? '';
  const indent = /^[ \t]*/.exec(moved.slice(0, moved.length - behind(text, range.start)))?.[0] ?? '';
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const inserted = isSnippet ? expandSnippet(newText).replaceAll('\n', `\n${indent}`) : newText;
  return TextDocument.applyEdits(text, [{ range, newText: inserted }, ...others]);
}

/** How much of its line stands behind a position, which edits before it do not change. */
function behind(text: TextDocument, { line, character }: Position): number {
  const [whole = ''] = text
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .split('\n');
  return whole.length - character;
}

function expandSnippet(text: string): string {
  return text
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
