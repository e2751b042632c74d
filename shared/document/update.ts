// Follows an edit by reading again only the state it falls into, and moving everything behind it.
import { mayHoldTask, read, type AslDocument } from './document';
import { propOf, type ObjectNode, type Prop, type Span } from './node';
import { depthOfStates } from './placed';
import { languageOf, tasksOfState } from './tasks';
import { sharing } from './yamlStates';

/** One edit: what stood from `start` to `end` became `length` characters. */
export type Change = Span & { length: number };

/**
 * The document after an edit, or undefined where only reading it whole tells. Takes over the tree of `document`, which
 * must not be used any more. What comes out is what reading the whole text would give.
 *
 *     { "States": { "A": {…}, "B": { "Method": "GE|" }, "C": {…} } }
 *                                  ^^^^^^^^^^^^^^^^^^   read again
 *                                                     ^^^^^^^^^^^ moved
 */
export function update(document: AslDocument, text: string, change: Change): AslDocument | undefined {
  const { root, syntax, machines } = document;
  const states = propOf(root, 'States')?.value;
  if (root?.kind !== 'object' || states?.kind !== 'object' || machines.length > 0) return undefined;
  if (states.props.some(({ from }) => from) || !standsAlone(document)) return undefined;
  const index = stateAt(states, change);
  const prop = states.props[index];
  const old = prop?.value;
  if (!prop || !old) return undefined;

  const delta = change.length - (change.end - change.start);
  const again =
    syntax === 'json' ? readJsonState(text, prop, delta) : readYamlState(document, text, states, index, change, delta);
  if (!again) return undefined;
  const { value, problems } = again;

  const last = index === states.props.length - 1;
  const behind = document.problems.filter(({ start }) => start >= old.end);
  for (const problem of behind) move(problem, delta);
  for (const later of states.props.slice(index + 1)) later.origin.offset += delta;
  const statesAt = root.props.findIndex((one) => one.value === states);
  for (const later of root.props.slice(statesAt + 1)) moveProp(later, delta);
  prop.value = value;
  stretch(states, last, value.end, delta);
  stretch(root, statesAt === root.props.length - 1, states.end, delta);

  const updated: AslDocument = {
    ...document,
    text,
    problems: [...document.problems.filter(({ end }) => end <= old.start), ...problems, ...behind],
    tasks: document.tasks.flatMap((task) => (task.path[1] === prop.key ? [] : [task])),
  };
  const found = tasksOfState(prop, ['States', prop.key], languageOf(root));
  const at = updated.tasks.findIndex(({ node }) => node.start > value.start);
  updated.tasks.splice(at === -1 ? updated.tasks.length : at, 0, ...found);
  // Without any Task left, or with an ARN that is none for a first look, the text is one that need not be read at all.
  if (updated.tasks.length === 0 || !mayHoldTask(text)) return undefined;
  alone.set(updated, true);
  return updated;
}

/** Whether no state shares anything with another: not where YAML has anchors, or two states have one name. */
const alone = new WeakMap<AslDocument, boolean>();

function standsAlone(document: AslDocument): boolean {
  let known = alone.get(document);
  if (known === undefined) {
    const states = propOf(document.root, 'States')?.value;
    const names = states?.kind === 'object' ? states.props.map(({ key }) => key) : [];
    known = new Set(names).size === names.length && !(document.syntax === 'yaml' && sharing.test(document.text));
    alone.set(document, known);
  }
  return known;
}

/** The state whose text holds the whole edit, as its place among the properties; -1 where none does. */
function stateAt({ props }: ObjectNode, change: Change): number {
  let low = 0;
  let high = props.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((props[middle]?.start ?? 0) <= change.start) low = middle;
    else high = middle - 1;
  }
  const value = props[low]?.value;
  return value?.kind === 'object' && !value.unclosed && value.start < change.start && change.end < value.end ? low : -1;
}

type Again = Pick<AslDocument, 'problems'> & { value: ObjectNode };

/** A state between its braces: it must close exactly where it closed before, else the edit reaches further. */
function readJsonState(text: string, { origin, value: old }: Prop, delta: number): Again | undefined {
  if (!old) return undefined;
  const slice = detached(text, old.start, old.end + delta);
  const { root, problems } = read(slice, 'json', { start: old.start, origin, depth: depthOfStates });
  if (root?.kind !== 'object' || root.unclosed || root.end !== old.end + delta) return undefined;
  return { value: root, problems };
}

/** Part of a text as a text of its own: strings cut from it do not keep the whole text in memory. */
function detached(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}

/**
 * A state in block style: the lines from its name to the next name. Every line of it must stand deeper than the name,
 * and the edit behind the name's own line, else the structure around it may have changed.
 */
function readYamlState(
  document: AslDocument,
  text: string,
  states: ObjectNode,
  index: number,
  change: Change,
  delta: number,
): Again | undefined {
  const prop = states.props[index];
  const old = prop?.value;
  if (!states.block || !prop || old?.kind !== 'object' || !old.block || document.problems.length > 0) return undefined;
  if (!document.text.slice(prop.end, change.start).includes('\n')) return undefined;
  const start = lineStart(text, prop.start);
  const next = states.props[index + 1];
  const end = next ? lineStart(document.text, next.start) + delta : lineEnd(text, old.end + delta);
  const slice = detached(text, start, end);
  const indent = prop.start - start;
  const [, ...lines] = slice.split('\n');
  if (sharing.test(slice) || lines.some((line) => /\S/.test(line) && line.search(/\S/) <= indent)) return undefined;
  const { root, problems } = read(slice, 'yaml', { start, origin: prop.origin, depth: depthOfStates });
  const [only, ...others] = root?.kind === 'object' ? root.props : [];
  if (problems.length > 0 || others.length > 0 || only?.key !== prop.key || only?.value?.kind !== 'object')
    return undefined;
  return { value: only.value, problems };
}

/** What holds the state ends later or earlier: a block of YAML with its last property, JSON with its own brace. */
function stretch(object: ObjectNode, endsWithIt: boolean, end: number, delta: number): void {
  object.endAt(object.block && endsWithIt ? end : object.end + delta);
}

function move(span: Span, delta: number): void {
  span.start += delta;
  span.end += delta;
}

/** Moves a property of the root, and those of its value, which have origins of their own. */
function moveProp({ origin, value }: Prop, delta: number): void {
  origin.offset += delta;
  if (value?.kind === 'object') for (const prop of value.props) prop.origin.offset += delta;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Two edits one after the other as one, in the places of the text before both. */
export function merge(first: Change, second: Change): Change {
  const delta = first.length - (first.end - first.start);
  const back = (offset: number, inside: number): number =>
    offset <= first.start ? offset : offset >= first.start + first.length ? offset - delta : inside;
  const start = Math.min(first.start, back(second.start, first.start));
  const end = Math.max(first.end, back(second.end, first.end));
  const secondDelta = second.length - (second.end - second.start);
  return { start, end, length: end - start + delta + secondDelta };
}
