// The tree of runs in the side bar: by day or by Task, each run with its outcome, duration and time.
import * as vscode from 'vscode';
import { inWords, outcomeIcons } from '../run/outcome';
import { daysBetween, grouped, type Group, type Grouping } from './grouping';
import type { HistoryStore } from './historyStore';
import type { RunSummary } from './record';

export type HistoryItem = { kind: 'group'; group: Group } | { kind: 'run'; run: RunSummary; by: Grouping };

export class HistoryView implements vscode.TreeDataProvider<HistoryItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: HistoryStore,
    private readonly grouping: () => Grouping,
  ) {}

  /** Shows the runs as they are now. */
  refresh(): void {
    this.changed.fire();
  }

  async getChildren(item?: HistoryItem): Promise<HistoryItem[]> {
    if (item)
      return item.kind === 'group' ? item.group.runs.map((run) => ({ kind: 'run', run, by: item.group.by })) : [];
    await this.store.refresh();
    return grouped(this.store.runs, this.grouping()).map((group) => ({ kind: 'group', group }));
  }

  getTreeItem(item: HistoryItem): vscode.TreeItem {
    return item.kind === 'group' ? groupItem(item.group) : runItem(item.run, item.by);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function groupItem(group: Group): vscode.TreeItem {
  const label = group.by === 'day' ? dayLabel(group.start) : group.newest.task.name;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = group.id;
  item.contextValue = 'group';
  if (group.by === 'task') {
    item.iconPath = new vscode.ThemeIcon('symbol-event');
    item.description = vscode.workspace.asRelativePath(vscode.Uri.parse(group.newest.task.uri));
  }
  return item;
}

function runItem(run: RunSummary, by: Grouping): vscode.TreeItem {
  const startedAt = new Date(run.startedAt);
  const time = timeOf(startedAt);
  const item = new vscode.TreeItem(by === 'day' ? run.task.name : `${dayLabel(startedAt)} ${time}`);
  const { icon, color } = outcomeIcons[run.outcome.kind];
  item.id = run.id;
  item.contextValue = 'run';
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  const outcome = outcomeAndPlace(run);
  item.description = by === 'day' ? `${outcome} · ${time}` : outcome;
  item.tooltip = tooltipOf(run);
  item.command = { title: vscode.l10n.t('Open'), command: 'aslInvoke.history.open', arguments: [{ kind: 'run', run }] };
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}: {1}, {2} at {3}', run.task.name, run.outcome.kind, outcome, time),
  };
  return item;
}

function tooltipOf(run: RunSummary): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.appendMarkdown(`**`).appendText(run.task.name).appendMarkdown(`** · `).appendText(outcomeAndPlace(run));
  if (run.call !== undefined) text.appendMarkdown('\n\n').appendText(run.call);
  const facts = [
    new Date(run.startedAt).toLocaleString(),
    vscode.workspace.asRelativePath(vscode.Uri.parse(run.task.uri)),
    ...(run.identity === undefined ? [] : [vscode.l10n.t('signed with {0}', run.identity)]),
    ...(run.retry ? [vscode.l10n.t('with retries')] : []),
  ];
  return text.appendMarkdown('\n\n').appendText(facts.join(' · '));
}

/** `200 · 123 ms`, and where the run was made if not on this machine. */
export function outcomeAndPlace({ outcome, where }: RunSummary): string {
  return where === 'aws' ? vscode.l10n.t('{0} · on AWS', inWords(outcome)) : inWords(outcome);
}

/** `Today`, `Yesterday`, or the date as the person writes it. */
function dayLabel(day: Date): string {
  const ago = daysBetween(day, new Date());
  if (ago === 0) return vscode.l10n.t('Today');
  if (ago === 1) return vscode.l10n.t('Yesterday');
  return day.toLocaleDateString(undefined, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
}

/** Hours and minutes as the person writes them. */
export function timeOf(time: Date): string {
  return time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
