// Runs as read-only documents, and two of them side by side in VS Code's diff editor.
import * as vscode from 'vscode';
import type { TaskRun } from '../run/taskRuns';
import { runText } from './runText';

const scheme = 'asl-invoke-run';

/** Serves `asl-invoke-run:` documents; `find` gives the run with an id, of this session or of the history. */
export class RunDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly find: (id: string) => Promise<TaskRun | undefined>) {}

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const taskRun = await this.find(query);
    return taskRun ? runText(taskRun) : vscode.l10n.t('This run is no longer in the history.');
  }

  /** Opens two runs in the diff editor, the earlier one on the left. */
  async compare(one: TaskRun, other: TaskRun): Promise<void> {
    const [left, right] = one.startedAt <= other.startedAt ? [one, other] : [other, one];
    const title =
      left.task.key === right.task.key
        ? `${left.task.name}: ${timeLabel(left)} ↔ ${timeLabel(right)}`
        : `${left.task.name} ↔ ${right.task.name}`;
    await vscode.commands.executeCommand('vscode.diff', uriOf(left), uriOf(right), title);
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function uriOf({ id, task: { name } }: TaskRun): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name.replaceAll('/', '_')}.txt`, query: id });
}

function timeLabel({ startedAt }: TaskRun): string {
  return startedAt.toLocaleTimeString();
}
