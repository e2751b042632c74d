// A local run of a Task beside a run on AWS, of this session or of the history, in VS Code's diff editor.
import * as vscode from 'vscode';
import type { History } from '../history/history';
import { inWords, outcomeOf } from '../run/outcome';
import type { TaskRun, TaskRuns } from '../run/taskRuns';
import { chosenTask, taskId, type FoundTask, type TaskReference } from '../run/tasks';
import { comparable, type Comparable, type Offer, type Pair } from './comparable';
import { stagesText } from './stagesText';

const scheme = 'asl-invoke-stages';

/** Present where the run is of this session, with all its values. */
type Candidate = Comparable & { taskRun?: TaskRun };

/** Serves the two documents of a comparison, and opens it. */
export class AwsComparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly runs: TaskRuns,
    private readonly history: Pick<History, 'find' | 'store'>,
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
    const [local, aws] = await Promise.all([this.whole(pair.local), this.whole(pair.aws)]);
    if (local && aws) await this.open(local, aws);
    else void vscode.window.showWarningMessage(vscode.l10n.t('This run is no longer in the history.'));
  }

  /** Opens two runs, the first on the left: one made on this machine, the other on AWS. */
  async open(one: TaskRun, other: TaskRun): Promise<void> {
    const [local, aws] = one.where === 'local' ? [one, other] : [other, one];
    const title = vscode.l10n.t(
      '{0}: on this machine, {1} ↔ on AWS, {2}',
      local.task.name,
      timeOf(local.startedAt),
      timeOf(aws.startedAt),
    );
    await vscode.commands.executeCommand('vscode.diff', this.serve(local), this.serve(aws), title);
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const text = this.texts.get(query);
    if (text !== undefined) return text;
    // A comparison that VS Code has opened again, in another session.
    const taskRun = await this.history.find(query);
    return taskRun ? stagesText(taskRun) : vscode.l10n.t('This run is no longer in the history.');
  }

  dispose(): void {
    this.registration.dispose();
  }

  private async candidates(key: string): Promise<Candidate[]> {
    await this.history.store.refresh();
    const ofSession = (['local', 'aws'] as const).flatMap((where) => this.runs.lastOf(key, where) ?? []);
    return [
      ...ofSession.map((taskRun) => ({ ...taskRun, outcome: outcomeOf(taskRun.run), taskRun })),
      ...this.history.store.runs
        .filter(({ task }) => task.key === key)
        .map(({ id, where, startedAt, outcome }) => ({ id, where, outcome, startedAt: new Date(startedAt) })),
    ];
  }

  private async whole({ id, taskRun }: Candidate): Promise<TaskRun | undefined> {
    return taskRun ?? this.history.find(id);
  }

  private serve(taskRun: TaskRun): vscode.Uri {
    this.texts.set(taskRun.id, stagesText(taskRun));
    const where = taskRun.where === 'aws' ? 'AWS' : 'local';
    return vscode.Uri.from({
      scheme,
      path: `/${taskRun.task.name.replaceAll('/', '_')} (${where})`,
      query: taskRun.id,
    });
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
async function pick<R extends Comparable>(
  name: string,
  { newest, others }: Exclude<Offer<R>, { missing: unknown }>,
): Promise<Pair<R> | undefined> {
  type Item = vscode.QuickPickItem & { pair?: Pair<R> };
  const group = (where: 'local' | 'aws', label: string): Item[] => {
    const items = others
      .filter(({ other }) => other === where)
      .map((pair): Item => ({ label: timeOf(pair[where].startedAt), description: inWords(pair[where].outcome), pair }));
    return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
  };
  const { local, aws } = newest;
  const items: Item[] = [
    {
      label: vscode.l10n.t('The newest two'),
      detail: vscode.l10n.t(
        'on this machine, {0}: {1} ↔ on AWS, {2}: {3}',
        timeOf(local.startedAt),
        inWords(local.outcome),
        timeOf(aws.startedAt),
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

/** The time of a run of today, else with its date, as the person writes them. */
function timeOf(time: Date): string {
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(undefined, { timeStyle: 'medium', ...(!isToday && { dateStyle: 'medium' }) });
}
