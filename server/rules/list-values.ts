// What the two list rules share: the entries of Headers and QueryParameters, whose values are lists of strings.
import { isExpressionKey, isUnknownText, nameOfKey, parameterOf, type Parameter } from '../../shared/document/known';
import type { ObjectNode } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';

export type ListEntry = Parameter & { parent: string };

const parents = ['Headers', 'QueryParameters'];

/** Every header and query parameter of a Task that has a value, with the name of the parameter it stands in. */
export const listEntries = lastRemembered((task: Task): readonly ListEntry[] => {
  const found: ListEntry[] = [];
  for (const parent of parents) {
    const object = parameterOf(task, parent)?.prop.value;
    if (object?.kind !== 'object') continue;
    for (const prop of object.props) {
      const isExpression = isExpressionKey(prop.key, task.language);
      // In JSONata a key that ends in `.$` is a mistake of its own.
      if (!prop.value || (task.language === 'JSONata' && prop.key.endsWith('.$'))) continue;
      const name = nameOfKey(prop.key, task.language);
      if (!isUnknownText(name)) found.push({ prop, name, isExpression, object, parent });
    }
  }
  return found;
});

/** Whether the properties of an object of the payload are such entries. */
export function holdsListEntries(task: Task, object: ObjectNode): boolean {
  return parents.some((parent) => parameterOf(task, parent)?.prop.value === object);
}
