// Beside the server's Run Task: how the Task's last run went, or that one goes on and can be cancelled.
import * as vscode from 'vscode';
import { inWords, outcomeOf, type Outcome } from './outcome';
import type { TaskRuns } from './taskRuns';
import { keyOf, type TaskReference } from './tasks';

/** A run that is over. */
export type LastRun = { id: string; outcome: Outcome; startedAt: Date };

/** What other sessions left of a Task. */
export type Kept = {
  lastRun: (key: string) => LastRun | undefined;
  /** Whether the Task has an input that its next run takes without asking. */
  hasInput: (key: string) => boolean;
};

export class TaskLenses {
  constructor(
    private readonly runs: TaskRuns,
    private readonly kept: Kept,
  ) {}

  /** The lenses of the server with ours behind each Run Task; in a single pass, so that they stay in this order. */
  extend(lenses: readonly vscode.CodeLens[]): vscode.CodeLens[] {
    return lenses.flatMap((lens) => {
      const [target] = (lens.command?.arguments ?? []) as (TaskReference | undefined)[];
      const isRunTask = lens.command?.command === 'aslInvoke.runTask' && target !== undefined;
      if (!isRunTask) return [lens];
      return [lens, ...this.inputOf(lens.range, target), ...this.beside(lens.range, target)];
    });
  }

  private inputOf(range: vscode.Range, { uri, path }: TaskReference): vscode.CodeLens[] {
    if (!this.kept.hasInput(keyOf({ uri, path }))) return [];
    const command: vscode.Command = {
      title: `$(json) ${vscode.l10n.t('Input')}`,
      tooltip: vscode.l10n.t('Edit the input that the Task runs with'),
      command: 'aslInvoke.editInput',
      arguments: [{ uri, path }],
    };
    return [new vscode.CodeLens(range, command)];
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
      : this.kept.lastRun(key);
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
