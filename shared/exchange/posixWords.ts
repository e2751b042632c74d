// Reads a command line as a POSIX shell does: quotes, escapes, comments, and `$'…'` as browsers copy it.
// No library: those there are know neither `$'…'` nor the quoting of Windows, or bring a whole parser of bash.
import type { Token } from './tokens';

/** The words and operators of a text. A variable becomes a placeholder, `$KEY` and `${KEY}` alike `${KEY}`. */
export function posixTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let word: string | undefined;
  const end = (): void => {
    if (word !== undefined) tokens.push(word);
    word = undefined;
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 2);
    // A comment begins where a word could; elsewhere `#` is a character as any other.
    if (rest[0] === '#' && word === undefined) at += lengthOf(comment, text, at);
    else if (/^[ \t\r]/.test(rest)) {
      end();
      at++;
    } else if (/^\\\r?\n/.test(text.slice(at, at + 3))) {
      at = text.indexOf('\n', at) + 1; // The line goes on; no word begins with that.
    } else if (isOperator(text, at, word)) {
      if ((word ?? '').length > 1 || !/^\d?$/.test(word ?? '') || !/^[<>]/.test(rest)) end();
      word = undefined; // `2>file`: the number is the operator's.
      const length = lengthOf(operator, text, at);
      tokens.push({ operator: text.slice(at, at + length) });
      at += length;
    } else {
      const [piece, length] = pieceAt(text, at);
      word = (word ?? '') + piece;
      at += length;
    }
  }
  end();
  return tokens;
}

const comment = /[^\n]*/y;
const operator = /\n|[|&;<>()]+/y;

/** A forgotten quote around a URL is plain enough: `a=1&b=2` and `https://<id>.execute-api` are one word. */
function isOperator(text: string, at: number, word: string | undefined): boolean {
  const character = text[at] ?? '';
  if (/[\n|;()]/.test(character)) return true;
  if (!/[&<>]/.test(character)) return false;
  // `2>` is an operator with its number; a longer word is looked at by its length alone, as it may be very long.
  const isNumber = word !== undefined && word.length <= 1 && /^\d?$/.test(word);
  const isInside = word !== undefined && /[^\s&]/.test(text[at + 1] ?? ' ');
  return !isInside || (character !== '&' && isNumber);
}

const pieces = {
  plain: /[^\s'"\\$`|&;<>()#]+/y,
  single: /'([^']*)('|$)/y,
  ansi: /\$'((?:[^'\\]|\\[^])*)('|$)/y,
  double: /\$?"((?:[^"\\]|\\[^])*)("|$)/y,
  escaped: /\\([^]|$)/y,
  variable: /\$(?:\{(\w+)[^}]{0,200}\}|([A-Za-z_]\w*))/y,
};

/** The next piece of a word, and how many characters of the text it takes. */
function pieceAt(text: string, at: number): [piece: string, length: number] {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const plain = match(pieces.plain);
  if (plain) return [plain[0], plain[0].length];
  const literal = match(pieces.single) ?? match(pieces.escaped);
  if (literal) return [literal[1] ?? '', literal[0].length];
  const ansi = match(pieces.ansi);
  if (ansi) return [ansiC(ansi[1] ?? ''), ansi[0].length];
  const double = match(pieces.double);
  if (double) return [inDoubleQuotes(double[1] ?? ''), double[0].length];
  const variable = match(pieces.variable);
  if (variable) return [placeholder(variable), variable[0].length];
  return [text[at] ?? '', 1];
}

function placeholder([, braced, bare]: RegExpExecArray | RegExpMatchArray): string {
  return `\${${braced ?? bare ?? ''}}`;
}

function inDoubleQuotes(text: string): string {
  return text.replace(
    /\\(\r?\n)|\\([\\"$`])|\$(?:\{(\w+)[^}]{0,200}\}|([A-Za-z_]\w*))/g,
    (_all, lineBreak?: string, escaped?: string, braced?: string, bare?: string) =>
      lineBreak !== undefined ? '' : (escaped ?? `\${${braced ?? bare ?? ''}}`),
  );
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', E: '\x1b' },
};

/** The escapes of C. Bytes above 127 (`\xC3\xA9`) are UTF-8. */
function ansiC(text: string): string {
  const bytes: number[] = [];
  let result = '';
  const flush = (): void => {
    result += new TextDecoder().decode(new Uint8Array(bytes.splice(0)));
  };
  const parts = /\\x([0-9A-Fa-f]{1,2})|\\([0-7]{1,3})|\\u([0-9A-Fa-f]{1,4})|\\U([0-9A-Fa-f]{1,8})|\\([^])|([^])/g;
  for (const [, hex, octal, short, long, letter, plain] of text.matchAll(parts)) {
    if (hex !== undefined || octal !== undefined) {
      bytes.push(hex === undefined ? parseInt(octal ?? '', 8) & 0xff : parseInt(hex, 16));
      continue;
    }
    flush();
    const code = parseInt(short ?? long ?? '', 16);
    // Chrome writes a pair of `\u` for a character beyond the first 65,536: joined as UTF-16 they are it again.
    if (short !== undefined) result += String.fromCharCode(code);
    else if (long !== undefined) result += code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    else if (letter !== undefined) result += escapes[letter] ?? (/["'\\?]/.test(letter) ? letter : `\\${letter}`);
    else result += plain ?? '';
  }
  flush();
  return result;
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 1;
}
