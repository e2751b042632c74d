// The commands around running: run, run the last one again, cancel, and show a run.
import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import type { History } from '../history/history';
import type { TaskRunner } from './runner';
import type { TaskRun, TaskRuns } from './taskRuns';
import type { TaskReference } from './tasks';

export class RunCommands implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;

  /** `open` shows a run in the panel of its Task. */
  constructor(
    private readonly runner: TaskRunner,
    private readonly runs: TaskRuns,
    private readonly history: History,
    private readonly open: (taskRun: TaskRun) => void,
  ) {
    this.subscriptions = registerCommands({
      runTask: (target?: TaskReference | vscode.Uri) => runner.run(target),
      rerunLastTask: () => this.rerunLast(),
      cancelTask: (id?: string) => this.cancel(id),
      openRun: (id: string) => this.show(id),
    });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The run begun last in this session, or else the newest of the history. */
  private async rerunLast(): Promise<unknown> {
    let last = this.runs.last;
    if (!last) {
      await this.history.store.refresh();
      const [newest] = this.history.store.runs;
      last = newest && (await this.history.find(newest.id));
    }
    if (last) return this.runner.runAgain(last, last.retry);
    return vscode.window.showInformationMessage(vscode.l10n.t('No Task has been run in this workspace yet.'));
  }

  /** The named run, the only one that goes on, or one that is picked. */
  private async cancel(id?: string): Promise<void> {
    const { running } = this.runs;
    if (running.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No Task is running.'));
      return;
    }
    if (typeof id === 'string') return this.runs.byId(id)?.cancel();
    if (running.length === 1) return running[0]?.cancel();
    const items = running.map((taskRun) => ({
      label: `$(debug-stop) ${taskRun.task.name}`,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(taskRun.task.uri)),
      taskRun,
    }));
    const placeHolder = vscode.l10n.t('Which run is to be cancelled?');
    const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true });
    for (const { taskRun } of picked ?? []) taskRun.cancel();
  }

  private async show(id: string): Promise<void> {
    const taskRun = await this.history.find(id);
    if (taskRun) this.open(taskRun);
    else void vscode.window.showWarningMessage(vscode.l10n.t('This run is no longer in the history.'));
  }
}
