// The title button on templates: tells VS Code which of the documents in sight hold Tasks.
import * as vscode from 'vscode';
import { mayHoldTask } from '../../shared/document/document';
import { tasksOf } from './tasks';

/** Used in the `when` of the button: `resourcePath in aslInvoke.templates`. By path: a remote window has URIs of its own. */
const key = 'aslInvoke.templates';

/** So long after the last change a document is looked at again. */
const pause = 400;

const languages = ['yaml', 'json', 'jsonc', 'cloudformation', 'cloudformation-json', 'cfn-yaml'];

export class TitleButton implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private shown = '';

  constructor() {
    this.subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.later(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (mayBeTemplate(document) && documentsInSight().includes(document)) this.later(pause);
      }),
    ];
    this.later(0);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), wait);
  }

  private async look(): Promise<void> {
    const documents = documentsInSight().filter(mayBeTemplate);
    const held = await Promise.all(documents.map(holdsTask));
    const paths = documents.filter((_, index) => held[index]).map(({ uri }) => uri.fsPath);
    // Most changes change nothing here, and no menu need be made anew.
    if (paths.join('\n') === this.shown) return;
    this.shown = paths.join('\n');
    await vscode.commands.executeCommand('setContext', key, paths);
  }
}

function documentsInSight(): vscode.TextDocument[] {
  return [...new Set(vscode.window.visibleTextEditors.map(({ document }) => document))];
}

function mayBeTemplate({ languageId }: vscode.TextDocument): boolean {
  return languages.includes(languageId);
}

/** A search of the text, and only where that finds something a reading of it. */
async function holdsTask(document: vscode.TextDocument): Promise<boolean> {
  return mayHoldTask(document.getText()) && (await tasksOf(document)).length > 0;
}
