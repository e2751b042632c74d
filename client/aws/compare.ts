// A local run of a Task beside a run on AWS, of this session or of the history, in VS Code's diff editor.
import * as vscode from 'vscode';
import type { History } from '../history/history';
import { dayAndTime, type RunDocuments } from '../history/runDocuments';
import { inWords, outcomeOf } from '../run/outcome';
import type { TaskRuns } from '../run/taskRuns';
import { chosenTask, taskId, type FoundTask, type TaskReference } from '../run/tasks';
import { comparable, type Comparable, type Offer, type Pair } from './comparable';

/** Picks the runs that are compared. */
export class AwsComparison {
  constructor(
    private readonly runs: TaskRuns,
    private readonly history: Pick<History, 'find' | 'store'>,
    private readonly documents: Pick<RunDocuments, 'compare'>,
  ) {}

  /**
   * Compares runs of the Task of a reference, or of the one the cursor is in: its newest two, or those that the person
   * picks where there are more. Says which run is missing.
   */
  async compare(target?: TaskReference | vscode.Uri): Promise<void> {
    const found = await chosenTask(target);
    if (!found) return;
    const offer = comparable(await this.candidates(taskId(found).key));
    if ('missing' in offer) return sayMissing(found, offer.missing);
    const pair = offer.others.length === 0 ? offer.newest : await pick(found.task.name, offer);
    if (!pair) return;
    const [local, aws] = await Promise.all([this.history.find(pair.local.id), this.history.find(pair.aws.id)]);
    if (local && aws) await this.documents.compare(local, aws);
    else void vscode.window.showWarningMessage(vscode.l10n.t('This run is no longer in the history.'));
  }

  private async candidates(key: string): Promise<Comparable[]> {
    await this.history.store.refresh();
    const ofSession = (['local', 'aws'] as const).flatMap((where) => this.runs.lastOf(key, where) ?? []);
    return [
      ...ofSession.map((taskRun) => ({ ...taskRun, outcome: outcomeOf(taskRun.run) })),
      ...this.history.store.runs
        .filter(({ task }) => task.key === key)
        .map(({ id, where, startedAt, outcome }) => ({ id, where, outcome, startedAt: new Date(startedAt) })),
    ];
  }
}

async function sayMissing({ document, task }: FoundTask, missing: 'local' | 'aws'): Promise<void> {
  const [run, command] =
    missing === 'aws'
      ? [vscode.l10n.t('Run on AWS'), 'aslInvoke.runOnAws']
      : [vscode.l10n.t('Run Task'), 'aslInvoke.runTask'];
  const message =
    missing === 'aws'
      ? vscode.l10n.t('There is no run of “{0}” on AWS to compare with.', task.name)
      : vscode.l10n.t('There is no run of “{0}” on this machine to compare with.', task.name);
  const answer = await vscode.window.showInformationMessage(message, run);
  if (answer === run) await vscode.commands.executeCommand(command, { uri: document.uri.toString(), path: task.path });
}

/** Lets the person choose; what is newest comes first. */
async function pick(name: string, { newest, others }: Exclude<Offer, { missing: unknown }>): Promise<Pair | undefined> {
  type Item = vscode.QuickPickItem & { pair?: Pair };
  const group = (where: 'local' | 'aws', label: string): Item[] => {
    const items = others
      .filter(({ other }) => other === where)
      .map((pair): Item => ({
        label: dayAndTime(pair[where].startedAt),
        description: inWords(pair[where].outcome),
        pair,
      }));
    return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
  };
  const { local, aws } = newest;
  const items: Item[] = [
    {
      label: vscode.l10n.t('The newest two'),
      detail: vscode.l10n.t(
        'on this machine, {0}: {1} ↔ on AWS, {2}: {3}',
        dayAndTime(local.startedAt),
        inWords(local.outcome),
        dayAndTime(aws.startedAt),
        inWords(aws.outcome),
      ),
      pair: newest,
    },
    ...group('aws', vscode.l10n.t('another run on AWS, beside the newest on this machine')),
    ...group('local', vscode.l10n.t('another run on this machine, beside the newest on AWS')),
  ];
  const title = vscode.l10n.t('Compare “{0}” on this machine with “{0}” on AWS', name);
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.pair;
}
