// The commands of the history: open, run again, compare, delete, clear, and how it is grouped.
import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import type { TaskRun } from '../run/taskRuns';
import type { Grouping } from './grouping';
import type { History } from './history';
import { HistoryView, outcomeAndPlace, timeOf, type HistoryItem } from './historyView';
import type { RunSummary } from './record';
import type { RunDocuments } from './runDocuments';

/** What the commands do with a run beyond the history itself. */
export type HistoryActions = {
  /** Shows a run in the panel of its Task. */
  open(taskRun: TaskRun): void;
  /** Runs its Task again, with the same input. */
  runAgain(taskRun: TaskRun): void;
};

const groupingKey = 'history grouping';

/** Registers the view and its commands. */
export class HistoryCommands implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly history: History,
    private readonly documents: Pick<RunDocuments, 'compare'>,
    private readonly memory: vscode.Memento,
    private readonly actions: HistoryActions,
  ) {
    const view = new HistoryView(history.store, () => this.grouping);
    const tree = vscode.window.createTreeView('aslInvoke.history', {
      treeDataProvider: view,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const group = (by: Grouping) => async (): Promise<void> => {
      await this.memory.update(groupingKey, by);
      this.tellGrouping();
      view.refresh();
    };
    const commands = registerCommands({
      'history.open': (item?: HistoryItem) => this.withRun(item, (run) => this.actions.open(run)),
      'history.runAgain': (item?: HistoryItem) => this.withRun(item, (run) => this.actions.runAgain(run)),
      'history.comparePrevious': (item?: HistoryItem) => this.withRun(item, (run) => this.comparePrevious(run)),
      'history.compareWith': (item?: HistoryItem, all?: HistoryItem[]) => this.compareWith(item, all),
      'history.delete': (item?: HistoryItem, all?: HistoryItem[]) =>
        history.store.delete((all ?? (item ? [item] : [])).flatMap(runsOf).map(({ id }) => id)),
      'history.groupByDay': group('day'),
      'history.groupByTask': group('task'),
      clearHistory: () => this.clear(),
      showHistory: () => vscode.commands.executeCommand('aslInvoke.history.focus'),
    });
    this.subscriptions = vscode.Disposable.from(
      commands,
      view,
      tree,
      history.onDidChange(() => view.refresh()),
      // Another window may have written since.
      tree.onDidChangeVisibility(({ visible }) => visible && view.refresh()),
    );
    this.tellGrouping();
  }

  /** Compares a run with the one of the same Task before it; says so where there is none. */
  async comparePrevious(taskRun: TaskRun): Promise<void> {
    await this.history.store.refresh();
    const { id, task, startedAt } = taskRun;
    const summary = this.history.store.runs.find((run) => run.id === id);
    // A run that is not in the history (it goes on, or was cancelled) is compared with the newest before it.
    const before = summary
      ? this.history.store.before(summary)
      : this.history.store.runs.find((run) => run.task.key === task.key && new Date(run.startedAt) < startedAt);
    const earlier = before && (await this.history.find(before.id));
    if (earlier) await this.documents.compare(earlier, taskRun);
    else void vscode.window.showInformationMessage(vscode.l10n.t('There is no earlier run of “{0}”.', task.name));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private get grouping(): Grouping {
    return this.memory.get<Grouping>(groupingKey, 'day');
  }

  private tellGrouping(): void {
    void vscode.commands.executeCommand('setContext', 'aslInvoke.historyGrouping', this.grouping);
  }

  /** The run of an item, or one that is picked where the command came from the palette. */
  private async withRun(item: HistoryItem | undefined, act: (run: TaskRun) => unknown): Promise<void> {
    const summary = item ? runsOf(item)[0] : await this.pick(vscode.l10n.t('Which run?'));
    const taskRun = summary && (await this.history.find(summary.id));
    if (taskRun) await act(taskRun);
    else if (summary) void vscode.window.showWarningMessage(vscode.l10n.t('This run is no longer in the history.'));
  }

  private async compareWith(item?: HistoryItem, all?: HistoryItem[]): Promise<void> {
    const [first, second] = (all ?? []).flatMap(runsOf);
    const one = item?.kind === 'run' ? (first ?? item.run) : await this.pick(vscode.l10n.t('Compare which run?'));
    if (!one) return;
    const other = second ?? (await this.pick(vscode.l10n.t('Compare “{0}” with which run?', one.task.name), one));
    const [left, right] = [await this.history.find(one.id), other && (await this.history.find(other.id))];
    if (left && right) await this.documents.compare(left, right);
  }

  /** Lets the person pick a run; those of the same Task as `from` come first. */
  private async pick(placeHolder: string, from?: RunSummary): Promise<RunSummary | undefined> {
    await this.history.store.refresh();
    const runs = this.history.store.runs.filter(({ id }) => id !== from?.id);
    const sorted = [...runs].sort(
      (a, b) => Number(b.task.key === from?.task.key) - Number(a.task.key === from?.task.key),
    );
    const items = sorted.map((run) => ({
      label: run.task.name,
      description: `${outcomeAndPlace(run)} · ${new Date(run.startedAt).toLocaleDateString()} ${timeOf(new Date(run.startedAt))}`,
      ...(run.call !== undefined && { detail: run.call }),
      run,
    }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no run in the history to choose.'));
      return undefined;
    }
    return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.run;
  }

  private async clear(): Promise<void> {
    await this.history.store.refresh();
    if (this.history.store.runs.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The history has no run.'));
      return;
    }
    const clear = vscode.l10n.t('Clear');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Delete every run in the history of this workspace?'),
      { modal: true },
      clear,
    );
    if (answer === clear) await this.history.store.clear();
  }
}

function runsOf(item: HistoryItem): RunSummary[] {
  return item.kind === 'run' ? [item.run] : item.group.runs;
}
