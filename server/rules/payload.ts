// Walks over the payload of a Task, however deep.
import { isUnknown, parametersIn, type Parameter } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';

/**
 * Every property of the payload, in document order. Not what stands below the value of a `.$` key, which is one
 * expression, nor what a template's function makes its value of.
 */
export function* payloadProps(task: Task): Generator<Parameter> {
  if (task.payload?.value) yield* propsBelow(task.payload.value, task.language);
}

function* propsBelow(node: Node, language: QueryLanguage): Generator<Parameter> {
  if (isUnknown(node)) return;
  if (node.kind === 'array') for (const item of node.items) yield* propsBelow(item, language);
  if (node.kind !== 'object') return;
  for (const parameter of parametersIn(node, language)) {
    yield parameter;
    const { value } = parameter.prop;
    if (value && !parameter.isExpression) yield* propsBelow(value, language);
  }
}
