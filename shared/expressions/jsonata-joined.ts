// The operands of `'text' & $value & …` in JSONata, told without its parser, which is too large for a keystroke.

/** A text that is written out, or the source of anything else. */
export type Operand = { text: string } | { source: string };

const quoted = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`[^`]*`|\/\*[^]*?\*\//y;
const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * The operands between the outermost `&`; undefined where another operator stands beside them that binds no closer
 * (`?`, `=`, `and`, …), so that the value may be another, or where the text cannot be cut with certainty.
 */
export function joinedBy(expression: string): Operand[] | undefined {
  const operands: string[] = [];
  const open: string[] = [];
  let start = 0;
  for (let at = 0; at < expression.length;) {
    quoted.lastIndex = at;
    const text = quoted.exec(expression)?.[0];
    if (text !== undefined) {
      at += text.length;
      continue;
    }
    const character = expression.charAt(at);
    // Never closed; or perhaps a regular expression, in which quotes and brackets mean nothing.
    if (/["'`/\\]/.test(character)) return undefined;
    if (closing[character] !== undefined) open.push(closing[character]);
    else if (')]}'.includes(character)) {
      if (open.pop() !== character) return undefined;
    } else if (open.length === 0) {
      if (character === '&') {
        operands.push(expression.slice(start, at));
        start = at + 1;
      } else if (/[?:;=<>!~^+\-@#|,]/.test(character)) return undefined;
    }
    at++;
  }
  if (open.length > 0) return undefined;
  const all = [...operands, expression.slice(start)].map(operandOf);
  return all.some((operand) => operand === undefined) ? undefined : all.flatMap((operand) => operand ?? []);
}

function operandOf(source: string): Operand[] | undefined {
  const trimmed = source.trim();
  const text = textOf(trimmed);
  if (text !== undefined) return [{ text }];
  // Operators that are words.
  if (trimmed === '' || /[\s)\]}'"`](and|or|in)(?!\w)/.test(trimmed)) return undefined;
  const inside = /^\(([^]*)\)$/.exec(trimmed)?.[1];
  return (inside === undefined ? undefined : joinedBy(inside)) ?? [{ source: trimmed }];
}

/** The value of a text that is the whole operand; undefined for anything else. */
function textOf(source: string): string | undefined {
  quoted.lastIndex = 0;
  if (!/^["']/.test(source) || quoted.exec(source)?.[0] !== source) return undefined;
  const inner = source.slice(1, -1).replace(/\\[^]|"/g, (found) => (found === '"' ? '\\"' : found));
  try {
    // JSONata has the escapes of JSON, and no others.
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return undefined;
  }
}
