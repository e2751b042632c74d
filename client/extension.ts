// Activation: constructs the parts and subscribes them; nothing heavy is loaded here.
import * as vscode from 'vscode';
import { lookupBy } from './given';
import { createLanguageClient } from './languageClient';
import { ResultPanels } from './resultPanel';
import { TaskRunner } from './runTask';
import type { TaskReference } from './tasks';

/** Called by VS Code when the first ASL document opens, or a command is used. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('ASL Invoke', { log: true });
  const client = createLanguageClient(context, log);
  const panels = new ResultPanels(context.extensionUri);
  const runner = new TaskRunner(context.workspaceState, panels, log, lookupBy(client));
  context.subscriptions.push(
    log,
    panels,
    runner,
    { dispose: () => void client.dispose() },
    vscode.commands.registerCommand('aslInvoke.runTask', (target?: TaskReference | vscode.Uri) => runner.run(target)),
    vscode.commands.registerCommand('aslInvoke.restartServer', () => client.restart()),
    vscode.commands.registerCommand('aslInvoke.showOutputChannel', () => log.show()),
  );
  await client.start();
}
