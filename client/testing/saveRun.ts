// Keeps a run for later: as a Task test, as a TestState mock, or as a case of a MockConfigFile.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import { addressOf } from '../../shared/document/address';
import { stateOf } from '../../shared/document/substitutions';
import { isObject, type Json } from '../../shared/json';
import { testStateMock } from '../../shared/mock/testState';
import type { TaskTest } from '../../shared/taskTest/format';
import type { GivenLookup } from '../run/given';
import { givenFor } from '../run/given';
import type { TaskRun, TaskRuns } from '../run/taskRuns';
import { chosenTask, findTask, taskId, type FoundTask, type TaskReference } from '../run/tasks';
import { runSettings } from '../settings';
import { readJson, writeJson } from './jsonFile';
import { saveMockConfig } from './saveMock';

/** A run, or the Task whose newest run is meant. */
type Target = TaskRun | TaskReference | vscode.Uri;

export class SaveRunCommands implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;

  /** `remembered` gives the values that the person typed for placeholders. */
  constructor(
    private readonly runs: TaskRuns,
    private readonly lookup: GivenLookup,
    private readonly remembered: (names: string[]) => Record<string, string>,
  ) {
    this.subscriptions = registerCommands({
      saveAsTest: (target?: Target) => this.withRun(target, (taskRun, found) => this.saveAsTest(taskRun, found)),
      copyTestStateMock: (target?: Target) => this.withRun(target, (taskRun) => copyTestStateMock(taskRun)),
      saveMockConfig: (target?: Target) => this.withRun(target, (taskRun, found) => saveMockConfig(taskRun, found)),
    });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The run given, or the newest of the Task given, at the cursor or picked; says what is missing. */
  private async withRun<T>(
    target: Target | undefined,
    work: (taskRun: TaskRun, found: FoundTask) => Promise<T>,
  ): Promise<T | undefined> {
    const given = target && 'run' in target ? target : undefined;
    const found = given ? await findTask(given.task) : await chosenTask(target as Exclude<Target, TaskRun> | undefined);
    if (!found) {
      if (given) void vscode.window.showWarningMessage(vscode.l10n.t('The Task is no longer in its document.'));
      return undefined;
    }
    const taskRun = given ?? this.runs.of(taskId(found).key);
    if (taskRun?.done)
      try {
        return await work(taskRun, found);
      } catch (error) {
        void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was written: {0}', (error as Error).message));
        return undefined;
      }
    const run = vscode.l10n.t('Run Task');
    const message = vscode.l10n.t('Run “{0}” first: what it gives is what is kept.', found.task.name);
    if ((await vscode.window.showInformationMessage(message, run)) === run)
      await vscode.commands.executeCommand('aslInvoke.runTask', { uri: found.document.uri.toString(), path: found.task.path }); // prettier-ignore
    return undefined;
  }

  /** Adds the run to the Task tests beside the definition, and shows them. Gives the file. */
  private async saveAsTest(taskRun: TaskRun, found: FoundTask): Promise<vscode.Uri | undefined> {
    if (taskRun.run.status === 'cancelled') return void says(vscode.l10n.t('A cancelled run is no test.'));
    const { document, task, machine } = found;
    const file = vscode.Uri.file(document.uri.fsPath.replace(/(\.asl)?\.(json|ya?ml)$|\.asl$/i, '') + '.asltest.json');
    const before = await readJson(file);
    if (before !== undefined && !(isObject(before) && Array.isArray(before['tests'])))
      return void says(vscode.l10n.t('{0} is no Task test file: nothing was written.', path.basename(file.fsPath)));
    const tests = before ? (before['tests'] as Json[]) : [];
    const names = tests.map((test) => (isObject(test) ? test['name'] : undefined));
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Save Run as Task Test'),
      prompt: vscode.l10n.t('What the test says, for {0}', path.basename(file.fsPath)),
      value: freeName(defaultName(taskRun), names),
      validateInput: (text) =>
        text.trim() === ''
          ? vscode.l10n.t('Give the test a name.')
          : names.includes(text.trim())
            ? vscode.l10n.t('Another test is named so already.')
            : undefined,
    });
    if (name === undefined) return undefined;
    const { recordTest } = await import('../../shared/taskTest/index');
    const test: TaskTest = await recordTest(name.trim(), {
      run: taskRun.run,
      request: taskRun.request,
      state: addressOf({ name: task.name, path: task.path, machine }),
      substitutions: await this.substitutionsOf(found),
    });
    const content = before ?? { definition: path.basename(document.uri.fsPath), tests: [] };
    await writeJson(file, { ...(content as object), tests: [...tests, test as unknown as Json] });
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
    return file;
  }

  /** The values of the Task's placeholders that a test must have: those that no template around it gives. */
  private async substitutionsOf(found: FoundTask): Promise<Record<string, string>> {
    const names = stateOf(found.task).missing;
    if (names.length === 0) return {};
    const given = await givenFor(found, this.lookup);
    const known = { ...this.remembered(names), ...given.values, ...runSettings(found.document.uri).substitutions };
    const ofTemplate = found.machine ? given.values : {};
    return Object.fromEntries(
      names.flatMap((name) => (name in known && !(name in ofTemplate) ? [[name, known[name]!]] : [])),
    );
  }
}

function defaultName({ run, task }: TaskRun): string {
  const outcome = run.failure?.error ?? (run.response ? String(run.response.status) : run.status);
  return `${task.name}: ${outcome}`;
}

function freeName(name: string, taken: unknown[]): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** Puts the `mock` of TestState on the clipboard. */
async function copyTestStateMock({ run, task }: TaskRun): Promise<string | undefined> {
  const mock = testStateMock(run);
  if (!mock) return void says(vscode.l10n.t('The run came to no end that Step Functions could see.'));
  const text = JSON.stringify(mock, null, 2);
  await vscode.env.clipboard.writeText(`${text}\n`);
  says(vscode.l10n.t('Copied what “{0}” gave as the mock of TestState.', task.name));
  return text;
}

function says(message: string): void {
  void vscode.window.showInformationMessage(message);
}
