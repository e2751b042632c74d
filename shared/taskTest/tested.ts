// The Task that a test is about, found in its definition and with its placeholders filled.
import { addressOf, atAddress } from '../document/address';
import type { AslDocument } from '../document/document';
import { placedTasks } from '../document/embedded';
import { givenTo, valuesOf } from '../document/given';
import { stateOf, type Substitutions } from '../document/substitutions';
import type { TaskTest } from './format';
import type { TestedTask } from './run';

/** A test cannot be run as it stands: the message says what to change in it. */
export class UntestableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UntestableError';
  }
}

/**
 * The Task that a test names. Its placeholders take the test's own values, else those of the template it stands in, else
 * those that are `given` to a definition in a file of its own.
 *
 * @throws UntestableError where there is no such Task, or not only one, or where a placeholder has no value.
 */
export function testedTask(
  document: AslDocument,
  { state, substitutions = {} }: TaskTest,
  given: Substitutions = {},
): TestedTask {
  const tasks = placedTasks(document).map(({ task, path, machine }) => ({ ...task, path, machine }));
  const [task, another] = atAddress(tasks, state);
  const addresses = (some: typeof tasks): string => some.map((one) => `'${addressOf(one)}'`).join(', ');
  if (!task)
    throw new UntestableError(
      tasks.length === 0
        ? 'The definition holds no apigateway:invoke Task.'
        : `The definition has no Task '${state}'. It has ${addresses(tasks)}.`,
    );
  if (another) throw new UntestableError(`Several Tasks are named '${state}': ${addresses(atAddress(tasks, state))}.`);
  const own = task.machine ? valuesOf(givenTo(task.machine, { uri: '', text: document.text })) : given;
  const { state: filled, missing, unknown } = stateOf(task, { ...own, ...substitutions });
  if (missing.length > 0)
    throw new UntestableError(`Give the placeholders of '${state}' a value in "substitutions": ${missing.join(', ')}.`);
  if (unknown.length > 0)
    throw new UntestableError(`'${state}' has values that only a deployment knows: ${unknown.join(', ')}.`);
  return { name: task.name, state: filled, queryLanguage: task.language };
}
