// Tells the language server what runs gave, so that it completes paths into it: each run that ends, and the last ones of the history.
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { ranNotification, type Ran } from '../../shared/ran';
import type { History } from '../history/history';
import { ranOf } from '../history/ranOf';
import { toTaskRun } from '../history/record';
import type { TaskRun, TaskRuns } from './taskRuns';

/** Tasks whose values are kept, to be told again to a server that was started anew. */
const mostTasks = 200;

export class TeachRuns implements vscode.Disposable {
  /** By Task, the newest last. */
  private readonly told = new Map<string, Ran>();
  /** Documents whose history has been looked at. */
  private readonly looked = new Set<string>();
  private readonly listening: vscode.Disposable[];

  constructor(
    private readonly client: LanguageClient,
    runs: TaskRuns,
    private readonly history: History,
  ) {
    this.listening = [
      runs.onDidChange((taskRun) => taskRun.done && taskRun.run.status !== 'cancelled' && this.tell(taskRun)),
      client.onDidChangeState(({ newState }) => newState === State.Running && this.tellAgain()),
      history.onDidChange(() => this.look()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
    ];
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
  }

  private tell(taskRun: TaskRun): void {
    const { key } = taskRun.task;
    const ran = { ...this.told.get(key), ...ranOf(taskRun) };
    this.told.delete(key);
    this.told.set(key, ran);
    if (this.told.size > mostTasks) this.told.delete(this.told.keys().next().value ?? key);
    this.send(ran);
  }

  private tellAgain(): void {
    for (const ran of this.told.values()) this.send(ran);
    this.look();
  }

  private send(ran: Ran): void {
    if (this.client.isRunning()) void this.client.sendNotification(ranNotification, ran).catch(() => undefined);
  }

  /** The documents in sight whose history was read meanwhile; the lenses have it read when one with Tasks is opened. */
  private look(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      const uri = document.uri.toString();
      if (this.looked.has(uri) || !this.history.store.runs.some(({ task }) => task.uri === uri)) continue;
      this.looked.add(uri);
      void this.tellHistory(uri);
    }
  }

  /** Of each Task the last run that succeeded, or else the last one; where this session has none of its own. */
  private async tellHistory(uri: string): Promise<void> {
    const ofUri = this.history.store.runs.filter(({ task }) => task.uri === uri);
    for (const key of new Set(ofUri.map(({ task }) => task.key))) {
      const ofTask = ofUri.filter(({ task }) => task.key === key);
      const best = ofTask.find(({ outcome }) => outcome.kind === 'succeeded') ?? ofTask[0];
      const record = best && (await this.history.store.read(best.id));
      if (record && !this.told.has(key)) this.tell(toTaskRun(record));
    }
  }
}
