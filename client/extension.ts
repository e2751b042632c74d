// Activation: constructs the parts and subscribes them; nothing heavy is loaded here.
import * as vscode from 'vscode';
import { ActiveDocument } from './activeDocument';
import { AwsCommands } from './aws/awsCommands';
import { CallbackHost } from './callback/callbackHost';
import { registerCommands } from './commands';
import { WithoutToolkit } from './editing/withoutToolkit';
import { valueSuggestions } from './editing/valueSuggestions';
import { copyRequest } from './exchange/copyRequest';
import { pasteAsTask, registerPasteTask } from './exchange/pasteTask';
import { requestText } from './exchange/requestText';
import { History } from './history/history';
import { HistoryCommands } from './history/historyCommands';
import { RunDocuments } from './history/runDocuments';
import { InputCommands } from './input/inputCommands';
import { Inputs } from './input/inputs';
import { InputStore } from './input/inputStore';
import { aslDocuments, createLanguageClient, refreshCodeLenses, refreshDiagnostics } from './languageClient';
import { Neighbours } from './neighbours/neighbours';
import { ResultPanels } from './panel/resultPanels';
import { PolicyCommands } from './policies';
import { applyRemedy } from './run/applyRemedy';
import { engineRun } from './run/engineRun';
import { homesBy, lookupBy } from './run/given';
import { HostConsent } from './run/hostConsent';
import { rememberedSubstitutions } from './run/placeholders';
import { ProfileItem, selectProfile } from './run/profilePicker';
import { RunCommands } from './run/runCommands';
import { RunFindings } from './run/runFindings';
import { registerRunFixes } from './run/runFixes';
import { TaskRunner } from './run/runner';
import { RunStatus } from './run/runStatus';
import { TaskLenses } from './run/taskLenses';
import { TaskRuns } from './run/taskRuns';
import { goToTask, type TaskReference } from './run/tasks';
import { TeachRuns } from './run/teachRuns';
import { TitleButton } from './run/titleButton';
import { diskFiles } from './storage/files';
import { SaveRunCommands } from './testing/saveRun';
import { TaskTests } from './testing/testRuns';
import { newDefinition } from './welcome/newDefinition';
import { WalkthroughProgress } from './welcome/progress';

/** A Task that a lens or a menu names; without it, the one at the cursor. */
type Target = TaskReference | vscode.Uri;

/** Called by VS Code when the first ASL document opens, or a command is used. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('ASL Invoke', { log: true });
  const runs = new TaskRuns();
  const storage = context.storageUri ?? context.globalStorageUri;
  const history = new History(storage, runs, log);
  const documents = new RunDocuments((id) => history.find(id));
  const refreshLenses = (): void => refreshCodeLenses(client);
  const inputStore = new InputStore(
    diskFiles(vscode.Uri.joinPath(storage, 'inputs').fsPath),
    () => Date.now(),
    refreshLenses,
  );
  const inputs = new Inputs(inputStore, (task) => history.outputsFor(task));
  const findings = new RunFindings(runs);
  const lenses = new TaskLenses(runs, {
    lastRun: (key) => history.lastOf(key),
    hasInput: (key) => inputStore.hasLast(key),
  });
  const neighbours = new Neighbours((document) => refreshDiagnostics(client, document));
  const client = createLanguageClient(context, log, {
    ...neighbours.middleware,
    ...valueSuggestions,
    provideCodeLenses: async (document, token, next) => lenses.extend((await next(document, token)) ?? []),
  });
  const consent = new HostConsent(context.workspaceState);
  const callbacks = new CallbackHost(log);
  const runner = new TaskRunner(context.workspaceState, inputs, runs, log, lookupBy(client), consent, callbacks);
  const inputCommands = new InputCommands(inputStore, inputs, runner);
  const aws = new AwsCommands(context.workspaceState, runner, runs, history, documents, lookupBy(client), log);
  runner.onAws = aws.runner;
  const panels = new ResultPanels(context.extensionUri, runs, {
    runAgain: (taskRun, retry) => void runner.runAgain(taskRun, retry),
    goToTask: ({ task }) => void goToTask(task),
    runOnAws: (taskRun) => void aws.runner.runAgain(taskRun),
    answer: ({ run }, answer) => callbacks.answer(run.taskToken ?? '', answer),
    editInput: (taskRun) => void inputCommands.edit(taskRun.task, taskRun),
    compare: (taskRun) => void historyCommands.comparePrevious(taskRun),
    copyAs: ({ run }, kind) => requestText(run, kind),
    applyRemedy: ({ task }, remedy) => void applyRemedy(task, remedy),
    saveAsTest: (taskRun) => void vscode.commands.executeCommand('aslInvoke.saveAsTest', taskRun),
    copyTestStateMock: (taskRun) => void vscode.commands.executeCommand('aslInvoke.copyTestStateMock', taskRun),
    saveMockConfig: (taskRun) => void vscode.commands.executeCommand('aslInvoke.saveMockConfig', taskRun),
  });
  const historyCommands = new HistoryCommands(history, documents, context.workspaceState, {
    open: (taskRun) => panels.open(taskRun),
    runAgain: (taskRun) => void runner.runAgain(taskRun),
  });
  const active = new ActiveDocument();
  const policies = new PolicyCommands(context.workspaceState, homesBy(client));
  context.subscriptions.push(
    log,
    runs,
    history,
    documents,
    panels,
    aws,
    inputCommands,
    findings,
    neighbours,
    new WithoutToolkit(),
    registerRunFixes(findings),
    new TeachRuns(client, runs, history),
    new RunStatus(runs),
    active,
    new ProfileItem(active),
    new WalkthroughProgress(active, runs),
    { dispose: () => void client.dispose() },
    new TaskTests((request, settings, signal, onStage) =>
      engineRun(request, settings, {
        signal,
        confirm: consent.ofRun(settings),
        onStage,
        onIdentity: (identity) => log.debug(`Signing with ${identity}.`),
        callback: (token, onHeartbeat) => callbacks.wait(token, onHeartbeat),
      }),
    ),
    new SaveRunCommands(runs, lookupBy(client), (names) => rememberedSubstitutions(context.workspaceState, names)),
    new TitleButton(),
    new RunCommands(runner, runs, history, (taskRun) => panels.open(taskRun)),
    historyCommands,
    runs.onDidBegin(refreshLenses),
    runs.onDidChange(({ done }) => done && refreshLenses()),
    history.onDidChange(refreshLenses),
    registerPasteTask(aslDocuments),
    registerCommands({
      newDefinition,
      selectProfile,
      copyIamPolicy: (target?: Target) => policies.copyRolePolicy(target),
      copyResourcePolicy: (target?: Target) => policies.copyResourcePolicy(target),
      copyAsCurl: (target?: Target) => copyRequest(runner, 'curl', target),
      copyAsHttp: (target?: Target) => copyRequest(runner, 'http', target),
      pasteAsTask: (given?: { name: string } | vscode.Uri) =>
        pasteAsTask(given instanceof vscode.Uri ? undefined : given),
      forgetConfirmedHosts: () => consent.forget(),
      restartServer: () => client.restart(),
      showOutputChannel: () => log.show(),
    }),
  );
  await client.start();
}
