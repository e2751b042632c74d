// The history of runs: keeps each that ends, and is what the view, the lenses and the commands ask.
import * as vscode from 'vscode';
import { diskFiles } from '../storage/files';
import type { LastRun } from '../run/taskLenses';
import type { PastOutput } from '../input/pickInput';
import type { TaskId, TaskRun, TaskRuns } from '../run/taskRuns';
import { mask } from './redaction';
import { HistoryStore } from './historyStore';
import { toTaskRun } from './record';
import { toRecord } from './toRecord';

/** Outputs that are offered as an input. */
const mostOutputs = 10;

export class History implements vscode.Disposable {
  readonly store: HistoryStore;
  private readonly changed = new vscode.EventEmitter<void>();
  /** The list of runs has changed. */
  readonly onDidChange = this.changed.event;
  private readonly listening: vscode.Disposable[];
  private isRead = false;

  /** `folder` is that of the workspace, or the extension's own where none is open. */
  constructor(
    folder: vscode.Uri,
    private readonly runs: TaskRuns,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const files = diskFiles(vscode.Uri.joinPath(folder, 'history').fsPath);
    this.store = new HistoryStore(files, maxItems, () => this.changed.fire());
    this.listening = [
      runs.onDidChange((taskRun) => void this.keep(taskRun)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('aslInvoke.history.maxItems')) void this.store.prune();
      }),
    ];
  }

  /** The last run of a Task in the history. Reads the history when first asked, and tells when it is read. */
  lastOf(key: string): LastRun | undefined {
    if (!this.isRead) {
      this.isRead = true;
      void this.store.refresh();
    }
    const last = this.store.lastOf(key);
    return last && { id: last.id, outcome: last.outcome, startedAt: new Date(last.startedAt) };
  }

  /** A run by its id: of this session with all its values, or as the history kept it. */
  async find(id: string): Promise<TaskRun | undefined> {
    const live = this.runs.byId(id);
    if (live) return live;
    if (!this.store.runs.some((run) => run.id === id)) await this.store.refresh();
    const record = await this.store.read(id);
    return record && toTaskRun(record);
  }

  /** What other Tasks of the same document gave last, the newest first: an input for this one. */
  async outputsFor({ key, uri }: TaskId): Promise<PastOutput[]> {
    await this.store.refresh();
    const outputs = new Map<string, PastOutput>();
    for (const { id, task } of this.store.runs) {
      if (task.uri !== uri || task.key === key || outputs.has(task.key) || outputs.size === mostOutputs) continue;
      const found = await this.find(id);
      const output = found?.run.output;
      // An output that is not whole is no input.
      if (!found || output === undefined || found.recorded?.cut.includes('output') || JSON.stringify(output).includes(mask)) continue; // prettier-ignore
      outputs.set(task.key, { task: task.name, at: found.startedAt, output });
    }
    return [...outputs.values()];
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.changed.dispose();
  }

  /** A run that was cancelled has no result to come back to. */
  private async keep(taskRun: TaskRun): Promise<void> {
    if (!taskRun.done || taskRun.run.status === 'cancelled') return;
    try {
      await this.store.add(toRecord(taskRun));
    } catch (error) {
      this.log.warn(`The run could not be kept in the history: ${(error as Error).message}`);
    }
  }
}

function maxItems(): number {
  return vscode.workspace.getConfiguration('aslInvoke').get<number>('history.maxItems', 50);
}
