// Walks over the payload of a Task, however deep.
import { isUnknown, parametersIn, type Parameter } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';

/**
 * Every property of the payload, in document order. Not what stands below the value of a `.$` key, which is one
 * expression, nor what a template's function makes its value of.
 */
export const payloadProps = lastRemembered((task: Task): readonly Parameter[] => {
  const found: Parameter[] = [];
  if (task.payload?.value) collectBelow(task.payload.value, task.language, found);
  return found;
});

function collectBelow(node: Node, language: QueryLanguage, found: Parameter[]): void {
  if (node.kind === 'array') for (const item of node.items) collectBelow(item, language, found);
  if (node.kind !== 'object' || isUnknown(node)) return;
  for (const parameter of parametersIn(node, language)) {
    found.push(parameter);
    const { value } = parameter.prop;
    if (value && !parameter.isExpression) collectBelow(value, language, found);
  }
}
