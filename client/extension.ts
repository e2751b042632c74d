// Activation: constructs the parts and subscribes them; nothing heavy is loaded here.
import * as vscode from 'vscode';
import { createLanguageClient } from './languageClient';
import { ResultPanels } from './panel/resultPanels';
import { PolicyCommands } from './policies';
import { lookupBy } from './run/given';
import { TaskRunner } from './run/runner';
import { TaskRuns } from './run/taskRuns';
import type { TaskReference } from './run/tasks';

/** Called by VS Code when the first ASL document opens, or a command is used. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('ASL Invoke', { log: true });
  const client = createLanguageClient(context, log);
  const runs = new TaskRuns();
  const runner = new TaskRunner(context.workspaceState, runs, log, lookupBy(client));
  const panels = new ResultPanels(context.extensionUri, runs, {
    // The Task is found again: it may have been edited since.
    runAgain: ({ task: { uri, path } }, retry) => void runner.run({ uri, path, retry }),
  });
  const policies = new PolicyCommands(context.workspaceState, lookupBy(client));
  context.subscriptions.push(
    log,
    runs,
    panels,
    { dispose: () => void client.dispose() },
    vscode.commands.registerCommand('aslInvoke.runTask', (target?: TaskReference | vscode.Uri) => runner.run(target)),
    vscode.commands.registerCommand('aslInvoke.copyIamPolicy', (target?: TaskReference | vscode.Uri) =>
      policies.copyRolePolicy(target),
    ),
    vscode.commands.registerCommand('aslInvoke.copyResourcePolicy', (target?: TaskReference | vscode.Uri) =>
      policies.copyResourcePolicy(target),
    ),
    vscode.commands.registerCommand('aslInvoke.restartServer', () => client.restart()),
    vscode.commands.registerCommand('aslInvoke.showOutputChannel', () => log.show()),
  );
  await client.start();
}
