// One result panel: a webview that shows a run and takes the clicks.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { TaskRun } from '../run/taskRuns';
import type { FromPage, RunView, SectionId, ToPage } from '../webview/messages';
import { sectionText, toRunView } from '../webview/runView';

/** What the buttons of a panel do beyond the panel itself. */
export type PanelActions = { runAgain: (taskRun: TaskRun, retry: boolean) => void };

export class ResultPanel {
  /** The run it shows. */
  shown: TaskRun | undefined;
  private readonly panel: vscode.WebviewPanel;
  private view: RunView | undefined;

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
    this.panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message));
    this.panel.webview.html = page(this.panel.webview, dist);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows a run as far as it is. */
  show(taskRun: TaskRun): void {
    this.shown = taskRun;
    this.view = toRunView(taskRun.run, this.file, taskRun.done, taskRun.request.state);
    this.send();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private send(): void {
    if (this.view) void this.panel.webview.postMessage({ type: 'show', view: this.view } satisfies ToPage);
  }

  private receive(message: FromPage): void {
    switch (message.type) {
      // The page is made anew whenever it was hidden, and asks for what it is to show.
      case 'ready':
        return this.send();
      case 'cancel':
        return this.shown?.cancel();
      case 'runAgain':
        return void (this.shown && this.actions.runAgain(this.shown, message.retry));
      case 'copy':
        return void vscode.env.clipboard.writeText(this.text(message.section));
      case 'open':
        return void this.openInEditor(message.section);
    }
  }

  private text(section: SectionId): string {
    return (this.shown && sectionText(this.shown.run, section)) ?? '';
  }

  private async openInEditor(section: SectionId): Promise<void> {
    const isHttp = section === 'request' || section === 'response';
    const document = await vscode.workspace.openTextDocument({
      language: isHttp ? 'plaintext' : 'json',
      content: this.text(section),
    });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}

function page(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${style}">
<title>ASL Invoke</title>
</head>
<body><main id="root"></main><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
