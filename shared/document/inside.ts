// Where part of a string's value stands in the text: escapes, quotes and folded lines shift it.
import { decode, type Stretch } from './decode';
import type { Source } from './layout';
import type { ScalarNode, Span } from './node';

/**
 * The place of the characters `from` to `to` of a string's value; behind the last character, that of the last one.
 * The whole value where the place can't be told: an empty string, an alias, an escape that is none.
 *
 *     "Path.$": "$.a\"b c"
 *                     ^ the value's character 5 is the text's 6th
 */
export function spanInside({ text }: Source, node: ScalarNode, from: number, to = from + 1): Span {
  const stretches = decode(text, node)?.stretches ?? [];
  const length = stretches.at(-1)?.to ?? 0;
  const first = Math.min(from, length - 1);
  const last = Math.max(first, Math.min(to, length) - 1);
  const [start, end] = [placeOf(stretches, first)?.start, placeOf(stretches, last)?.end];
  return start === undefined || end === undefined ? { start: node.start, end: node.end } : { start, end };
}

/** The text that stands for one character of the value. */
function placeOf(stretches: Stretch[], offset: number): Span | undefined {
  const stretch = stretches.find(({ from, to }) => from <= offset && offset < to);
  if (!stretch?.same) return stretch;
  const start = stretch.start + offset - stretch.from;
  return { start, end: start + 1 };
}
