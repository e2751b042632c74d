// Which steps of the walkthrough are done, beyond the commands it can see itself: told by context keys.
import * as vscode from 'vscode';
import type { ActiveDocument } from '../activeDocument';
import type { TaskRuns } from '../run/taskRuns';

/** A definition that had findings of ours has none any more. */
const mendedKey = 'aslInvoke.hasMended';
/** A Task was run to an end of its own. A command's name would not do: a lens runs it under another one. */
const runKey = 'aslInvoke.hasRun';
/** A task token came back to a run of this machine. */
const answeredKey = 'aslInvoke.hasAnswered';

export class WalkthroughProgress implements vscode.Disposable {
  private readonly listening: vscode.Disposable[];
  /** The documents that have, or had, findings. */
  private readonly faulty = new Set<string>();

  constructor(
    private readonly active: ActiveDocument,
    runs: TaskRuns,
  ) {
    this.listening = [
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.look(uris)),
      runs.onDidChange(({ done, run }) => {
        if (!done || run.status === 'cancelled') return;
        tell(runKey);
        if (run.callback && run.failure?.error !== 'States.Timeout') tell(answeredKey);
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
  }

  private look(uris: readonly vscode.Uri[]): void {
    const { document } = this.active;
    const uri = document && uris.find((changed) => changed.toString() === document.uri.toString());
    if (!uri) return;
    const isFaulty = vscode.languages.getDiagnostics(uri).some(({ source }) => source === 'asl-invoke');
    if (isFaulty) this.faulty.add(uri.toString());
    else if (this.faulty.has(uri.toString())) tell(mendedKey);
  }
}

function tell(key: string): void {
  void vscode.commands.executeCommand('setContext', key, true);
}
