// What runs just now, in the status bar: a click cancels it, or lists several to choose from.
import * as vscode from 'vscode';
import type { TaskRuns } from './taskRuns';

export class RunStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('aslInvoke.running', vscode.StatusBarAlignment.Left, 10);
  private readonly listening: vscode.Disposable[];

  constructor(private readonly runs: TaskRuns) {
    this.item.name = vscode.l10n.t('ASL Invoke: Running Tasks');
    this.item.command = 'aslInvoke.cancelTask';
    this.listening = [runs.onDidBegin(() => this.show()), runs.onDidChange(() => this.show())];
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.item.dispose();
  }

  private show(): void {
    const names = this.runs.running.map(({ task }) => task.name);
    const [first] = names;
    if (first === undefined) return this.item.hide();
    const text =
      names.length === 1 ? vscode.l10n.t('Running “{0}”', first) : vscode.l10n.t('Running {0} Tasks', names.length);
    this.item.text = `$(loading~spin) ${text}`;
    this.item.tooltip = vscode.l10n.t('Cancel: {0}', names.join(', '));
    this.item.show();
  }
}
