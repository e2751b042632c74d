// Runs one Task test: offline with the recorded response, or live; and says what differs from what is expected.
import { run as runTask } from '../engine/run';
import { LocalFailure } from '../engine/local-failure';
import type { Deps, Run, RunRequest, RunSettings } from '../engine/types';
import { differences, type Difference } from './compare';
import type { Expectation, TaskTest } from './format';
import { observedOf } from './observed';
import { replayedResponse } from './response';

export type TestResult = {
  /** As far as the run got. */
  run: Run;
  /** What the run gave that the test did not expect; empty where it passed. */
  differences: Difference[];
};

/** What a test needs of its Task, found by the caller: the state with its placeholders filled. */
export type TestedTask = Pick<RunRequest, 'name' | 'state' | 'queryLanguage'>;

/** The request of a test's run. */
export function requestFor({ input = {}, context, variables }: TaskTest, task: TestedTask): RunRequest {
  return { ...task, input, ...(context && { context }), ...(variables && { variables }) };
}

/**
 * Runs a test without any network: the response is the recorded one, the clock stands still, and made-up ids are always
 * the same, so that a test gives the same at any time and on any machine.
 */
export async function runOffline(
  test: TaskTest,
  task: TestedTask,
  settings: Partial<RunSettings> = {},
): Promise<TestResult> {
  const { response, answer } = test;
  const deps: Deps = {
    send: () =>
      response
        ? Promise.resolve(replayedResponse(response))
        : Promise.reject(
            new LocalFailure('ASLInvoke.NoResponse', 'The test has no "response": run it live, or record one.'),
          ),
    // Nothing is sent, so nobody looks at the signature.
    credentials: () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'offline' }),
    ...(answer && {
      callback: () => Promise.resolve({ endpoint: 'offline', answer: Promise.resolve(answer), close: () => undefined }),
    }),
    now: () => new Date('2026-01-01T00:00:00Z'),
    random: () => 0.5,
  };
  const run = await runTask(
    requestFor(test, task),
    { ...offlineSettings, ...settings, retry: false, signResourcePolicy: true },
    deps,
  );
  return { run, differences: comparedTo(test.expect, run) };
}

const offlineSettings: RunSettings = { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 60 };

/** Runs a test as `settings` and `deps` have it: with the network, and credentials where the Task is signed. */
export async function runLive(
  test: TaskTest,
  task: TestedTask,
  settings: RunSettings,
  deps: Deps,
): Promise<TestResult> {
  const run = await runTask(requestFor(test, task), settings, deps);
  return { run, differences: comparedTo(test.expect, run) };
}

/** What differs from what a test expects. Without an expected failure, a failed run is one, whatever else is expected. */
export function comparedTo(expected: Expectation, run: Run): Difference[] {
  const isFailure = expected.status === 'failed' || expected.error !== undefined || expected.cause !== undefined;
  const whole: Expectation = { status: isFailure ? 'failed' : 'succeeded', ...expected };
  return differences(withLowerNames(whole), observedOf(run));
}

/** Why a run failed that was to succeed: `APIGateway.500: <cause>`. */
export function unexpectedFailure({ run: { failure }, differences }: TestResult): string | undefined {
  const isUnexpected = differences.some(({ path }) => path[0] === 'status');
  return failure && isUnexpected ? `${failure.error}: ${failure.cause}` : undefined;
}

/** Header names count in any case. */
function withLowerNames(expected: Expectation): Expectation {
  const headers = expected.request?.headers;
  if (!headers) return expected;
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...expected, request: { ...expected.request, headers: lower } };
}
