// Beside the server's Run Task: how the Task's last run went, or that one goes on and can be cancelled.
import * as vscode from 'vscode';
import { inWords, outcomeOf, type Outcome } from './outcome';
import type { TaskRuns } from './taskRuns';
import { keyOf, type TaskReference } from './tasks';

/** A run that is over. */
export type LastRun = { id: string; outcome: Outcome; startedAt: Date };

export class TaskLenses {
  /** `recorded` gives the last run of a Task that other sessions left. */
  constructor(
    private readonly runs: TaskRuns,
    private readonly recorded: (key: string) => LastRun | undefined,
  ) {}

  /** The lenses of the server with ours behind each Run Task; in a single pass, so that they stay in this order. */
  extend(lenses: readonly vscode.CodeLens[]): vscode.CodeLens[] {
    return lenses.flatMap((lens) => {
      const [target] = (lens.command?.arguments ?? []) as (TaskReference | undefined)[];
      const isRunTask = lens.command?.command === 'aslInvoke.runTask' && target !== undefined;
      return isRunTask ? [lens, ...this.beside(lens.range, target)] : [lens];
    });
  }

  private beside(range: vscode.Range, target: TaskReference): vscode.CodeLens[] {
    const key = keyOf(target);
    const newest = this.runs.of(key);
    if (newest && !newest.done)
      return [
        new vscode.CodeLens(range, {
          title: `$(loading~spin) ${vscode.l10n.t('Running…')}`,
          tooltip: vscode.l10n.t('Show this run'),
          command: 'aslInvoke.openRun',
          arguments: [newest.id],
        }),
        new vscode.CodeLens(range, {
          title: `$(debug-stop) ${vscode.l10n.t('Cancel')}`,
          tooltip: vscode.l10n.t('Cancel this run'),
          command: 'aslInvoke.cancelTask',
          arguments: [newest.id],
        }),
      ];
    const last: LastRun | undefined = newest
      ? { id: newest.id, outcome: outcomeOf(newest.run), startedAt: newest.startedAt }
      : this.recorded(key);
    if (!last) return [];
    return [
      new vscode.CodeLens(range, {
        title: `$(history) ${vscode.l10n.t('Last: {0}', inWords(last.outcome))}`,
        tooltip: vscode.l10n.t('Show the run of {0}', last.startedAt.toLocaleString()),
        command: 'aslInvoke.openRun',
        arguments: [last.id],
      }),
    ];
  }
}
