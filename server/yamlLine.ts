// One line of block YAML by its looks alone: dashes, key and value with their columns.
import { lineEnd, lineStart } from '../shared/document/layout';
import type { Span } from '../shared/document/node';

export type YamlLine = {
  start: number;
  /** Before the line break. */
  end: number;
  /** Columns of the leading dashes. */
  dashes: number[];
  /** Column of what stands behind the dashes; the line's length where nothing does. */
  column: number;
  key?: { name: string; span: Span; colon: number };
  /** What stands behind the key, else behind the dashes: without comment and blanks around it. */
  value: Span;
  /** Where a comment begins, else the line's end. */
  comment: number;
};

const dash = /-(?:[ \t]+|$)/y;
const key = /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'{}[\],#&*!|>%@`](?:(?!:[ \t]|:$|[ \t]#).)*?)[ \t]*:(?=[ \t]|$)/y;
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y;

/**
 * Reads the line that begins at `start`.
 *
 *     "    - - name: value  # comment"
 *          ^ ^ ^     ^
 *     dashes   column and key, then the value
 */
export function yamlLine(text: string, start: number): YamlLine {
  const end = lineEnd(text, start);
  const source = text.slice(start, end);
  let at = indentOf(text, start);
  const dashes: number[] = [];
  for (let found = match(dash, source, at); found; found = match(dash, source, at)) {
    dashes.push(at);
    at += found[0].length;
  }
  const line: YamlLine = { start, end, dashes, column: at, value: { start, end }, comment: end };
  const name = match(key, source, at);
  if (name?.[1] !== undefined) {
    const span = { start: start + at, end: start + at + name[1].length };
    at += name[0].length;
    line.key = { name: unquoted(name[1]), span, colon: start + at - 1 };
  }
  while (source[at] === ' ' || source[at] === '\t') at++;
  const comment = commentIn(source, at);
  const length = source.slice(at, comment).trimEnd().length;
  return { ...line, value: { start: start + at, end: start + at + length }, comment: start + comment };
}

/** Column of the first character that is no blank; -1 for a line of blanks or with nothing but a comment. */
export function contentColumn(text: string, start: number): number {
  const at = start + indentOf(text, start);
  const char = text[at];
  return char === undefined || char === '\n' || char === '\r' || char === '#' ? -1 : at - start;
}

/** Start of the nearest line above `start` whose content begins at `column` or further left; -1 where there is none. */
export function lineAbove(text: string, start: number, column: number): number {
  for (const line of linesAbove(text, start, column)) return line;
  return -1;
}

/**
 * Starts of the lines above `start` whose content begins at `column` or further left, the nearest first. Searches ever
 * larger pieces of the text: in a long document that takes a tenth of the way up line by line.
 */
export function* linesAbove(text: string, start: number, column: number): Generator<number> {
  for (let end = start, length = 1024; end > 0; length *= 4) {
    const from = lineStart(text, Math.max(0, end - length));
    yield* [...linesFrom(text, from, column, end)].reverse();
    end = from;
  }
}

/** The same from `from`, the start of a line, down to `end`. */
export function* linesFrom(text: string, from: number, column: number, end = text.length): Generator<number> {
  const content = new RegExp(`(?:^|\\n)[ \\t]{0,${column}}[^ \\t\\r\\n#]`, 'g');
  for (const { 0: line, index } of text.slice(from, end).matchAll(content))
    yield from + (line.startsWith('\n') ? index + 1 : index);
}

/** A key or scalar without its quotes; its escapes stay, no name that matters has any. */
export function unquoted(source: string): string {
  return /^(["'])[^]*\1$/.test(source) && source.length > 1 ? source.slice(1, -1) : source;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}

/** A `#` behind a blank, outside of a quoted value. */
function commentIn(source: string, from: number): number {
  const text = match(quoted, source, from)?.[0] ?? '';
  const behind = from + text.length;
  if (source[behind] === '#') return behind;
  const found = source.slice(behind).search(/[ \t]#/);
  return found === -1 ? source.length : behind + found;
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
