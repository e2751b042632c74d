// The documents of inputs: opened for a Task, run from their own lens, and kept under a name.
import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import { stateOf } from '../../shared/document/substitutions';
import type { TaskRunner } from '../run/runner';
import { chosenTask, taskId, type TaskReference } from '../run/tasks';
import type { TaskRun } from '../run/taskRuns';
import { runSettings } from '../settings';
import { InputFiles, inputScheme } from './inputFiles';
import { mistakeIn, type Inputs } from './inputs';
import type { InputStore } from './inputStore';
import { readInput } from './inputText';
import { needOf } from './stateInput';

export class InputCommands implements vscode.Disposable {
  private readonly files: InputFiles;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly store: InputStore,
    private readonly inputs: Inputs,
    private readonly runner: TaskRunner,
  ) {
    this.files = new InputFiles(store);
    const commands = registerCommands({
      editInput: (target?: TaskReference | vscode.Uri) => this.edit(target),
      runWithInput: (uri?: vscode.Uri) => this.run(uri),
      saveInputAs: (uri?: vscode.Uri) => this.saveAs(uri),
      runTaskWithInput: async (target?: TaskReference | vscode.Uri) => {
        const found = await chosenTask(target);
        return found && runner.run({ ...taskId(found), chooseInput: true });
      },
    });
    this.subscriptions = vscode.Disposable.from(
      this.files,
      vscode.workspace.registerFileSystemProvider(inputScheme, this.files, { isCaseSensitive: true }),
      vscode.languages.registerCodeLensProvider({ scheme: inputScheme }, { provideCodeLenses: lenses }),
      commands,
    );
  }

  /** Opens the input of a Task for editing; of a run with the input it had. */
  async edit(target?: TaskReference | vscode.Uri, taskRun?: TaskRun): Promise<void> {
    const found = await chosenTask(target);
    if (!found) return;
    const { state } = stateOf(found.task, runSettings(found.document.uri).substitutions);
    const task = taskId(found);
    const isKnown = taskRun && (taskRun.recorded?.inputKept ?? true);
    await this.inputs.edit(task, needOf(state, found.task.language), isKnown ? { input: taskRun.request.input } : undefined); // prettier-ignore
    this.files.tell(task);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Keeps what stands in the document, and runs its Task with it. */
  private async run(uri = activeInput()): Promise<unknown> {
    const given = uri ? await this.read(uri) : sayNoInput();
    if (!given) return undefined;
    await given.document.save();
    const { task } = await this.files.kept(given.document.uri);
    // Also where nothing had to be saved: the proposal is good as it is.
    await this.store.change(task, () => ({ last: given.text, draft: undefined }));
    return this.runner.run({ uri: task.uri, path: task.path, ...readInput(given.text) });
  }

  private async saveAs(uri = activeInput()): Promise<void> {
    const given = uri ? await this.read(uri) : sayNoInput();
    if (!given) return;
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Save Input As'),
      prompt: vscode.l10n.t('A name to choose this input by when the Task is run.'),
      validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A name is needed.') : undefined),
    });
    if (name === undefined) return;
    const { task } = await this.files.kept(given.document.uri);
    await this.store.change(task, ({ named }) => ({
      named: [...named.filter((input) => input.name !== name.trim()), { name: name.trim(), text: given.text }],
    }));
  }

  /** The text of an input's document; says so where it is not JSON. */
  private async read(uri: vscode.Uri): Promise<{ document: vscode.TextDocument; text: string } | undefined> {
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText();
    const mistake = mistakeIn(text);
    if (mistake === undefined) return { document, text };
    await vscode.window.showTextDocument(document);
    void vscode.window.showErrorMessage(mistake);
    return undefined;
  }
}

function activeInput(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === inputScheme ? uri : undefined;
}

function sayNoInput(): undefined {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open the input of a Task first: “Input” stands above it.'));
  return undefined;
}

function lenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  return [
    new vscode.CodeLens(top, {
      title: `$(play) ${vscode.l10n.t('Run with This Input')}`,
      command: 'aslInvoke.runWithInput',
      arguments: [uri],
    }),
    new vscode.CodeLens(top, {
      title: `$(bookmark) ${vscode.l10n.t('Save As…')}`,
      command: 'aslInvoke.saveInputAs',
      arguments: [uri],
    }),
  ];
}
