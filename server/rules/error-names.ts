// What the two error-name rules share: the entries of a Task's ErrorEquals lists.
import { isUnknownText } from '../../shared/document/known';
import { stringOf, valueOf, type ArrayNode, type Node } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';

const fields = ['Retry', 'Catch'];

/** The ErrorEquals lists of a Task's retriers and catchers. */
export const errorLists = lastRemembered((task: Task): readonly ArrayNode[] => {
  const found: ArrayNode[] = [];
  for (const field of fields) {
    const handlers = valueOf(task.node, field);
    if (handlers?.kind !== 'array') continue;
    for (const handler of handlers.items) {
      const list = valueOf(handler, 'ErrorEquals');
      if (list?.kind === 'array') found.push(list);
    }
  }
  return found;
});

/** The error that an entry of such a list names, where that can be known. */
export function errorOf(entry: Node): string | undefined {
  const name = stringOf(entry);
  return name === undefined || isUnknownText(name) ? undefined : name;
}
