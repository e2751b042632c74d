// What the two list rules share: the entries of Headers and QueryParameters, whose values are lists of strings.
import { isUnknownText, parameterOf, parametersIn, type Parameter } from '../../shared/document/known';
import type { Task } from '../../shared/document/tasks';

/** Every header and query parameter of a Task that has a value, with the name of the parameter it stands in. */
export function listEntries(task: Task): readonly ListEntry[] {
  let known = entriesOf.get(task);
  if (!known) entriesOf.set(task, (known = [...entriesIn(task)]));
  return known;
}

export type ListEntry = Parameter & { parent: string };

/** Several rules ask for the same entries: they are looked for once. */
const entriesOf = new WeakMap<Task, readonly ListEntry[]>();

function* entriesIn(task: Task): Generator<ListEntry> {
  for (const parent of ['Headers', 'QueryParameters']) {
    const object = parameterOf(task, parent)?.prop.value;
    if (object?.kind !== 'object') continue;
    for (const entry of parametersIn(object, task.language)) {
      // In JSONata a key that ends in `.$` is a mistake of its own.
      const isMisplaced = task.language === 'JSONata' && entry.name.endsWith('.$');
      if (entry.prop.value && !isMisplaced && !isUnknownText(entry.name)) yield { ...entry, parent };
    }
  }
}

/** Whether a property of the payload is such an entry, by the object it stands in. */
export function isListEntry(task: Task, { object }: Parameter): boolean {
  return ['Headers', 'QueryParameters'].some((parent) => parameterOf(task, parent)?.prop.value === object);
}
