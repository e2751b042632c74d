// Where part of a string's value stands in the text: escapes, quotes and folded lines shift it.
import type { Syntax } from './document';
import type { Source } from './layout';
import type { ScalarNode, Span } from './node';

/** How a piece of source becomes a piece of value; a source character that no piece covers stands for itself. */
type Piece = { source: RegExp; value: (source: string) => string };

const jsonEscape: Piece = {
  source: /\\(?:u[\dA-Fa-f]{4}|["\\/bfnrt])/y,
  value: (source) => JSON.parse(`"${source}"`) as string,
};
const quoteInQuotes: Piece = { source: /''/y, value: () => "'" };
const foldedLines: Piece = {
  source: /[ \t]*\r?\n\s*/y,
  value: (source) => '\n'.repeat(source.split('\n').length - 2) || ' ',
};
const joinedLines: Piece = { source: /\\\r?\n[ \t]*/y, value: () => '' };
const yamlEscape: Piece = {
  source: /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U00(?:0[\dA-Fa-f]|10)[\dA-Fa-f]{4}|[^])/y,
  value: (source) =>
    source.length > 2 ? String.fromCodePoint(parseInt(source.slice(2), 16)) : (yamlEscapes[source.charAt(1)] ?? source),
};
const yamlEscapes: Record<string, string> = {
  ...{ 0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
};

/**
 * The place of the characters `from` to `to` of a string's value; behind the last character, that of the last one.
 * The whole value where the place can't be told: block scalars, aliases, text that is still being typed.
 *
 *     "Path.$": "$.a\"b c"
 *                     ^ the value's character 5 is the text's 6th
 */
export function spanInside(document: Source, node: ScalarNode, from: number, to = from + 1): Span {
  const offsets = typeof node.value === 'string' ? offsetsOf(document, node, node.value) : undefined;
  const length = (offsets?.length ?? 1) - 1;
  const first = Math.min(from, length - 1);
  const [start, end] = [offsets?.[first], offsets?.[Math.max(first + 1, Math.min(to, length))]];
  return start === undefined || end === undefined ? { start: node.start, end: node.end } : { start, end };
}

/** For each character of the value its place in the text, and the end of the last; undefined where that can't be told. */
function offsetsOf({ text, syntax }: Source, node: ScalarNode, value: string) {
  const quote = /["']/.exec(text.charAt(node.start))?.[0] ?? '';
  const closed = quote !== '' && node.end > node.start + 1 && text[node.end - 1] === quote;
  const end = closed ? node.end - 1 : node.end;
  const pieces = piecesOf(syntax, quote);
  const offsets: number[] = [];
  let read = '';
  for (let at = node.start + quote.length; at < end;) {
    const { source, part } = pieceAt(text, at, pieces);
    for (let index = 0; index < part.length; index++) offsets.push(at);
    read += part;
    at += source.length;
  }
  // The reader has the last word: where it read something else, its value is not to be placed by these rules.
  return read === value ? [...offsets, end] : undefined;
}

function piecesOf(syntax: Syntax, quote: string): Piece[] {
  if (syntax === 'json') return [jsonEscape];
  if (quote === '"') return [joinedLines, yamlEscape, foldedLines];
  return quote === "'" ? [quoteInQuotes, foldedLines] : [foldedLines];
}

function pieceAt(text: string, at: number, pieces: Piece[]): { source: string; part: string } {
  for (const piece of pieces) {
    piece.source.lastIndex = at;
    const source = piece.source.exec(text)?.[0];
    if (source !== undefined) return { source, part: piece.value(source) };
  }
  return { source: text.charAt(at), part: text.charAt(at) };
}
