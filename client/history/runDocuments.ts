// Runs as read-only documents, and two of them side by side in VS Code's diff editor.
import * as vscode from 'vscode';
import type { TaskRun } from '../run/taskRuns';
import { runText } from './runText';
import { stagesText } from './stagesText';

const scheme = 'asl-invoke-run';

/** How a run is written: all of it, or the stages that this machine and AWS both tell. */
const forms = { whole: runText, stages: stagesText };

/** Serves `asl-invoke-run:` documents; `find` gives the run with an id, of this session or of the history. */
export class RunDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly find: (id: string) => Promise<TaskRun | undefined>) {}

  /** The form is the authority, which nobody but `uriOf` writes. */
  async provideTextDocumentContent({ authority, query }: vscode.Uri): Promise<string> {
    const taskRun = await this.find(query);
    return taskRun ? forms[authority as keyof typeof forms](taskRun) : vscode.l10n.t('This run is no longer in the history.'); // prettier-ignore
  }

  /** Opens two runs in the diff editor: the one on this machine left of the one on AWS, else the earlier one on the left. */
  async compare(one: TaskRun, other: TaskRun): Promise<void> {
    const isAcross = one.where !== other.where;
    const isFirst = isAcross ? one.where === 'local' : one.startedAt <= other.startedAt;
    const [left, right] = isFirst ? [one, other] : [other, one];
    const form = isAcross ? 'stages' : 'whole';
    const title = isAcross ? titleAcross(left, right) : titleOf(left, right);
    await vscode.commands.executeCommand('vscode.diff', uriOf(left, form), uriOf(right, form), title);
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function uriOf({ id, where, task: { name } }: TaskRun, form: keyof typeof forms): vscode.Uri {
  const path = `/${name.replaceAll('/', '_')}${where === 'aws' ? ' (AWS)' : ''}.txt`;
  return vscode.Uri.from({ scheme, authority: form, path, query: id });
}

function titleOf(left: TaskRun, right: TaskRun): string {
  const time = ({ startedAt }: TaskRun): string => startedAt.toLocaleTimeString();
  return left.task.key === right.task.key
    ? `${left.task.name}: ${time(left)} ↔ ${time(right)}`
    : `${left.task.name} ↔ ${right.task.name}`;
}

function titleAcross(local: TaskRun, aws: TaskRun): string {
  return vscode.l10n.t(
    '{0}: on this machine, {1} ↔ on AWS, {2}',
    local.task.name,
    dayAndTime(local.startedAt),
    dayAndTime(aws.startedAt),
  );
}

/** The time of a run of today, else with its date, as the person writes them. */
export function dayAndTime(time: Date): string {
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(undefined, { timeStyle: 'medium', ...(!isToday && { dateStyle: 'medium' }) });
}
