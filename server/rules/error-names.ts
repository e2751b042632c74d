// What the two error-name rules share: the entries of a Task's ErrorEquals lists.
import { isUnknownText } from '../../shared/document/known';
import { stringOf, valueOf, type ArrayNode, type ScalarNode } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';

export type ErrorEntry = { name: string; node: ScalarNode };

export type ErrorList = { list: ArrayNode; entries: ErrorEntry[] };

/** The ErrorEquals lists of a Task's retriers and catchers, each with the entries that can be known. */
export function errorLists(task: Task): readonly ErrorList[] {
  let known = listsOf.get(task);
  if (!known) listsOf.set(task, (known = [...listsIn(task)]));
  return known;
}

/** Both rules ask for the same lists: they are looked for once. */
const listsOf = new WeakMap<Task, readonly ErrorList[]>();

function* listsIn(task: Task): Generator<ErrorList> {
  for (const field of ['Retry', 'Catch']) {
    const handlers = valueOf(task.node, field);
    if (handlers?.kind !== 'array') continue;
    for (const handler of handlers.items) {
      const list = valueOf(handler, 'ErrorEquals');
      if (list?.kind === 'array') yield { list, entries: list.items.flatMap(entryOf) };
    }
  }
}

function entryOf(node: ArrayNode['items'][number]): ErrorEntry[] {
  const name = stringOf(node);
  return name === undefined || node.kind !== 'scalar' || isUnknownText(name) ? [] : [{ name, node }];
}
