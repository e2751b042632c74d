// Which Task is meant by `--state`: by its name, or by its path where nested machines repeat a name.
import { addressOf, atAddress, type Addressed } from '../shared/document/address';
import { UsageError } from './usage';

/**
 * The Task that is meant; the only one where nothing is said.
 *
 * @param file the document's name, for messages.
 * @throws UsageError that lists the Tasks there are.
 */
export function pickTask<T extends Addressed>(all: readonly T[], wanted: string | undefined, file: string): T {
  // Of a name written twice in one machine the last counts, as in any JSON object.
  const tasks = [...new Map(all.map((task) => [addressOf(task), task])).values()];
  const [first, second] = tasks;
  if (first === undefined) throw new UsageError(`${file}: holds no apigateway:invoke Task.`);
  if (wanted === undefined) {
    if (second === undefined) return first;
    throw new UsageError(`${file}: holds several Tasks. Choose one with --state:\n${list(tasks)}`);
  }
  const found = atAddress(tasks, wanted);
  if (found.length > 1)
    throw new UsageError(`${file}: several Tasks are named '${wanted}'. Choose one by its path:\n${list(found)}`);
  if (found[0]) return found[0];
  throw new UsageError(
    `${file}: has no apigateway:invoke Task '${wanted}'. There ${are(tasks.length)}:\n${list(tasks)}`,
  );
}

/** A Task by its name where that is enough; else by its path, with a slash in front where that is the name alone. */
function list(tasks: readonly Addressed[]): string {
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
