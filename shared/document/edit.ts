// Changes to the values and names of a document, written as text edits in the document's own syntax and layout.
import type { Json } from '../json';
import { commentsBehind, commentsIn } from './comments';
import { indentAt, lineStart, type Source } from './layout';
import type { Node, Prop, Span } from './node';
import { writtenLike, writtenValue } from './written';

/**
 * Replaces the text of `span` by `text`; an empty span inserts. One that `losesComment` is for someone to look at: what
 * stood there had a comment for which there is no place.
 */
export type TextEdit = { span: Span; text: string; losesComment?: true };

/** Writes another value in place of a value; a string keeps the quotes that were there, a comment inside goes behind it. */
export function replaceValue(document: Source, node: Node | Span, value: Json): TextEdit {
  const isBlock = 'block' in node && node.block === true;
  const span = isBlock ? behindName(document, node) : { start: node.start, end: node.end };
  const comments = commentsBehind(document, 'kind' in node ? commentsIn(document, node) : [], span.end);
  const blank = isBlock ? ' ' : '';
  const text = `${blank}${writtenInstead(document, span, value)}${comments ?? ''}`;
  return { span, text, ...(comments === undefined && { losesComment: true }) };
}

function writtenInstead(document: Source, { start, end }: Span, value: Json): string {
  if (typeof value === 'string') return writtenLike(document, document.text.slice(start, end), value);
  // An object takes several lines only where its name has a line of its own.
  const before = document.text.slice(lineStart(document.text, start), start);
  const lines = /^\s*"(?:[^"\\]|\\.)*"\s*:\s*$/.test(before) ? { indent: indentAt(document.text, start) } : undefined;
  return writtenValue(document, value, lines);
}

/** A YAML block begins below its name; what takes its place goes on the name's line, unless a comment stands there. */
function behindName({ text }: Source, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd();
  const line = before.slice(lineStart(before, before.length));
  const isComment = /(^|\s)#/.test(line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '_'));
  return /[:-]$/.test(line) && !isComment ? { start: before.length, end } : { start, end };
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
