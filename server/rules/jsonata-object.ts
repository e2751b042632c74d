// The names of an object that is written out inside a JSONata expression: `{% {'X-Id': [$states.input.id]} %}`.

/** A name with the names of the objects around it, and where it stands, quotes included. */
export type ObjectKey = { path: string[]; start: number; end: number };

/** Comments, then strings, names in backquotes, regular expressions where no operand ended, and single characters. */
const tokens = /\/\*[^]*?\*\/|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`[^`]*`|\s+|[\p{L}\p{N}_$.]+|[^]/gu;

type Open = { bracket: string; path?: string[] | undefined; key?: string | undefined };

/**
 * The names of an expression that is one object, read without the JSONata parser. Objects inside it count where they are
 * the whole value of a name. Empty for any other expression, and for a regular expression inside, which could be anything.
 */
export function objectKeys(expression: string): ObjectKey[] {
  const inner = expression.slice(2, -2);
  const keys: ObjectKey[] = [];
  const open: Open[] = [];
  let pending: { name: string; start: number; end: number } | undefined;
  let before = '';
  let isEnded = false;
  for (const match of inner.matchAll(tokens)) {
    const [token] = match;
    if (/^(\s|\/\*)/.test(token)) continue;
    // A regular expression, or something behind the object that works on it.
    if (isEnded || token === '/') return [];
    const top = open.at(-1);
    const start = match.index + 2;
    if (token === ':' && pending && top?.bracket === '{') {
      top.key = pending.name;
      if (top.path) keys.push({ path: [...top.path, pending.name], start: pending.start, end: pending.end });
    } else if (token === '{' || token === '[' || token === '(') {
      if (!top && token !== '{') return [];
      const isValue = token === '{' && before === ':' && top?.path && top.key !== undefined;
      const path = !top ? [] : isValue ? [...top.path!, top.key!] : undefined;
      open.push({ bracket: token, path });
    } else if (token === '}' || token === ']' || token === ')') {
      open.pop();
      isEnded = open.length === 0;
    } else if (!top) return [];
    const isKey = /^["']/.test(token) && top?.bracket === '{' && (before === '{' || before === ',');
    pending = isKey ? { name: token.slice(1, -1), start, end: start + token.length } : undefined;
    if (token === ',' && top) top.key = undefined;
    before = token;
  }
  return isEnded ? keys : [];
}
