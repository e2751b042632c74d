// Where something is typed in block YAML: the outline's levels, read as the way from a state.
import type { AslDocument } from '../shared/document/document';
import { lineEnd, lineStart } from '../shared/document/layout';
import { propOf, type Node, type Path } from '../shared/document/node';
import type { QueryLanguage, Task } from '../shared/document/tasks';
import { linesOf, outlineAt, type Level, type Outline } from './outline';
import { taskAt } from './place';
import { nameOf, stateOfResource, type Spot, type State } from './spot';
import { lineAbove, unquoted, yamlLine, type YamlLine } from './yamlLine';
import { dashColumnBelow, partsWhatFollows } from './yamlNeighbours';

/** The spot, nothing where a Task of another service is, or 'brackets' where only the tree can tell. */
export function spotInYaml(document: AslDocument, offset: number): Spot | 'brackets' | undefined {
  const isEnough = (level: Level): boolean => isState(document.text, level);
  const outline = outlineAt(document.text, offset, { lineAbove: lineAboveIn(document, offset), isEnough });
  if (!outline) return 'brackets';
  const found = stateAround(document, outline.levels, offset);
  // What is typed in a Resource of another service may become ours; elsewhere in such a Task nothing is.
  if (found === 'other' && !(outline.on === 'value' && outline.key === 'Resource')) return undefined;
  const around = found === 'other' ? undefined : found;
  const path = outline.levels.slice(0, around?.depth).reverse();
  const names = path.map(({ name }) => name).slice(around ? 1 : 0);
  const steps: Path = names.filter((name) => name !== '').map((name) => (name === '-' ? 0 : name));
  const isNewItem = outline.on === 'key' && isList(steps);
  const place = isNewItem ? asItem(document.text, outline, offset) : outline;
  if (isNew(document.text, place) && partsWhatFollows(document.text, offset, place.levels[0]!)) return undefined;
  const beside = besides(document, place, offset);
  return { ...beside, steps, ...(around && { state: around.state }), ...(isNewItem && { lead: '- ' }) };
}

/** What looks like a key below `ErrorEquals` is one of its items, without a dash yet. */
function asItem(text: string, outline: Outline, offset: number): Outline {
  const [inner, outer] = outline.levels as [Level, Level];
  const column = dashColumnBelow(text, { start: outer.at, column: outer.column }, lineStart(text, offset));
  return {
    ...outline,
    on: 'item',
    levels: [{ ...inner, kind: 'list', column: column ?? inner.column }, ...outline.levels.slice(1)],
  };
}

/** A key without its colon, or an item: what is accepted there is a line of its own. */
function isNew(text: string, { on, span }: Outline): boolean {
  return on === 'item' || (on === 'key' && !/^[ \t]*:/.test(text.slice(span.end, span.end + 40)));
}

/**
 * As `lineAbove`; but out of all states the tree knows the way, where going through the text takes its time. What is
 * half-typed at the cursor does not mislead the tree above it.
 */
function lineAboveIn(
  { text, root, machines, problems }: AslDocument,
  offset: number,
): (start: number, column: number) => number {
  const own = lineStart(text, offset);
  const isMisleading = problems.some(({ start }) => start < own);
  const holders = isMisleading ? [] : [root, ...machines.map(({ definition }) => definition?.node)];
  const all = holders.flatMap((holder) => propOf(holder, 'States') ?? []);
  return (start, column) => {
    const around = all.find(({ value }) => value && value.start < start && text.slice(value.end, start).trim() === '');
    const first = around?.value?.kind === 'object' && around.value.block ? around.value.props[0] : undefined;
    const isOutside = first !== undefined && column < first.start - lineStart(text, first.start);
    return lineAbove(text, around && isOutside ? lineEnd(text, around.start) + 1 : start, column);
  };
}

/** States stand in no state of their own. */
function isState(text: string, level: Level): boolean {
  return level.name === 'States' || (level.kind === 'object' && entriesOf(text, level).has('Resource'));
}

type Around = { state: State; depth: number };

