// What the two list rules share: the entries of Headers and QueryParameters, whose values are lists of strings.
import { isUnknownText, parameterOf, parametersIn, type Parameter } from '../../shared/document/known';
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
    for (const { prop, name, isExpression } of parametersIn(object, task.language)) {
      // In JSONata a key that ends in `.$` is a mistake of its own.
      const isMisplaced = task.language === 'JSONata' && name.endsWith('.$');
      if (prop.value && !isMisplaced && !isUnknownText(name)) found.push({ prop, name, isExpression, object, parent });
    }
  }
  return found;
});

/** Whether a property of the payload is such an entry, by the object it stands in. */
export function isListEntry(task: Task, { object }: Parameter): boolean {
  return parents.some((parent) => parameterOf(task, parent)?.prop.value === object);
}
