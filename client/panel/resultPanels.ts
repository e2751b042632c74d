// The result panels: one a Task, opened by its first run and kept for the next.
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { TaskRun, TaskRuns } from '../run/taskRuns';
import { panelColumn } from '../settings';
import type { PanelActions } from './panelActions';
import { ResultPanel } from './resultPanel';

/** Shows each run in the panel of its Task, so that runs of different Tasks stand side by side. */
export class ResultPanels implements vscode.Disposable {
  private readonly panels = new Map<string, ResultPanel>();
  private readonly listening: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    runs: TaskRuns,
    private readonly actions: PanelActions,
  ) {
    this.listening = [
      runs.onDidBegin((taskRun) => this.open(taskRun)),
      // A panel closed meanwhile is not opened again by the end of its run.
      runs.onDidChange((taskRun) => this.panels.get(taskRun.task.key)?.show(taskRun)),
    ];
  }

  /** Shows a run in the panel of its Task, brought to front or newly opened. */
  open(taskRun: TaskRun): void {
    const { key, name, uri } = taskRun.task;
    let panel = this.panels.get(key);
    if (panel) panel.reveal();
    else {
      const file = path.basename(vscode.Uri.parse(uri).fsPath);
      const closed = (): boolean => this.panels.delete(key);
      panel = new ResultPanel(this.extensionUri, name, file, panelColumn(), this.actions, closed);
      this.panels.set(key, panel);
    }
    panel.show(taskRun);
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}
