// What the two error-name rules share: the entries of a Task's ErrorEquals lists.
import { isUnknownText } from '../../shared/document/known';
import { stringOf, valueOf, type ArrayNode, type ScalarNode } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';

export type ErrorEntry = { name: string; node: ScalarNode };

export type ErrorList = { list: ArrayNode; entries: ErrorEntry[] };

const fields = ['Retry', 'Catch'];

/** The ErrorEquals lists of a Task's retriers and catchers, each with the entries that can be known. */
export const errorLists = lastRemembered((task: Task): readonly ErrorList[] => {
  const found: ErrorList[] = [];
  for (const field of fields) {
    const handlers = valueOf(task.node, field);
    if (handlers?.kind !== 'array') continue;
    for (const handler of handlers.items) {
      const list = valueOf(handler, 'ErrorEquals');
      if (list?.kind === 'array') found.push({ list, entries: entriesOf(list) });
    }
  }
  return found;
});

function entriesOf(list: ArrayNode): ErrorEntry[] {
  const entries: ErrorEntry[] = [];
  for (const node of list.items) {
    const name = stringOf(node);
    if (name !== undefined && node.kind === 'scalar' && !isUnknownText(name)) entries.push({ name, node });
  }
  return entries;
}
