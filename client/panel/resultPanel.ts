// One result panel: a webview that shows a run and takes the clicks.
import * as vscode from 'vscode';
import type { TaskRun } from '../run/taskRuns';
import type { Action, AnswerByHand, Choice, CopyFormat, FromPage, RunView, ToPage } from '../webview/messages';
import { callbackTexts } from '../webview/run/callback';
import { contentText, shownOf } from '../webview/run/contents';
import { toRunView } from '../webview/runView';
import { openContent, saveBody, textIn } from './contents';
import { pageDocument } from './page';
import { abilitiesOf, type PanelActions } from './panelActions';

export class ResultPanel {
  /** The run it shows. */
  shown: TaskRun | undefined;
  private readonly panel: vscode.WebviewPanel;
  private view: RunView | undefined;
  /** Which part the reader wants to see; undefined until the page is there. */
  private choice: Choice | undefined;

  constructor(
    extensionUri: vscode.Uri,
    task: string,
    private readonly file: string,
    column: { viewColumn: vscode.ViewColumn; preserveFocus: boolean },
    private readonly actions: PanelActions,
    onClosed: () => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel = vscode.window.createWebviewPanel('aslInvoke.result', vscode.l10n.t('Run: {0}', task), column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [dist],
    });
    const images = vscode.Uri.joinPath(extensionUri, 'images');
    this.panel.iconPath = {
      light: vscode.Uri.joinPath(images, 'run-light.svg'),
      dark: vscode.Uri.joinPath(images, 'run-dark.svg'),
    };
    this.panel.onDidDispose(() => {
      // Nobody looks at it any more: the request need not go on.
      this.shown?.cancel();
      onClosed();
    });
    this.panel.webview.onDidReceiveMessage((message: FromPage) => this.shown && this.receive(message, this.shown));
    this.panel.webview.html = pageDocument(this.panel.webview, dist);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows a run as far as it is. */
  show(taskRun: TaskRun): void {
    this.shown = taskRun;
    this.view = toRunView(taskRun, this.file, abilitiesOf(this.actions));
    this.sendView();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private sendView(): void {
    if (!this.view || !this.shown || !this.choice) return;
    this.send({ type: 'show', view: this.view, shown: shownOf(this.shown.run, this.view, this.choice) });
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private receive(message: FromPage, taskRun: TaskRun): void {
    switch (message.type) {
      // The page is made anew whenever it was hidden, and asks for what it is to show.
      case 'ready':
      case 'choose':
        this.choice = message.choice;
        return this.sendView();
      case 'act':
        return this.act(message.action, taskRun);
      case 'copyAs':
        return void this.copyAs(message.format, taskRun);
      case 'keep':
        return this.actions[message.format]?.(taskRun);
      case 'copy':
        return void this.copy(contentText(taskRun.run, message.content));
      case 'copyCallback':
        return void this.copy(callbackTexts(taskRun.run)?.[message.text]);
      case 'answer':
        return void this.answer(message.answer, taskRun);
      case 'open':
        return void openContent(taskRun.run, message.content);
      case 'remedy':
        return this.view?.problem?.remedy && this.actions.applyRemedy?.(taskRun, this.view.problem.remedy);
      case 'goToTask':
        return this.actions.goToTask(taskRun);
    }
  }

  private act(action: Action, taskRun: TaskRun): void {
    switch (action) {
      case 'runAgain':
      case 'runWithRetries':
        return this.actions.runAgain(taskRun, action === 'runWithRetries');
      case 'cancel':
        return taskRun.cancel();
      case 'saveBody':
        return void saveBody(taskRun.run, vscode.Uri.parse(taskRun.task.uri));
      case 'editInput':
      case 'compare':
      case 'runOnAws':
        return this.actions[action]?.(taskRun);
    }
  }

  private async copyAs(format: CopyFormat, taskRun: TaskRun): Promise<void> {
    const { copyAs } = this.actions;
    const isOther = format === 'curl' || format === 'http';
    await this.copy(isOther ? copyAs?.(taskRun, format) : textIn(taskRun.run, format));
  }

  private async answer(answer: AnswerByHand, taskRun: TaskRun): Promise<void> {
    try {
      await this.actions.answer(taskRun, answer);
    } catch (error) {
      this.send({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
    }
  }

  private async copy(text: string | undefined): Promise<void> {
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    this.send({ type: 'copied' });
  }
}
