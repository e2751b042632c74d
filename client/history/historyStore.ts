// The last runs of the workspace on disk, one file a run, so that windows do not disturb each other and no damage spreads.
import type { Files } from '../storage/files';
import { readRecord, summaryOf, type RunRecord, type RunSummary } from './record';

/** Characters of all records together. */
const mostCharacters = 8 * 1024 * 1024;

export class HistoryStore {
  /** By file name, which begins with the time: the last name is the newest run. Undefined for a file that is no record. */
  private readonly known = new Map<string, { summary: RunSummary; length: number } | undefined>();
  private reading: Promise<void> | undefined;
  /** Writing goes one after the other. */
  private writing: Promise<unknown> = Promise.resolve();

  /**
   * @param maxItems how many runs are kept; 0 keeps none.
   * @param changed is told after each change of the list.
   */
  constructor(
    private readonly files: Files,
    private readonly maxItems: () => number,
    private readonly changed: () => void,
  ) {}

  /** The runs that have been read, newest first. */
  get runs(): RunSummary[] {
    return [...this.known.entries()]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .flatMap(([, entry]) => (entry ? [entry.summary] : []));
  }

  /** The newest run of a Task. */
  lastOf(key: string): RunSummary | undefined {
    return this.runs.find(({ task }) => task.key === key);
  }

  /** The run of the same Task before this one. */
  before({ id, task: { key } }: RunSummary): RunSummary | undefined {
    const runs = this.runs.filter(({ task }) => task.key === key);
    const index = runs.findIndex((run) => run.id === id);
    return index === -1 ? undefined : runs[index + 1];
  }

  /** Reads what is new in the folder, also what another window has written or deleted. */
  refresh(): Promise<void> {
    this.reading ??= this.inTurn(() => this.readNew()).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNew(): Promise<void> {
    const names = await this.files.list();
    const gone = [...this.known.keys()].filter((name) => !names.includes(name));
    for (const name of gone) this.known.delete(name);
    const fresh = names.filter((name) => !this.known.has(name));
    const read = fresh.map(async (name) => this.know(name, await this.files.read(name).catch(() => '')));
    await Promise.all(read);
    if (gone.length + fresh.length > 0) this.changed();
  }

  private know(name: string, text: string): void {
    const record = readRecord(text);
    this.known.set(name, record && { summary: summaryOf(record), length: text.length });
  }

  /** The whole record of a run; undefined where it is gone or broken. */
  async read(id: string): Promise<RunRecord | undefined> {
    const name = this.nameOf(id);
    return name === undefined ? undefined : readRecord(await this.files.read(name).catch(() => ''));
  }

  /** Keeps a run, and lets go of the oldest beyond the limits. Rejects where it cannot be written. */
  add(record: RunRecord): Promise<void> {
    return this.inTurn(async () => {
      if (this.maxItems() <= 0) return;
      const name = `${record.startedAt.replaceAll(':', '-')}-${record.id}.json`;
      const text = JSON.stringify(record);
      await this.files.write(name, text);
      this.know(name, text);
      await this.dropOldest();
      this.changed();
    });
  }

  delete(ids: readonly string[]): Promise<void> {
    return this.inTurn(async () => {
      const names = ids.flatMap((id) => this.nameOf(id) ?? []);
      await this.remove(names);
      this.changed();
    });
  }

  /** Deletes every run, also those that could not be read. */
  clear(): Promise<void> {
    return this.inTurn(async () => {
      await this.remove(await this.files.list());
      this.changed();
    });
  }

  /** Lets go of what is beyond the limits, after these were changed. */
  prune(): Promise<void> {
    return this.inTurn(async () => {
      await this.readNew();
      await this.dropOldest();
      this.changed();
    });
  }

  private async dropOldest(): Promise<void> {
    const names = [...this.known.keys()].sort().reverse();
    const max = this.maxItems();
    let characters = 0;
    const beyond = names.filter((name, index) => {
      characters += this.known.get(name)?.length ?? 0;
      return index >= max || (index > 0 && characters > mostCharacters);
    });
    await this.remove(beyond);
  }

  private async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.files.delete(name);
      this.known.delete(name);
    }
  }

  private nameOf(id: string): string | undefined {
    return [...this.known].find(([, entry]) => entry?.summary.id === id)?.[0];
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.writing.then(work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }
}
