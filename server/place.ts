// What a place in a state means: one of the Task's parameters, a header, an error name, its Resource.
import type { AslDocument } from '../shared/document/document';
import { parameterOf, payloadKey } from '../shared/document/known';
import type { Path, Prop } from '../shared/document/node';
import type { QueryLanguage, Task } from '../shared/document/tasks';
import { cursorAt, type Cursor } from './cursor';

export type What =
  | { what: 'parameter' }
  | { what: 'parameter-value'; name: string; isExpression: boolean }
  | { what: 'header' }
  | { what: 'header-value'; name: string }
  | { what: 'query-value'; name: string }
  | { what: 'error-name' }
  | { what: 'resource' };

export type Place = { task: Task; cursor: Cursor; steps: Path } & (What | { what: 'other' });

/** The place of an offset in a Task, or undefined outside of all. */
export function placeAt(document: AslDocument, offset: number): Place | undefined {
  const task = taskAt(document.tasks, offset);
  const cursor = task && cursorAt(document.text, task.node, offset);
  if (!cursor) return undefined;
  const key = cursor.on === 'value' ? cursor.prop.key : undefined;
  const meaning = meaningOf({ steps: cursor.path, on: cursor.on, key }, task.language) ?? { what: 'other' };
  return { task, cursor, steps: cursor.path, ...meaning };
}

/** The Task around an offset. Tasks stand in document order and none holds another: the last that begins before it. */
export function taskAt(tasks: readonly Task[], offset: number): Task | undefined {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.node.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const task = tasks[low - 1];
  return task && offset <= task.node.end ? task : undefined;
}

/** The Task that is typed in: in YAML also where nothing but blanks stands between its end and the offset. */
export function taskTypedAt({ tasks, syntax, text }: AslDocument, offset: number): Task | undefined {
  const task = taskAt(tasks, offset);
  if (task || syntax !== 'yaml') return task;
  const before = tasks.findLast(({ node }) => node.end <= offset);
  return before && text.slice(before.node.end, offset).trim() === '' ? before : undefined;
}

/** What stands at the end of `steps`, counted from the state. */
export type Position = { steps: Path; on: Cursor['on']; key?: string | undefined };

/** What a place means to the integration, or undefined where it means nothing to it. */
export function meaningOf({ steps, on, key }: Position, language: QueryLanguage): What | undefined {
  const [field, second, third] = steps;
  if (field === undefined) return on === 'value' && key === 'Resource' ? { what: 'resource' } : undefined;
  if (field === 'Parameters' || field === 'Arguments') return inPayload({ steps: steps.slice(1), on, key }, language);
  if ((field !== 'Retry' && field !== 'Catch') || typeof second !== 'number') return undefined;
  // In the list, or where that is still missing.
  const isErrors =
    on === 'item' ? third === 'ErrorEquals' && steps.length === 3 : key === 'ErrorEquals' && steps.length === 2;
  return isErrors && on !== 'key' ? { what: 'error-name' } : undefined;
}

function inPayload({ steps, on, key }: Position, language: QueryLanguage): What | undefined {
  if (steps.length === 0) {
    if (on === 'key') return { what: 'parameter' };
    return key === undefined ? undefined : { what: 'parameter-value', ...payloadKey(key, language) };
  }
  const [field, name] = steps;
  if (field !== 'Headers' && field !== 'QueryParameters') return undefined;
  const isHeader = field === 'Headers';
  if (name === undefined) {
    if (on === 'key') return isHeader ? { what: 'header' } : undefined;
    return key === undefined ? undefined : { what: isHeader ? 'header-value' : 'query-value', name: key };
  }
  if (typeof name !== 'string' || steps.length !== 2 || on !== 'item') return undefined;
  return { what: isHeader ? 'header-value' : 'query-value', name };
}

/** The property around the cursor; in a list of a header's values, the header. */
export function propAt({ cursor, task, steps }: Place): Prop | undefined {
  if (cursor.on === 'value' || cursor.on === 'key') return cursor.prop;
  const parameter = parameterOf(task, String(steps[1]))?.prop.value;
  return parameter?.kind === 'object' && steps.length === 3
    ? parameter.props.find(({ key }) => key === steps[2])
    : undefined;
}
