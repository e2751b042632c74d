// The result panels, one a Task: webviews that show a run and take the clicks.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Run } from '../shared/engine/types';
import type { FromPage, RunView, SectionId, ToPage } from './webview/messages';
import { sectionText, toRunView } from './webview/runView';

export type PanelActions = { cancel: () => void; runAgain: (retry: boolean) => void };

/** Keeps one panel for each Task, so that runs of different Tasks stand side by side. */
export class ResultPanels implements vscode.Disposable {
  private readonly panels = new Map<string, ResultPanel>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** The Task's panel, brought to front or newly opened. `actions` replace those of the run before. */
  open(
    key: string,
    task: string,
    file: string,
    column: { viewColumn: vscode.ViewColumn; preserveFocus: boolean },
    actions: PanelActions,
  ): ResultPanel {
    let panel = this.panels.get(key);
    if (panel) panel.reveal();
    else {
      panel = new ResultPanel(this.extensionUri, task, file, column, () => this.panels.delete(key));
      this.panels.set(key, panel);
    }
    panel.actions = actions;
    return panel;
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}

export class ResultPanel {
  actions: PanelActions | undefined;
  private readonly panel: vscode.WebviewPanel;
  private run: Run | undefined;
  private view: RunView | undefined;

  constructor(
    extensionUri: vscode.Uri,
    task: string,
    private readonly file: string,
    column: { viewColumn: vscode.ViewColumn; preserveFocus: boolean },
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
      this.actions?.cancel();
      onClosed();
    });
    this.panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message));
    this.panel.webview.html = page(this.panel.webview, dist);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows a run as far as it is. */
  show(run: Run, done: boolean): void {
    this.run = run;
    this.view = toRunView(run, this.file, done);
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
        return this.actions?.cancel();
      case 'runAgain':
        return this.actions?.runAgain(message.retry);
      case 'copy':
        return void vscode.env.clipboard.writeText(this.text(message.section));
      case 'open':
        return void this.openInEditor(message.section);
    }
  }

  private text(section: SectionId): string {
    return (this.run && sectionText(this.run, section)) ?? '';
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
