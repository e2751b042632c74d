// The function calls around the end of a half-typed expression, and the argument each is at.

export type OpenCall = { name: string; argument: number };

export type Tail = {
  /** From the outermost to the innermost. */
  calls: OpenCall[];
  /** The end is inside of a quoted text or a comment. */
  inText: boolean;
  /** The last character outside of texts and blanks, before the name that is being typed. */
  previous: string;
};

const texts = {
  intrinsic: /'(?:[^'\\]|\\[^])*('|$)/y,
  jsonata: /'(?:[^'\\]|\\[^])*('|$)|"(?:[^"\\]|\\[^])*("|$)|`[^`]*(`|$)|\/\*[^]*?(\*\/|$)/y,
};
const name = /[$\p{L}\p{N}_.]+/uy;

/**
 * Reads an expression up to where it ends.
 *
 *     States.Format('{}, {}', $.a, States.Array(
 *            ^ argument 2                      ^ argument 0
 */
export function tailOf(expression: string, language: keyof typeof texts): Tail {
  const open: (OpenCall & { close: string })[] = [];
  let [called, previous] = ['', ''];
  for (let at = 0; at < expression.length;) {
    const text = sticky(texts[language], expression, at);
    if (text) {
      at += text[0].length;
      if (at === expression.length && !text.slice(1).some(Boolean))
        return { calls: callsOf(open), inText: true, previous };
      [called, previous] = ['', text[0].startsWith('/*') ? previous : "'"];
      continue;
    }
    const word = sticky(name, expression, at)?.[0];
    if (word !== undefined) {
      called = word;
      at += word.length;
      // The name at the very end is being typed: what counts is what stands before it.
      if (at < expression.length) previous = word.slice(-1);
      continue;
    }
    const character = expression.charAt(at++);
    if (/\s/.test(character)) continue;
    if ('([{'.includes(character))
      open.push({ name: character === '(' ? called : '', argument: 0, close: closing[character] ?? '' });
    else if (')]}'.includes(character)) {
      if (open.at(-1)?.close === character) open.pop();
    } else if (character === ',') {
      const innermost = open.at(-1);
      if (innermost) innermost.argument++;
    }
    [called, previous] = ['', character];
  }
  return { calls: callsOf(open), inText: false, previous };
}

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

function callsOf(open: OpenCall[]): OpenCall[] {
  return open.filter((call) => call.name !== '').map(({ name: called, argument }) => ({ name: called, argument }));
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
