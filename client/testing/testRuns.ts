// Runs Task tests from the Test Explorer: offline with what was recorded, or live.
import * as vscode from 'vscode';
import { exportLine, sendCommand } from '../../shared/callback/commands';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import { at } from '../../shared/document/node';
import { requestUrl } from '../../shared/engine/request';
import type { Run, RunRequest } from '../../shared/engine/types';
import type { Difference } from '../../shared/taskTest/compare';
import type { TaskTest } from '../../shared/taskTest/format';
import type { TestResult } from '../../shared/taskTest/run';
import { testedTask, UntestableError } from '../../shared/taskTest/tested';
import type { Json } from '../../shared/json';
import { isTrusted } from '../run/consent';
import { runSettings, type TaskRunSettings } from '../settings';
import { TestTree, type TestItemData } from './testTree';

/** Makes a run with the network, for live tests. `onStage` is told how far it is. */
export type LiveRun = (
  request: RunRequest,
  settings: TaskRunSettings,
  signal: AbortSignal,
  onStage: (run: Run) => void,
) => Promise<Run>;

/** The test controller with its two run profiles. */
export class TaskTests implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController('aslInvoke', vscode.l10n.t('API Gateway Task Tests'));
  private readonly problems = vscode.languages.createDiagnosticCollection('asl-invoke tests');
  private readonly tree = new TestTree(this.controller, this.problems);

  constructor(private readonly liveRun: LiveRun) {
    const profile = (label: string, isLive: boolean): void => {
      this.controller.createRunProfile(
        label,
        vscode.TestRunProfileKind.Run,
        (request, token) => this.run(request, token, isLive),
        !isLive,
      );
    };
    profile(vscode.l10n.t('Run with Recorded Responses'), false);
    profile(vscode.l10n.t('Run Live'), true);
  }

  dispose(): void {
    this.tree.dispose();
    this.problems.dispose();
    this.controller.dispose();
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken, isLive: boolean): Promise<void> {
    if (isLive && !(await isTrusted())) return;
    const run = this.controller.createTestRun(request);
    const excluded = new Set(request.exclude);
    const items = [...this.leaves(request.include ?? [...this.controller.items].map(([, item]) => item))];
    for (const item of items) run.enqueued(item);
    for (const item of items) {
      const data = this.tree.of(item);
      if (excluded.has(item) || token.isCancellationRequested) run.skipped(item);
      else if (!data)
        run.errored(item, new vscode.TestMessage(vscode.l10n.t('The file holds no test that can be run.')));
      else await this.runOne(run, item, data, token, isLive);
    }
    run.end();
  }

  private *leaves(items: Iterable<vscode.TestItem>): Generator<vscode.TestItem> {
    for (const item of items)
      if (item.children.size === 0) yield item;
      else yield* this.leaves([...item.children].map(([, child]) => child));
  }

  private async runOne(
    run: vscode.TestRun,
    item: vscode.TestItem,
    { placed, definition }: TestItemData,
    token: vscode.CancellationToken,
    isLive: boolean,
  ): Promise<void> {
    run.started(item);
    const started = performance.now();
    try {
      const tell = (text: string): void => run.appendOutput(text, undefined, item);
      const result = await this.resultOf(placed.test, definition, token, isLive, tell);
      const duration = performance.now() - started;
      const isPassed = result.differences.length === 0;
      tell(outputLine(placed.test, result));
      if (isPassed) run.passed(item, duration);
      else run.failed(item, await messagesOf(item, placed, result), duration);
    } catch (error) {
      // A mistake of ours has a stack that helps to find it; what the person can mend has a message.
      const { message, stack } = error as Error;
      run.errored(item, new vscode.TestMessage(error instanceof UntestableError ? message : (stack ?? message)));
    }
  }

  private async resultOf(
    test: TaskTest,
    definition: vscode.Uri,
    token: vscode.CancellationToken,
    isLive: boolean,
    tell: (text: string) => void,
  ): Promise<TestResult> {
    const document = await openDefinition(definition);
    const settings = runSettings(definition);
    const substitutions = { ...settings.substitutions, ...test.substitutions };
    const task = testedTask(document, { ...test, substitutions });
    const tests = await import('../../shared/taskTest/index');
    if (!isLive) return tests.runOffline(test, task, { errorPrefix: settings.errorPrefix });
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    const run = await this.liveRun(tests.requestFor(test, task), settings, controller.signal, tellOfWait(tell));
    listening.dispose();
    return { run, differences: tests.comparedTo(test.expect, run) };
  }
}

/** Says once, in the terminal of the test results, what a test waits for and how its token is given back. */
function tellOfWait(tell: (text: string) => void): (run: Run) => void {
  let isTold = false;
  return ({ waiting, callback, taskToken }) => {
    if (isTold || !waiting || !callback || taskToken === undefined) return;
    isTold = true;
    const lines = [
      vscode.l10n.t('Waiting for the task token. To give it back:'),
      `  ${exportLine(callback.endpoint)}`,
      `  ${sendCommand('success', callback.endpoint, taskToken)}`,
    ];
    tell(lines.map((line) => `${line}\r\n`).join(''));
  };
}

/** What the test called and what came of it, for the terminal of the test results. */
function outputLine({ name }: TaskTest, { run, differences }: TestResult): string {
  const call = run.request ? `${run.request.method} ${requestUrl(run.request)}` : vscode.l10n.t('no request');
  const outcome = run.failure?.error ?? (run.response ? String(run.response.status) : run.status);
  return `${differences.length === 0 ? '✔' : '✖'} ${name}: ${call}: ${outcome}\r\n`;
}

async function openDefinition(uri: vscode.Uri): Promise<ReturnType<typeof parse>> {
  let text: vscode.TextDocument;
  try {
    text = await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new UntestableError(vscode.l10n.t('There is no file {0}.', vscode.workspace.asRelativePath(uri)));
  }
  const syntax = syntaxOf(text.languageId, text.fileName);
  await loadReader(syntax);
  return parse(text.getText(), syntax);
}

/** One message a difference, at what was expected; and why the run failed, where that was not expected. */
async function messagesOf(
  item: vscode.TestItem,
  { node, expectSpan }: TestItemData['placed'],
  result: TestResult,
): Promise<vscode.TestMessage[]> {
  const { unexpectedFailure } = await import('../../shared/taskTest/index');
  const document = item.uri && (await vscode.workspace.openTextDocument(item.uri));
  const failure = unexpectedFailure(result);
  return result.differences.map((difference) => {
    const { path, expected, actual } = difference;
    const where = path.join('.');
    const message =
      path[0] === 'status' && failure !== undefined
        ? new vscode.TestMessage(failure)
        : vscode.TestMessage.diff(where, written(expected), actual === undefined ? '' : written(actual));
    const span = at(node, ['expect', ...pathIn(difference)]) ?? expectSpan;
    if (document)
      message.location = new vscode.Location(
        document.uri,
        new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
      );
    return message;
  });
}

/** Header names are compared in lower case, and written as the person likes. */
function pathIn({ path }: Difference): Difference['path'] {
  return path[0] === 'request' && path[1] === 'headers' ? path.slice(0, 2) : path;
}

function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