/** The nearest level that has a Resource, and how many levels it takes to get there. */
function stateAround(document: AslDocument, levels: Level[], offset: number): Around | 'other' | undefined {
  const { text } = document;
  for (const [index, level] of levels.entries()) {
    if (level.kind === 'list') continue;
    if (level.name === 'States') return undefined;
    const entries = entriesOf(text, level);
    const resource = entries.get('Resource');
    if (resource === undefined) continue;
    const language = entries.get('QueryLanguage');
    const known = language === 'JSONata' || language === 'JSONPath' ? language : undefined;
    const state = stateOfResource(resource, taskNear(document, level.name, offset), known ?? payloadLanguage(entries));
    return state ? { state, depth: index + 1 } : isTyped(resource) ? undefined : 'other';
  }
  return undefined;
}

/** The tree's Task, which half-typed text may have cut short: then the one of that name. */
function taskNear(document: AslDocument, name: string, offset: number): Task | undefined {
  return taskAt(document.tasks, offset) ?? document.tasks.find((task) => task.name === name) ?? document.tasks[0];
}

/** Where no QueryLanguage is near, Arguments tell it. */
function payloadLanguage(entries: Map<string, string>): QueryLanguage | undefined {
  return entries.has('Arguments') && !entries.has('Parameters') ? 'JSONata' : undefined;
}

/** A Resource that is not a whole ARN yet. */
function isTyped(resource: string): boolean {
  return !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(resource);
}

function entriesOf(text: string, level: Level): Map<string, string> {
  const entries = new Map<string, string>();
  for (const { key, value } of linesOf(text, level))
    if (key) entries.set(key.name, unquoted(text.slice(value.start, value.end)));
  return entries;
}

/** ErrorEquals, and each header and query parameter, have a list: a line below is one of its items, dash or not. */
function isList(steps: Path): boolean {
  const [field, group, name] = steps;
  if ((field === 'Retry' || field === 'Catch') && name === 'ErrorEquals') return steps.length === 3;
  const isPayload = field === 'Parameters' || field === 'Arguments';
  return isPayload && (group === 'Headers' || group === 'QueryParameters') && steps.length === 3;
}

/** What the lines beside the cursor say. */
function besides({ text, root }: AslDocument, outline: Outline, offset: number): Omit<Spot, 'steps' | 'state'> {
  const { on, key, span, tight, levels } = outline;
  const level = levels[0]!;
  const own = (line: YamlLine): boolean => line.start <= offset && offset <= line.end;
  const others = [...linesOf(text, level)].filter((line) => !own(line));
  const names = others.map((line) =>
    line.key ? nameOf(line.key.name) : unquoted(text.slice(line.value.start, line.value.end)),
  );
  const merge = level.kind === 'object' ? others.find((line) => line.key?.name === '<<') : undefined;
  const shift = on === 'value' ? 0 : level.column - columnOf(text, outline);
  return {
    on,
    ...(key !== undefined && { key, type: typeBeside(text, others) }),
    span,
    present: new Set(merge?.key ? [...names, ...mergedNames(root, merge.key.span.start)] : names),
    form: 'block',
    lead: tight ? ' ' : '',
    ...(shift !== 0 && { shift }),
  };
}

/** The names that `<<: *name` at a place brings in, which only the tree knows. */
function mergedNames(node: Node | undefined, start: number): string[] {
  if (node?.kind === 'array') return node.items.flatMap((item) => mergedNames(item, start));
  if (node?.kind !== 'object' || node.anchor || start < node.start || node.end < start) return [];
  if (node.merge?.keySpan.start === start) return node.props.flatMap(({ key, from }) => (from ? [nameOf(key)] : []));
  return node.props.flatMap(({ value }) => mergedNames(value, start));
}

/** Where the line of a key or item begins now: with its dash, where it has one. */
function columnOf(text: string, { on, span }: Outline): number {
  const { start, dashes } = yamlLine(text, lineStart(text, span.start));
  return (on === 'item' ? dashes.at(-1) : undefined) ?? span.start - start;
}

function typeBeside(text: string, lines: YamlLine[]): string | undefined {
  const line = lines.find(({ key }) => key?.name === 'Type');
  return line && unquoted(text.slice(line.value.start, line.value.end));
}
