// Changes to the values and names of a document, written as text edits in the document's own syntax and layout.
import type { Json } from '../json';
import { indentAt, lineStart, type Source } from './layout';
import type { Node, Prop, Span } from './node';
import { writtenLike, writtenValue } from './written';

/** Replaces the text of `span` by `text`; an empty span inserts. */
export type TextEdit = { span: Span; text: string };

/** Writes another value in place of a value; a string keeps the quotes that were there. */
export function replaceValue(document: Source, node: Span & { block?: true }, value: Json): TextEdit {
  const { start, end } = node.block ? behindName(document, node) : node;
  const blank = node.block ? ' ' : '';
  if (typeof value === 'string')
    return { span: { start, end }, text: blank + writtenLike(document, document.text.slice(start, end), value) };
  // An object takes several lines only where its name has a line of its own.
  const before = document.text.slice(lineStart(document.text, start), start);
  const lines = /^\s*"(?:[^"\\]|\\.)*"\s*:\s*$/.test(before) ? { indent: indentAt(document.text, start) } : undefined;
  return { span: { start, end }, text: blank + writtenValue(document, value, lines) };
}

/** A YAML block begins below its name; what takes its place goes on the name's line, unless a comment stands there. */
function behindName({ text }: Source, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd();
  return /[:-]$/.test(before) ? { start: before.length, end } : { start, end };
}

/** Writes another name in place of a property's name, in the same quotes. */
export function renameKey(document: Source, prop: Prop, name: string): TextEdit {
  const { start, end } = prop.keySpan;
  return { span: { start, end }, text: writtenLike(document, document.text.slice(start, end), name) };
}

/** Wraps a string in a one-element list. */
export function wrapInList(document: Source, node: Node, value: string): TextEdit[] {
  const source = document.text.slice(node.start, node.end);
  // Without quotes, or over several lines, a YAML string may not stand between brackets as it is.
  if (!/^(["'])[^\n]*\1$/.test(source)) return [replaceValue(document, node, [value])];
  return [
    { span: { start: node.start, end: node.start }, text: '[' },
    { span: { start: node.end, end: node.end }, text: ']' },
  ];
}
