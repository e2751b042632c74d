// Reads a large state machine in YAML state by state, which takes far less memory than all at once.
import type { ReadResult } from './document';
import type { Part } from './json';
import { ObjectNode, type Prop } from './node';
import { depthOfStates, Origin } from './placed';

/** Anchors, aliases, merge keys, directives and document marks: what lets one part of a text decide about another. */
export const sharing = /(^|[\s[{,:-])[&*][^\s]|<<|^(---|\.\.\.|%)/m;

type Read = (text: string, part: Part) => ReadResult;

/**
 * What reading the whole text would give, or undefined where only that tells: the text has errors or an unusual layout,
 * or its states share something.
 *
 *     StartAt: A          head
 *     States:
 *       A:                a state: up to the next name in its column
 *         Type: Task
 *       B:
 *     TimeoutSeconds: 5   tail
 */
export function readByStates(text: string, read: Read): ReadResult | undefined {
  const cuts = sharing.test(text) ? undefined : cutStates(text);
  if (!cuts) return undefined;
  const { starts, tail } = cuts;
  const origin = new Origin();
  const head = objectOf(read(text.slice(0, cuts.head), { start: 0, origin, depth: 0 }));
  const holder = head?.props.at(-1);
  if (!head?.block || holder?.key !== 'States' || holder.value) return undefined;
  const props: Prop[] = [];
  for (const [index, start] of starts.entries()) {
    const part = { start, origin: new Origin(start), depth: depthOfStates };
    const [state, ...others] = objectOf(read(text.slice(start, starts[index + 1] ?? tail), part))?.props ?? [];
    if (!state || others.length > 0) return undefined;
    props.push(state);
  }
  const [first, last] = [props[0], props.at(-1)];
  if (!first || !last) return undefined;
  const end = last.value?.end ?? text.indexOf(':', last.end) + 1;
  holder.value = new ObjectNode(holder.origin, first.start, end, props);
  holder.value.block = true;
  head.endAt(end);
  if (text.slice(tail).trim() !== '') {
    const rest = objectOf(read(text.slice(tail), { start: tail, origin, depth: 0 }));
    if (!rest?.block) return undefined;
    head.props.push(...rest.props);
    head.endAt(rest.end);
  }
  return { root: head, problems: [] };
}

function objectOf({ root, problems }: ReadResult): ObjectNode | undefined {
  return problems.length === 0 && root?.kind === 'object' ? root : undefined;
}

/** Where the states' lines begin, and those before and behind them end and begin; found by indentation alone. */
function cutStates(text: string): { head: number; starts: number[]; tail: number } | undefined {
  const [header, another] = [...text.matchAll(/^States:[ \t]*\r?\n/gm)];
  if (!header || another) return undefined;
  const head = header.index + header[0].length;
  const starts: number[] = [];
  let column = 0;
  for (let line = head; line < text.length; line = nextLine(text, line)) {
    const indent = indentOf(text, line);
    const sign = text.charAt(line + indent);
    if (sign === '#' || sign === '\n' || sign === '\r' || sign === '') continue;
    if (indent === 0) return starts.length > 0 ? { head, starts, tail: line } : undefined;
    if (starts.length === 0) column = indent;
    if (indent > column) continue;
    // A list may stand in the column of its name; anything further out is for the reader of the whole to judge.
    if (indent < column || !/[\w"']/.test(sign)) return undefined;
    starts.push(line);
  }
  return { head, starts, tail: text.length };
}

function nextLine(text: string, line: number): number {
  const end = text.indexOf('\n', line);
  return end === -1 ? text.length : end + 1;
}

function indentOf(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === 32) at++;
  return at - line;
}
