// Walks over the payload of a Task, however deep.
import { isExpressionKey, isUnknown } from '../../shared/document/known';
import type { Node, ObjectNode } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';

/**
 * Every object of the payload, each before those below it. None below the value of a `.$` key, which is one expression,
 * nor what a template's function makes its value of.
 */
export const payloadObjects = lastRemembered((task: Task): readonly ObjectNode[] => {
  const found: ObjectNode[] = [];
  if (task.payload?.value) collectBelow(task.payload.value, task.language, found);
  return found;
});

function collectBelow(node: Node, language: QueryLanguage, found: ObjectNode[]): void {
  if (node.kind === 'array') for (const item of node.items) collectBelow(item, language, found);
  if (node.kind !== 'object' || isUnknown(node)) return;
  found.push(node);
  for (const { key, value } of node.props)
    if (value && !isExpressionKey(key, language)) collectBelow(value, language, found);
}
