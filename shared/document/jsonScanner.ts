// Cuts JSON with comments into tokens, one at a time, each with what is wrong inside it.
import { RepeatedTexts } from './repeatedTexts';

export type Token =
  | ('{' | '}' | '[' | ']' | ':' | ',')
  | ('string' | 'number' | 'true' | 'false' | 'null')
  /** What is no JSON: a bare word or sign, to the next blank, quote, bracket, colon, comma or slash. */
  | 'unknown'
  | 'end';

/** By character code, as a look into a list is faster than one for a name. */
const brackets: (Token | undefined)[] = Array.from({ length: 128 }, () => undefined);
for (const bracket of ['{', '}', '[', ']', ':', ','] as const) brackets[bracket.charCodeAt(0)] = bracket;
const words: Partial<Record<string, Token>> = { true: 'true', false: 'false', null: 'null' };

const escapes: Partial<Record<string, string>> = {
  ...{ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
};

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?/y;
const exponent = /[eE][+-]?(\d*)/y;
const word = /-|[^ \t\n\r{}[\]":,/]+|[^]/y;
const lineEnd = /[\n\r]|$/g;

const [tab, lineFeed, carriageReturn, blank, quote, slash, backslash] = [9, 10, 13, 32, 34, 47, 92];

/** `token` stands from `start` to `end`; blanks and comments before it are passed over. Begins before the first token. */
export class JsonScanner {
  token: Token = 'unknown';
  start = 0;
  end = 0;
  /** A string's value, a number's text, or the text of what is unknown. */
  value = '';
  /** What is wrong inside the token. */
  mistake: string | undefined = undefined;
  private readonly repeated = new RepeatedTexts();

  constructor(private readonly text: string) {}

  /** Goes to the next token. */
  next(): void {
    const { text } = this;
    this.mistake = undefined;
    const start = this.behindTrivia(this.end);
    this.start = start;
    if (start >= text.length) {
      this.take('end', text.length);
      return;
    }
    const code = text.charCodeAt(start);
    if (code === quote) {
      this.scanString(start);
      return;
    }
    const bracket = code < 128 ? brackets[code] : undefined;
    if (bracket !== undefined) this.take(bracket, start + 1);
    else if (isDigit(code) || (code === 45 && isDigit(text.charCodeAt(start + 1)))) this.scanNumber(start);
    else {
      this.value = this.match(word, start);
      this.take(words[this.value] ?? 'unknown', start + this.value.length);
    }
  }

  /** Goes on with the token at an offset. */
  goTo(offset: number): void {
    this.end = offset;
    this.next();
  }

  /** The first character behind an offset that is no blank and in no comment; empty at the end. */
  signBehind(offset: number): string {
    return this.text.charAt(this.behindTrivia(offset));
  }

  private take(token: Token, end: number): void {
    this.token = token;
    this.end = end;
  }

  private behindTrivia(offset: number): number {
    const { text } = this;
    for (let at = offset; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === blank || code === lineFeed || code === carriageReturn || code === tab) at++;
      else if (code !== slash) return at;
      else if (text[at + 1] === '/') {
        lineEnd.lastIndex = at;
        at = lineEnd.exec(text)?.index ?? text.length;
      } else if (text[at + 1] === '*') {
        const end = text.indexOf('*/', at + 2);
        at = end === -1 ? text.length : end + 2;
      } else return at;
    }
    return text.length;
  }

  private scanString(start: number): void {
    const { text } = this;
    this.token = 'string';
    const from = start + 1;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.value = this.repeated.slice(text, from, at);
        this.end = at + 1;
        return;
      }
      if (code === backslash || code < blank) break;
    }
    this.scanUnusualString(from);
  }

  /** A string with an escape or a mistake in it. */
  private scanUnusualString(begin: number): void {
    const { text } = this;
    this.value = '';
    let from = begin;
    for (let at = from; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.value += text.slice(from, at);
        this.end = at + 1;
        return;
      }
      if (code === backslash) {
        this.value += text.slice(from, at);
        from = this.scanEscape(at);
        at = from - 1;
      } else if (code < blank || at >= text.length) {
        // A string that is not closed ends with its line.
        if (code === lineFeed || code === carriageReturn || at >= text.length) {
          this.mistake = 'The string is not closed.';
          this.value += text.slice(from, at);
          this.end = Math.min(at, text.length);
          return;
        }
        this.mistake = 'A control character in a string must be escaped: a tab is \\t.';
      }
    }
  }

  /** Adds what a backslash and what follows stand for, and says where that ends. */
  private scanEscape(at: number): number {
    const { text } = this;
    const sign = text.charAt(at + 1);
    if (sign === 'u') {
      const digits = /^[\dA-Fa-f]{0,4}/.exec(text.slice(at + 2, at + 6))?.[0] ?? '';
      if (digits.length === 4) this.value += String.fromCharCode(parseInt(digits, 16));
      else this.mistake = 'Four hexadecimal digits are expected behind \\u.';
      return at + 2 + digits.length;
    }
    const escaped = escapes[sign];
    if (escaped !== undefined) this.value += escaped;
    else if (sign !== '') this.mistake = 'JSON has no such escape in a string: a backslash is written \\\\.';
    return Math.min(at + 2, text.length);
  }

  private scanNumber(start: number): void {
    this.token = 'number';
    this.value = this.match(number, start);
    this.end = start + this.value.length;
    const behind = this.text.charAt(this.end);
    const missing = 'A digit is missing in the number.';
    if (behind === '.' && !this.value.includes('.')) {
      this.end++;
      this.mistake = missing;
    } else if (behind === 'e' || behind === 'E') {
      const found = this.match(exponent, this.end);
      this.end += found.length;
      if (isDigit(found.charCodeAt(found.length - 1))) this.value += found;
      else this.mistake = missing;
    }
  }

  /** What a sticky pattern matches there; asking for no groups makes no list of them. */
  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? this.text.slice(at, pattern.lastIndex) : '';
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
