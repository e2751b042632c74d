// Reads a command line as the shells of Windows do: cmd with its carets, as browsers copy it, and PowerShell with backticks.
import type { Token } from './tokens';

/**
 * The words of a command for cmd. cmd itself takes the carets out, then the program divides its line into words:
 *
 *     ^"{^\^"a^\^":1}^"   is   "{\"a\":1}"   is   {"a":1}
 */
export function cmdTokens(text: string): Token[] {
  return programWords(withoutCarets(text), text.includes('^"'));
}

/** A character that cmd has passed on: `ends` marks the line break that ends a command. */
type Passed = { character: string; ends?: true };

function withoutCarets(text: string): Passed[] {
  const line = text.replaceAll('\r\n', '\n');
  const passed: Passed[] = [];
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (character === '^' && !isQuoted) {
      // A caret at the end of a line takes the line break away and makes what follows it plain, a line break too.
      at += line[at + 1] === '\n' ? 2 : 1;
      passed.push({ character: line[at] ?? '' });
    } else passed.push(character === '\n' ? { character, ends: true } : { character });
    if (character === '\n') isQuoted = false;
  }
  return passed;
}

/**
 * The rules of the C runtime: quotes hold a word together, `\"` is a quote, and so is `""` between quotes. Elsewhere a
 * backslash is one, but browsers that write `^"` double it everywhere: what they copied has half as many.
 */
function programWords(passed: Passed[], doubled: boolean): Token[] {
  const tokens: Token[] = [];
  let word: string | undefined;
  let isQuoted = false;
  const end = (): void => {
    if (word !== undefined) tokens.push(word);
    word = undefined;
  };
  for (let at = 0; at < passed.length; at++) {
    const { character, ends } = passed[at] ?? { character: '' };
    const next = passed[at + 1]?.character;
    if (ends) {
      end();
      tokens.push({ operator: '\n' });
      isQuoted = false;
    } else if (character === '\\' && (next === '"' || next === '\\')) {
      const run = slashesFrom(passed, at);
      const beforeQuote = passed[at + run]?.character === '"';
      word = (word ?? '') + '\\'.repeat(beforeQuote || (doubled && run % 2 === 0) ? Math.floor(run / 2) : run);
      at += run - 1;
      if (beforeQuote && run % 2 === 1) {
        word += '"';
        at++;
      }
    } else if (character === '"') {
      word ??= '';
      if (isQuoted && next === '"') {
        word += '"';
        at++;
      } else isQuoted = !isQuoted;
    } else if (/[ \t\n]/.test(character) && !isQuoted) end();
    else word = (word ?? '') + character;
  }
  end();
  return tokens;
}

function slashesFrom(passed: Passed[], at: number): number {
  let count = 0;
  while (passed[at + count]?.character === '\\') count++;
  return count;
}

/** The words of a command for PowerShell. A variable becomes a placeholder: `$env:KEY` and `$KEY` alike `${KEY}`. */
export function powershellTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const words =
    /[ \t\r]+|`\r?\n|(\n|[|;&]+)|#[^\n]*|((?:'(?:[^']|'')*(?:'|$)|"(?:[^"`]|`[^]|"")*(?:"|$)|`[^\r\n]|[^\s'"`|;])+)/g;
  for (const [, operator, word] of text.matchAll(words)) {
    if (operator !== undefined) tokens.push({ operator });
    else if (word !== undefined) tokens.push(powershellWord(word));
  }
  return tokens;
}

function powershellWord(word: string): string {
  return word.replace(
    /'((?:[^']|'')*)(?:'|$)|"((?:[^"`]|`[^]|"")*)(?:"|$)|([^'"]+)/g,
    (_all, single?: string, double?: string, bare?: string) =>
      single === undefined ? expanded((double ?? bare ?? '').replaceAll('""', '"')) : single.replaceAll("''", "'"),
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0' };

function expanded(text: string): string {
  return text.replace(
    /`([^])|\$(?:\{(?:env:)?(\w+)\}|(?:env:)?([A-Za-z_]\w*))/gi,
    (_all, escaped?: string, braced?: string, bare?: string) =>
      escaped === undefined ? `\${${braced ?? bare ?? ''}}` : (escapes[escaped] ?? escaped),
  );
}
