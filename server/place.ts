// What a cursor means to a Task: one of its parameters, a header, an error name, its Resource.
import type { AslDocument } from '../shared/document/document';
import { payloadKey } from '../shared/document/known';
import type { Task } from '../shared/document/tasks';
import { cursorAt, type Cursor } from './cursor';

export type Place = { task: Task; cursor: Cursor } & (
  | { what: 'parameter' }
  | { what: 'parameter-value'; name: string; isExpression: boolean }
  | { what: 'header' }
  | { what: 'header-value'; name: string }
  | { what: 'error-name' }
  | { what: 'resource' }
);

/** The place of an offset in a Task, or undefined where the Task has nothing to say. */
export function placeAt(document: AslDocument, offset: number): Place | undefined {
  // The innermost Task: a Task holds no other, so the first that fits is the one.
  const task = document.tasks.find(({ node }) => node.start <= offset && offset <= node.end);
  const cursor = task && cursorAt(document.text, document.root, offset);
  if (!task || !cursor || !task.path.every((step, index) => cursor.path[index] === step)) return undefined;
  const steps = cursor.path.slice(task.path.length);
  const place = inTask(task, cursor, steps);
  return place && { task, cursor, ...place };
}

type What = Place extends infer P ? (P extends Place ? Omit<P, 'task' | 'cursor'> : never) : never;

function inTask(task: Task, cursor: Cursor, steps: (string | number)[]): What | undefined {
  const [field, second, third] = steps;
  if (field === undefined)
    return cursor.on === 'value' && cursor.prop.key === 'Resource' ? { what: 'resource' } : undefined;
  if (field === task.payload?.key) return inPayload(task, cursor, steps.slice(1));
  if (
    (field === 'Retry' || field === 'Catch') &&
    typeof second === 'number' &&
    third === 'ErrorEquals' &&
    cursor.on === 'item'
  )
    return { what: 'error-name' };
  return undefined;
}

function inPayload(task: Task, cursor: Cursor, steps: (string | number)[]): What | undefined {
  if (steps.length === 0) {
    if (cursor.on === 'key') return { what: 'parameter' };
    if (cursor.on === 'item') return undefined;
    return { what: 'parameter-value', ...payloadKey(cursor.prop.key, task.language) };
  }
  if (steps[0] !== 'Headers') return undefined;
  const header = steps[1];
  if (header === undefined) {
    if (cursor.on === 'key') return { what: 'header' };
    return cursor.on === 'value' ? { what: 'header-value', name: cursor.prop.key } : undefined;
  }
  return typeof header === 'string' && steps.length === 2 && cursor.on === 'item'
    ? { what: 'header-value', name: header }
    : undefined;
}
