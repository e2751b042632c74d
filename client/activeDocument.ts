// The document that commands are about, where it is ASL or a template with the integration: menus ask by a context key.
import * as vscode from 'vscode';
import { aslDocuments } from './languageClient';

/** True in `when` clauses while such a document is active. */
const contextKey = 'aslInvoke.activeDefinition';

/** Text is looked at again once nobody has typed for this long, in milliseconds. */
const pause = 300;

export class ActiveDocument implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable[];
  private found: vscode.TextDocument | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** Another document is the active one, or it has become such a document, or is none any more. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const lookIfActive = (document: vscode.TextDocument): void => {
      if (document === vscode.window.activeTextEditor?.document) this.look();
    };
    this.listening = [
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      // Its language may have been changed.
      vscode.workspace.onDidOpenTextDocument(lookIfActive),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => lookIfActive(document), pause);
      }),
    ];
    this.look();
  }

  /** Undefined where the active editor shows something else, or there is none. */
  get document(): vscode.TextDocument | undefined {
    return this.found;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listening) listener.dispose();
  }

  private look(): void {
    const document = vscode.window.activeTextEditor?.document;
    const found = document && hasIntegration(document) ? document : undefined;
    if (found === this.found) return;
    this.found = found;
    void vscode.commands.executeCommand('setContext', contextKey, found !== undefined);
    this.changed.fire();
  }
}

/** ASL may have no such Task yet; of other documents only a template with one is meant. */
function hasIntegration(document: vscode.TextDocument): boolean {
  if (['asl', 'asl-yaml'].includes(document.languageId) || /\.asl(\.(json|ya?ml))?$/.test(document.fileName))
    return true;
  return vscode.languages.match(aslDocuments, document) > 0 && document.getText().includes('apigateway:invoke');
}
