// Which Task is meant by `--state`: by its name, or by its path where nested machines repeat a name.
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { UsageError } from './usage';

/** A Task, and the machine of a template that it is part of. */
type Choice = Pick<Task, 'name' | 'path'> & { machine?: Machine | undefined };

/**
 * The Task that is meant; the only one where nothing is said.
 *
 * @param file the document's name, for messages.
 * @throws UsageError that lists the Tasks there are.
 */
export function pickTask<T extends Choice>(all: readonly T[], wanted: string | undefined, file: string): T {
  // Of a name written twice in one machine the last counts, as in any JSON object.
  const tasks = [...new Map(all.map((task) => [addressOf(task), task])).values()];
  const [first, second] = tasks;
  if (first === undefined) throw new UsageError(`${file}: holds no apigateway:invoke Task.`);
  if (wanted === undefined) {
    if (second === undefined) return first;
    throw new UsageError(`${file}: holds several Tasks. Choose one with --state:\n${list(tasks)}`);
  }
  const named = tasks.filter(({ name }) => name === wanted);
  if (named.length > 1)
    throw new UsageError(`${file}: several Tasks are named '${wanted}'. Choose one by its path:\n${list(named)}`);
  const address = wanted.replace(/^\//, '');
  const task = named[0] ?? tasks.find((candidate) => addressOf(candidate) === address);
  if (task) return task;
  throw new UsageError(
    `${file}: has no apigateway:invoke Task '${wanted}'. There ${are(tasks.length)}:\n${list(tasks)}`,
  );
}

/**
 * The names of the states on the way to a Task: `Each Order/Get Order`; in a Parallel state also the branch,
 * `Both[0]/Get`; in a template the machine comes first.
 */
export function addressOf({ name, path, machine }: Choice): string {
  let address = machine?.name ?? '';
  for (let index = machine?.path.length ?? 0; index < path.length; index++) {
    const step = path[index];
    const next = path[index + 1];
    if (step === 'Branches' && typeof next === 'number') address += `[${next}]`;
    else if (step === 'States' && typeof next === 'string') address += `${address === '' ? '' : '/'}${next}`;
    else continue; // ItemProcessor or Iterator: a state has only one.
    index++;
  }
  return address === '' ? name : address;
}

/** A Task by its name where that is enough; else by its path, with a slash in front where that is the name alone. */
function list(tasks: readonly Choice[]): string {
  const names = tasks.map(({ name }) => name);
  return tasks
    .map((task) => {
      const unique = names.filter((name) => name === task.name).length === 1;
      const address = addressOf(task);
      if (unique) return task.name;
      return address === task.name ? `/${address}` : address;
    })
    .map((choice) => `  ${choice}`)
    .join('\n');
}

function are(number: number): string {
  return number === 1 ? 'is' : 'are';
}
