// What completion offers in a marked document, and what the document becomes when an offer is taken.
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { marked } from './marked';

export async function offersAt(
  source: string,
  languageId?: string,
  service = createService(),
): Promise<{ text: TextDocument; items: CompletionItem[] }> {
  const { text, position } = marked(source, languageId);
  const items = await service.complete(text, position);
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
  const { range, newText } = item.textEdit as TextEdit;
  const line = text.getText({ start: { line: range.start.line, character: 0 }, end: range.start });
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const inserted = isSnippet ? expandSnippet(newText).replaceAll('\n', `\n${indent}`) : newText;
  return TextDocument.applyEdits(text, [{ range, newText: inserted }, ...(item.additionalTextEdits ?? [])]);
}

function expandSnippet(text: string): string {
  return text
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
