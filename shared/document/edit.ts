// Changes to a document said in terms of its tree, written as text edits in the document's own syntax and layout.
import type { Json } from '../json';
import type { AslDocument } from './document';
import { endOf, type ObjectNode, type Prop, type ScalarNode, type Span } from './node';

/** Replaces the text of `span` by `text`; an empty span inserts. */
export type TextEdit = { span: Span; text: string };

/** Writes another value in place of a value. */
export function replaceValue(document: AslDocument, node: Span, value: Json): TextEdit {
  return { span: { start: node.start, end: node.end }, text: written(document, value, node.start) };
}

/** Writes another name in place of a property's name. */
export function renameKey(document: AslDocument, prop: Prop, name: string): TextEdit {
  return { span: prop.keySpan, text: writtenKey(document, name) };
}

/** Wraps a value in a one-element list. */
export function wrapInList(node: Span): TextEdit[] {
  return [
    { span: { start: node.start, end: node.start }, text: '[' },
    { span: { start: node.end, end: node.end }, text: ']' },
  ];
}

/**
 * Takes a property out of its object, with its comma and, where it stands on lines of its own, with its lines.
 *
 *     { "a": 1, "b": 2, "c": 3 }      not the last one: up to the next name
 *               ^^^^^^^^
 *     { "a": 1, "b": 2 }              the last one: from the end of the one before
 *             ^^^^^^^^
 */
export function removeProp(document: AslDocument, object: ObjectNode, prop: Prop): TextEdit {
  const index = object.props.indexOf(prop);
  const following = object.props[index + 1];
  const previous = object.props[index - 1];
  if (following) return { span: { start: prop.keySpan.start, end: following.keySpan.start }, text: '' };
  const end = endOf(prop);
  if (object.block && previous) return { span: { start: lineEnd(document.text, endOf(previous)), end }, text: '' };
  if (previous) return { span: { start: endOf(previous), end }, text: '' };
  // The only one: an empty object stays. In YAML's block style that has to be written out.
  return object.block
    ? { span: { start: prop.keySpan.start, end }, text: '{}' }
    : { span: { start: object.start + 1, end: object.unclosed ? end : object.end - 1 }, text: '' };
}

/**
 * Puts a new property into an object: behind `after`, else at the end. Follows the object's own layout: one line or
 * many, and the indentation of its neighbours.
 */
export function insertProp(
  document: AslDocument,
  object: ObjectNode,
  key: string,
  value: Json,
  after?: Prop,
): TextEdit {
  const neighbour = after ?? object.props.at(-1);
  const name = writtenKey(document, key);
  if (!neighbour) return insertFirst(document, object, name, value);
  const offset = endOf(neighbour);
  const text = `${name}: ${written(document, value, neighbour.keySpan.start)}`;
  const indent = indentAt(document.text, neighbour.keySpan.start);
  const ownLine = object.block || startsLine(document.text, neighbour.keySpan.start);
  const separator = object.block ? '' : ',';
  return {
    span: { start: offset, end: offset },
    text: ownLine ? `${separator}\n${indent}${text}` : `${separator} ${text}`,
  };
}

function insertFirst(document: AslDocument, object: ObjectNode, name: string, value: Json): TextEdit {
  const indent = indentAt(document.text, object.start);
  const inner = indent + indentUnit(document.text);
  return {
    span: { start: object.start, end: object.end },
    text: `{\n${inner}${name}: ${written(document, value, object.start)}\n${indent}}`,
  };
}

/** A value in the document's syntax. JSON is YAML too, so only a plain word looks different there. */
function written(document: AslDocument, value: Json, at: number): string {
  if (document.syntax === 'yaml')
    return typeof value === 'string' && isPlainWord(value) ? value : JSON.stringify(value).replaceAll('","', '", "');
  const indent = indentAt(document.text, at);
  return JSON.stringify(value, null, indentUnit(document.text)).replaceAll('\n', `\n${indent}`);
}

function writtenKey(document: AslDocument, key: string): string {
  return document.syntax === 'yaml' && isPlainWord(key) ? key : JSON.stringify(key);
}

/** What YAML reads as the same string without quotes. */
function isPlainWord(text: string): boolean {
  return /^[A-Za-z_][\w./$-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
}

/** The blanks that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  // A YAML list item's dash takes the place of a blank for what stands in the same column behind it.
  return /^[ \t]*(- +)*/.exec(text.slice(line, offset))?.[0].replaceAll('-', ' ') ?? '';
}

function startsLine(text: string, offset: number): boolean {
  return /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** One step of indentation as the document has it: the first indented line tells. */
function indentUnit(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Whether a scalar is written in quotes, so that an edit inside it keeps them. */
export function isQuoted(document: AslDocument, node: ScalarNode): boolean {
  return /["']/.test(document.text[node.start] ?? '');
}
