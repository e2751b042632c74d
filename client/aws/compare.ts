// The last local run of a Task beside its last run on AWS, in VS Code's diff editor.
import * as vscode from 'vscode';
import type { TaskRun, TaskRuns } from '../run/taskRuns';
import { chosenTask, taskId, type TaskReference } from '../run/tasks';
import { stagesText } from './stagesText';

const scheme = 'asl-invoke-stages';

/** Serves the two documents of a comparison, and opens it. */
export class AwsComparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  private readonly texts = new Map<string, string>();

  constructor(private readonly runs: TaskRuns) {}

  /** Opens the comparison for the Task of a reference, or the one the cursor is in; says which run is missing. */
  async compare(target?: TaskReference | vscode.Uri): Promise<void> {
    const found = await chosenTask(target);
    if (!found) return;
    const { key, name } = taskId(found);
    const [local, aws] = [this.runs.lastOf(key, 'local'), this.runs.lastOf(key, 'aws')];
    if (!local || !aws) {
      const [run, command] = local
        ? [vscode.l10n.t('Run on AWS'), 'aslInvoke.runOnAws']
        : [vscode.l10n.t('Run Task'), 'aslInvoke.runTask'];
      const missing = local
        ? vscode.l10n.t('“{0}” was not run on AWS yet in this session.', name)
        : vscode.l10n.t('“{0}” was not run on this machine yet in this session.', name);
      const answer = await vscode.window.showInformationMessage(missing, run);
      if (answer === run) await vscode.commands.executeCommand(command, { uri: found.document.uri.toString(), path: found.task.path }); // prettier-ignore
      return;
    }
    const title = vscode.l10n.t('{0}: on this machine ↔ on AWS', name);
    await vscode.commands.executeCommand('vscode.diff', this.serve(local), this.serve(aws), title);
  }

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.texts.get(query) ?? '';
  }

  dispose(): void {
    this.registration.dispose();
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
