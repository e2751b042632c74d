// The runs of this session, by Task: who shows, keeps or counts runs listens here.
import * as vscode from 'vscode';
import type { Run, RunRequest } from '../../shared/engine/types';
import type { Path } from '../../shared/document/node';

/** The Task of a run: `key` tells Tasks of the workspace apart. */
export type TaskId = { key: string; uri: string; path: Path; name: string };

/** Who ran the Task: this machine, or Step Functions itself (TestState). */
export type RunPlace = 'local' | 'aws';

/** One run, as far as it is. The same object from the first event to the last. */
export type TaskRun = {
  /** Tells runs apart, also those of other sessions. */
  readonly id: string;
  readonly task: TaskId;
  readonly where: RunPlace;
  readonly startedAt: Date;
  readonly request: RunRequest;
  /** Whether the retries of the Task are made, with their waits. */
  readonly retry: boolean;
  /** Whose credentials signed the request, in words: `profile "dev"`. Absent where nothing was signed. */
  identity?: string;
  run: Run;
  done: boolean;
  /** Present in a run of the history: the parts that were too long to be kept whole, and whether the input is as it was. */
  readonly recorded?: { cut: string[]; inputKept: boolean };
  /** Ends the run; does nothing once it is done. */
  cancel(): void;
};

/** What a new run is about; it is local where nothing else is said. */
export type Beginning = Pick<TaskRun, 'task' | 'request' | 'retry'> & { where?: RunPlace };

/** Keeps the newest run of each Task. A new run of a Task takes the place of the one before, which is ended. */
export class TaskRuns implements vscode.Disposable {
  private readonly newest = new Map<string, TaskRun>();
  private readonly ended = new Map<string, TaskRun>();
  private readonly begun = new vscode.EventEmitter<TaskRun>();
  private readonly changed = new vscode.EventEmitter<TaskRun>();

  readonly onDidBegin = this.begun.event;
  /** A run has got on or ended (`done`). Of a run whose place was taken nothing more is told. */
  readonly onDidChange = this.changed.event;

  /** The newest run of a Task, going on or done. */
  of(key: string): TaskRun | undefined {
    return this.newest.get(key);
  }

  /** The newest run of a Task that was made there and came to its end by itself: what two places gave can be compared. */
  lastOf(key: string, where: RunPlace): TaskRun | undefined {
    return this.ended.get(`${where} ${key}`);
  }

  /** The run with that id, as long as it is the newest of its Task, or the last that ended in its place. */
  byId(id: string): TaskRun | undefined {
    return [...this.newest.values(), ...this.ended.values()].find((taskRun) => taskRun.id === id);
  }

  /** The run begun last, of any Task. */
  get last(): TaskRun | undefined {
    return [...this.newest.values()].reduce<TaskRun | undefined>(
      (last, taskRun) => (last && last.startedAt >= taskRun.startedAt ? last : taskRun),
      undefined,
    );
  }

  /** The runs that go on. */
  get running(): TaskRun[] {
    return [...this.newest.values()].filter(({ done }) => !done);
  }

  /** Begins a run. `signal` tells its end from outside: by `cancel`, or by a new run of the same Task. */
  begin(beginning: Beginning): { taskRun: TaskRun; signal: AbortSignal } {
    const { task, request } = beginning;
    this.newest.get(task.key)?.cancel();
    const controller = new AbortController();
    const taskRun: TaskRun = {
      where: 'local',
      ...beginning,
      id: crypto.randomUUID(),
      startedAt: new Date(),
      run: { state: task.name, status: 'failed', input: request.input, notes: [] },
      done: false,
      cancel: () => controller.abort(),
    };
    this.newest.set(task.key, taskRun);
    this.begun.fire(taskRun);
    return { taskRun, signal: controller.signal };
  }

  /** Takes what a run has reached. */
  update(taskRun: TaskRun, run: Run, done = false): void {
    taskRun.run = run;
    taskRun.done = done;
    if (done && run.status !== 'cancelled') this.ended.set(`${taskRun.where} ${taskRun.task.key}`, taskRun);
    if (this.newest.get(taskRun.task.key) === taskRun) this.changed.fire(taskRun);
  }

  dispose(): void {
    for (const taskRun of this.running) taskRun.cancel();
    this.begun.dispose();
    this.changed.dispose();
  }
}
