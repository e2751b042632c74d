// What a person may do to a text next: type, delete, cut lines, paste, take back, lose the end.
import type { Random } from './random';

/** What stands from `start` to `end` becomes `text`. */
export type Edit = { start: number; end: number; text: string };

const typed = [
  ...Array.from(' \n"\'{}[]:,#-|>$%&*!?\\/.()ax0\t'),
  ...['\n  ', '\r\n', '- ', ': ', '"k": 1,', 'k: 1\n', '${X}', '{% $states.input %}', '$$.Task.Token', 'null', '.$'],
  ...['//', '/*', '&a ', '*a', '<<: *a', '!Sub ', '---\n', '\u00e9', '\ud83d\ude00', '\u2028', '__proto__'],
];

/** Words that make and unmake Tasks, and what is judged in them. */
const words = ['"Parameters": {', '"States": {', 'apigateway:invoke', '"Type": "Task",', '"QueryLanguage": "JSONata",'];
const pasted = [
  ...words,
  'Method: GET',
  '"Headers": {"a": "b"},',
  '"Headers": {"Host": ["x"]}',
  '"AuthType": "IAM_AUTH"',
];

/** An edit of `text`; `undo` takes the one before back. `others` are texts to paste from. */
export function nextEdit(random: Random, text: string, others: readonly string[], undo: Edit | undefined): Edit {
  if (undo && random.next() < 0.4) return undo;
  const at = random.next() < 0.2 ? nearTask(random, text) : random.below(text.length + 1);
  const chance = random.next();
  if (chance < 0.45) return { start: at, end: at, text: random.pick(typed) };
  if (chance < 0.6) return cut(at, 1, text);
  if (chance < 0.7) return { ...cut(at, 1 + random.below(8), text), text: random.pick(typed) };
  if (chance < 0.78) return cut(at, random.below(80), text);
  if (chance < 0.86) return cutLines(at, 1 + random.below(4), text);
  if (chance < 0.9) return { start: at, end: at, text: random.pick(pasted) };
  if (chance < 0.985) return { start: at, end: at, text: partOf(random, random.pick([text, ...others])) };
  return { start: at, end: text.length, text: '' };
}

/** The edit that takes another back which was made to `text`. */
export function inverse(text: string, { start, end, text: put }: Edit): Edit {
  return { start, end: start + put.length, text: text.slice(start, end) };
}

export function apply(text: string, { start, end, text: put }: Edit): string {
  return text.slice(0, start) + put + text.slice(end);
}

function cut(start: number, length: number, { length: end }: string): Edit {
  return { start, end: Math.min(end, start + length), text: '' };
}

function cutLines(at: number, count: number, text: string): Edit {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = at;
  for (let line = 0; line < count && end !== -1; line++) end = text.indexOf('\n', end + 1);
  return { start, end: end === -1 ? text.length : end, text: '' };
}

function partOf(random: Random, text: string): string {
  const start = random.below(text.length + 1);
  // Whole lines as often as pieces of them.
  const from = random.next() < 0.5 ? start : text.lastIndexOf('\n', start) + 1;
  return text.slice(from, from + random.below(300));
}

function nearTask(random: Random, text: string): number {
  const found = text.indexOf('apigateway', random.below(text.length + 1));
  return Math.max(0, Math.min(text.length, (found === -1 ? 0 : found) + random.below(400) - 100));
}
