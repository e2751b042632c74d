// How the text of a string stands for its value, stretch by stretch: quotes, escapes, folded lines, block scalars.
import { lineEnd } from './layout';
import type { ScalarNode } from './node';

/** Part of a string's value (`from` to `to`) and the text that stands for it (`start` to `end`). */
export type Stretch = {
  from: number;
  to: number;
  start: number;
  end: number;
  /** Character for character; else the text is an escape or a line break that stands for the part as a whole. */
  same: boolean;
};

/** How a string is written: what an edit inside it must escape. JSON's strings are written as YAML's in double quotes. */
export type Writing = 'double' | 'single' | 'plain' | 'block';

export type Decoded = { value: string; writing: Writing; stretches: Stretch[] };

type Style = { special: RegExp; valueOf: (source: string) => string };

// The look-behind keeps the search linear over long runs of blanks.
const fold = String.raw`(?<![ \t])[ \t]*\r?\n\s*`;
const folded = (source: string): string => '\n'.repeat(source.split('\n').length - 2) || ' ';
const escape = String.raw`\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U00(?:0[\dA-Fa-f]|10)[\dA-Fa-f]{4}|\r?\n[ \t]*|[^])`;

const styles: Record<Exclude<Writing, 'block'>, Style> = {
  double: { special: new RegExp(`${escape}|${fold}`, 'g'), valueOf: (source) => unescaped(source) ?? folded(source) },
  single: { special: new RegExp(`''|${fold}`, 'g'), valueOf: (source) => (source === "''" ? "'" : folded(source)) },
  plain: { special: new RegExp(fold, 'g'), valueOf: folded },
};

const escapes: Record<string, string> = {
  ...{ 0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
};

function unescaped(source: string): string | undefined {
  if (!source.startsWith('\\')) return undefined;
  if (/^\\\r?\n/.test(source)) return '';
  return source.length > 2
    ? String.fromCodePoint(parseInt(source.slice(2), 16))
    : (escapes[source.charAt(1)] ?? source);
}

/**
 * Reads a string's text again beside the value the reader gave it; undefined where the two do not agree (an alias, text
 * still being typed), because positions would then be guesses. Line breaks at the end of a block scalar are left out:
 * they are the template's layout, and an edit must not reach them.
 */
export function decode(text: string, node: ScalarNode): Decoded | undefined {
  if (typeof node.value !== 'string') return undefined;
  const first = text.charAt(node.start);
  if (first === '|' || first === '>') return decodeBlock(text, node, node.value);
  const writing = first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
  const quoted = writing !== 'plain';
  const closed = quoted && node.end > node.start + 1 && text[node.end - 1] === first;
  const span = { start: node.start + (quoted ? 1 : 0), end: node.end - (closed ? 1 : 0) };
  const stretches = decodeLine(text.slice(0, span.end), span.start, styles[writing], node.value);
  return stretches && { value: node.value, writing, stretches };
}

/**
 *     {\"Method\": \"GET\"}       text: stretches of one character for two between those that are the same
 *     {"Method": "GET"}           value
 */
function decodeLine(text: string, start: number, { special, valueOf }: Style, value: string): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let from = 0;
  const add = (part: string, from: number, start: number, end: number, same: boolean): boolean => {
    if (part !== '') stretches.push({ from, to: from + part.length, start, end, same });
    return value.startsWith(part, from);
  };
  special.lastIndex = start;
  for (let found; (found = special.exec(text)); start = special.lastIndex) {
    const between = text.slice(start, found.index);
    const part = valueOf(found[0]);
    if (!add(between, from, start, found.index, true)) return undefined;
    from += between.length;
    if (!add(part, from, found.index, special.lastIndex, false)) return undefined;
    from += part.length;
  }
  const rest = text.slice(start);
  return add(rest, from, start, text.length, true) && from + rest.length === value.length ? stretches : undefined;
}

/**
 *     |                     each line without the indentation; a line break stands for itself with the indentation
 *         {                 that follows it, or for the blank it is folded to
 *           "StartAt": …
 */
function decodeBlock(text: string, node: ScalarNode, whole: string): Decoded | undefined {
  const value = whole.trimEnd();
  const firstLine = lineEnd(text, node.start);
  const written = /\S/.exec(text.slice(firstLine, node.end));
  if (!written) return undefined;
  const firstWord = firstLine + written.index;
  const column = firstWord - text.lastIndexOf('\n', firstWord) - 1;
  const indent =
    column - (value.length - value.trimStart().length - (value.slice(0, value.search(/\S/)).lastIndexOf('\n') + 1));
  const contentOf = (line: number): number => Math.min(line + indent, lineEnd(text, line));

  const stretches: Stretch[] = [];
  let line = text.indexOf('\n', firstLine) + 1;
  let from = 0;
  while (from < value.length) {
    const start = contentOf(line);
    const end = lineEnd(text, line);
    const content = text.slice(start, end);
    // Blanks behind the last word are not part of the value as it is used here.
    const part = value.startsWith(content, from) ? content : content.trimEnd();
    if (!value.startsWith(part, from)) return undefined;
    if (part !== '') stretches.push({ from, to: from + part.length, start, end: start + part.length, same: true });
    from += part.length;
    const next = text.indexOf('\n', end) + 1;
    if (from >= value.length) break;
    if (next === 0 || next > node.end) return undefined;
    if (/[\n ]/.test(value.charAt(from)))
      stretches.push({ from, to: ++from, start: end, end: contentOf(next), same: false });
    line = next;
  }
  return { value, writing: 'block', stretches };
}
