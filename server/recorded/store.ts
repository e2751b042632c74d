// The values of the last run of each Task, as the client tells them; forgotten with the Task.
import type { AslDocument } from '../../shared/document/document';
import { placedTasks } from '../../shared/document/embedded';
import { oneSpelling } from '../../shared/document/given';
import type { Path } from '../../shared/document/node';
import type { Ran } from '../../shared/ran';

/** The values of one Task, by its path in a document. */
export type RecordedOf = (path: Path) => Ran | undefined;

/** More Tasks than anyone works on at a time. */
const mostTasks = 500;

export class RecordedRuns {
  /** By document, then by Task, the newest last. */
  private readonly byUri = new Map<string, Map<string, Ran>>();

  /** Takes a run. What it did not get to is kept from the run before. Anything but a run is passed over. */
  learn(ran: Ran): void {
    if (typeof ran?.uri !== 'string' || !Array.isArray(ran.path)) return;
    const [uri, key] = [oneSpelling(ran.uri), keyOf(ran.path)];
    const tasks = this.byUri.get(uri) ?? new Map<string, Ran>();
    const merged = { ...tasks.get(key), ...ran };
    tasks.delete(key);
    tasks.set(key, merged);
    if (tasks.size > mostTasks) tasks.delete(tasks.keys().next().value ?? key);
    this.byUri.delete(uri);
    this.byUri.set(uri, tasks);
    if (this.byUri.size > mostTasks) this.byUri.delete(this.byUri.keys().next().value ?? uri);
  }

  /** What is known of the Tasks of a document; those that it has no more, by that name, are forgotten. */
  of(uri: string, document: AslDocument): RecordedOf | undefined {
    const tasks = this.byUri.get(oneSpelling(uri));
    if (!tasks || tasks.size === 0) return undefined;
    // A text that cannot be read as a whole says nothing of the Tasks it lacks: something is being typed.
    if (isWhole(document)) {
      const there = new Set(placedTasks(document).map(({ path }) => keyOf(path)));
      for (const key of [...tasks.keys()]) if (!there.has(key)) tasks.delete(key);
    }
    return (path) => tasks.get(keyOf(path));
  }
}

function isWhole({ problems, embedded }: AslDocument): boolean {
  return problems.length === 0 && embedded.every(({ document }) => isWhole(document));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
