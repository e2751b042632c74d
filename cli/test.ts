// `asl-invoke test`: the Task tests of files and folders, offline with recorded responses, or live.
import path from 'node:path';
import { valuesOf } from '../shared/document/given';
import { proxyFromVariables } from '../shared/engine/proxy';
import type { Deps } from '../shared/engine/types';
import { readTests } from '../shared/taskTest/read';
import { runLive, runOffline, unexpectedFailure, type TestedTask, type TestResult } from '../shared/taskTest/run';
import { testedTask, UntestableError } from '../shared/taskTest/tested';
import type { TaskTest } from '../shared/taskTest/format';
import { waitForTokens } from './callback';
import { command } from './command';
import { credentialsWith } from './credentials';
import { listFiles, taskTests } from './files';
import { testHelp } from './help/test';
import { openDocument, positions } from './problems';
import { readSource, readText } from './source';
import { givenTo } from './templates';
import type { Terminal } from './terminal';
import { readTestOptions, testCommandArguments, type TestOptions } from './testOptions';
import { reportTests, type TestedFile } from './testReport';
import { UsageError } from './usage';

/** The exit code is 2 where a test failed, 1 where a file could not be read, or no test was found. */
export const test = command('test', testHelp, testCommandArguments, async (given, terminal) => {
  const { out, err } = terminal;
  const options = readTestOptions(given);
  const { files, errors } = await listFiles(options.targets, taskTests);
  const runner = options.live ? await liveRunner(options, terminal) : offlineRunner(options);
  const tested: TestedFile[] = [];
  for (const file of files) tested.push(await testFile(file, options, runner.run));
  await runner.close();
  await out.write(reportTests(tested, options.format, out.colors));
  if (options.name !== undefined && files.length > 0 && tested.every(({ tests }) => tests.length === 0))
    errors.push(`--name ${options.name}: no test has this in its name.`);
  for (const error of errors) await err.write(`${err.colors.red('asl-invoke:')} ${error}\n`);
  if (errors.length > 0 || tested.some(({ problems }) => problems.length > 0)) return 1;
  return tested.some(({ tests }) => tests.some(({ passed }) => !passed)) ? 2 : 0;
});

type Runner = { run: (test: TaskTest, task: TestedTask) => Promise<TestResult>; close: () => Promise<void> };

function offlineRunner({ errorPrefix }: TestOptions): Runner {
  return { run: (test, task) => runOffline(test, task, { errorPrefix }), close: () => Promise.resolve() };
}

/** The network client and the AWS chain are large, and are loaded here and not before. */
async function liveRunner(options: TestOptions, { err, env }: Terminal): Promise<Runner> {
  const engine = await import('../shared/engine/index');
  const sender = engine.createSender({ proxy: proxyFromVariables(env) });
  const { endpoints, errorPrefix, timeoutSeconds, callbackPort, callbackSeconds } = options;
  const waits = options.wait ? waitForTokens(callbackPort, err, callbackSeconds) : undefined;
  const deps: Deps = {
    send: sender.send,
    credentials: credentialsWith(options),
    now: () => new Date(),
    random: Math.random,
    ...(waits && { callback: waits.callback, onStage: waits.onStage }),
  };
  return {
    run: (test, task) => runLive(test, task, { endpoints, errorPrefix, timeoutSeconds }, deps),
    close: async () => {
      await waits?.close();
      await sender.close();
    },
  };
}

async function testFile(file: string, { name, template }: TestOptions, run: Runner['run']): Promise<TestedFile> {
  const tested: TestedFile = { file, problems: [], tests: [] };
  try {
    const text = await readText(file);
    const { definition, tests, problems } = readTests(text);
    const placed = positions({ text });
    tested.problems = problems.map(({ message, ...span }) => ({ ...placed(span), message }));
    if (definition === undefined) return tested;
    const definitionFile = path.resolve(path.dirname(file), definition);
    const source = await readSource(definitionFile);
    const document = await openDocument(source);
    const isFile = document.machines.length === 0;
    const given = isFile ? valuesOf(await givenTo(definitionFile, source, template)) : {};
    for (const { test, nameSpan } of tests) {
      if (name !== undefined && !test.name.includes(name)) continue;
      tested.tests.push({ name: test.name, state: test.state, ...placed(nameSpan), ...(await outcome(test)) });
    }
    async function outcome(
      test: TaskTest,
    ): Promise<{ passed: boolean; differences: TestResult['differences']; reason?: string }> {
      try {
        const result = await run(test, testedTask(document, test, given));
        const { differences } = result;
        const reason = unexpectedFailure(result);
        return { passed: differences.length === 0, differences, ...(reason !== undefined && { reason }) };
      } catch (error) {
        if (!(error instanceof UntestableError)) throw error;
        return { passed: false, differences: [], reason: error.message };
      }
    }
  } catch (error) {
    // One file that cannot be read does not keep the others from being tested.
    if (!(error instanceof UsageError)) throw error;
    tested.problems.push({ line: 1, column: 1, message: error.message });
  }
  return tested;
}
