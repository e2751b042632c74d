// Values and names as text in a document's own syntax.
import { isObject, type Json } from '../json';
import type { Syntax } from './document';
import { indentUnit, lineBreakOf, type Source } from './layout';

/** The indentation of the property the value belongs to, where the value may take lines of its own. */
export type Lines = { indent: string };

type Style = { syntax: Syntax; lines?: { indent: string; unit: string; lineBreak: string } };

/** `name: value`, on one line or, with `lines`, objects over several. */
export function writtenProp(document: Source, key: string, value: Json, lines?: Lines): string {
  return prop(key, value, styleOf(document, lines));
}

/** A value behind its name's colon and blank. */
export function writtenValue(document: Source, value: Json, lines?: Lines): string {
  // In YAML a value in place of another stays on its line, where a block could not begin.
  return written(value, styleOf(document, document.syntax === 'yaml' ? undefined : lines));
}

/** A string in the quotes, or without, that the text it takes the place of has. */
export function writtenLike(document: Source, before: string, value: string): string {
  if (document.syntax === 'json' || before.startsWith('"')) return JSON.stringify(value);
  const quotable = /^[\x20-\x7e]*$/.test(value);
  return before.startsWith("'") && quotable ? `'${value.replaceAll("'", "''")}'` : text(value, 'yaml');
}

function styleOf(document: Source, lines: Lines | undefined): Style {
  const { syntax } = document;
  if (!lines) return { syntax };
  return { syntax, lines: { ...lines, unit: indentUnit(document.text), lineBreak: lineBreakOf(document.text) } };
}

function prop(key: string, value: Json, style: Style): string {
  const name = style.syntax === 'yaml' && isPlainName(key) ? key : JSON.stringify(key);
  const after = written(value, style);
  return /^[\r\n]/.test(after) ? `${name}:${after}` : `${name}: ${after}`;
}

function written(value: Json, style: Style): string {
  if (typeof value === 'string') return text(value, style.syntax);
  if (Array.isArray(value)) return list(value, style);
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  if (!style.lines) return `{ ${entries.map(([key, item]) => prop(key, item, style)).join(', ')} }`;
  const { indent, unit, lineBreak } = style.lines;
  const inner = indent + unit;
  const below: Style = { ...style, lines: { ...style.lines, indent: inner } };
  const props = entries.map(([key, item]) => `${lineBreak}${inner}${prop(key, item, below)}`);
  return style.syntax === 'yaml' ? props.join('') : `{${props.join(',')}${lineBreak}${indent}}`;
}

/** Lists stay on one line, as people write them for headers. */
function list(items: Json[], { syntax }: Style): string {
  return `[${items.map((item) => written(item, { syntax })).join(', ')}]`;
}

function text(value: string, syntax: Syntax): string {
  return syntax === 'yaml' && isPlainText(value) ? value : JSON.stringify(value);
}

/** What YAML reads as the same string without quotes, in block style and between brackets. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][\w./$-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name);
}

/** A colon inside, as in an ARN, ends nothing as long as no blank follows it. */
function isPlainText(value: string): boolean {
  return isPlainName(value.replace(/:(?=[\w:])/g, '_'));
}
