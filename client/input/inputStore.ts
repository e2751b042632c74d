// What people gave Tasks as input, per Task and in this workspace only: the last one, named ones, and one being written.
import { createHash } from 'node:crypto';
import { isObject } from '../../shared/json';
import type { TaskId } from '../run/taskRuns';
import type { Files } from '../storage/files';

export type KeptInput = {
  task: TaskId;
  /** The text a run of the Task takes. */
  last?: string;
  /** A text that is only proposed so far: no run takes it. */
  draft?: string | undefined;
  named: { name: string; text: string }[];
  /** When one of the texts was written, in milliseconds. */
  savedAt: number;
};

export class InputStore {
  private readonly kept = new Map<string, KeptInput>();
  private reading: Promise<void> | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  /** @param changed is told after each change. */
  constructor(
    private readonly files: Files,
    private readonly now: () => number,
    private readonly changed: (id: string) => void,
  ) {}

  /** The name of a Task's file, also in the URI of its document. */
  static id(key: string): string {
    return createHash('sha256').update(key).digest('hex').slice(0, 20);
  }

  /** What is kept for a Task. */
  async of(task: TaskId): Promise<KeptInput> {
    return (await this.byId(InputStore.id(task.key))) ?? { task, named: [], savedAt: 0 };
  }

  /** What is kept under an id; undefined where nothing is. */
  async byId(id: string): Promise<KeptInput | undefined> {
    await (this.reading ??= this.read());
    return this.kept.get(id);
  }

  /** Whether a Task has an input that its next run takes, as far as has been read. */
  hasLast(key: string): boolean {
    this.reading ??= this.read();
    return this.kept.get(InputStore.id(key))?.last !== undefined;
  }

  /** Changes what is kept for a Task, one change after the other. */
  change(task: TaskId, to: (kept: KeptInput) => Partial<KeptInput>): Promise<void> {
    const turn = this.writing.then(async () => {
      const before = await this.of(task);
      const after = { ...before, ...to(before), task, savedAt: this.now() };
      const id = InputStore.id(task.key);
      this.kept.set(id, after);
      await this.files.write(`${id}.json`, JSON.stringify(after));
      this.changed(id);
    });
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private async read(): Promise<void> {
    for (const name of await this.files.list()) {
      const kept = readKept(await this.files.read(name).catch(() => ''));
      const id = name.replace(/\.json$/, '');
      if (kept && !this.kept.has(id)) this.kept.set(id, kept);
    }
    if (this.kept.size > 0) this.changed('');
  }
}

/** What a file holds; undefined where it is broken. */
function readKept(text: string): KeptInput | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isWhole = isObject(value) && isObject(value['task']) && Array.isArray(value['named']);
    return isWhole ? (value as unknown as KeptInput) : undefined;
  } catch {
    return undefined;
  }
}
