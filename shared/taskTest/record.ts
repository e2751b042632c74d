// Makes a test of a run: what it was given, what the API answered, and what came of it.
import type { Run, RunRequest } from '../engine/types';
import { isSecretHeader } from '../knowledge/headers';
import type { Json, JsonObject } from '../json';
import { common } from './compare';
import type { Expectation, TaskTest } from './format';
import { observedOf } from './observed';
import { recordedResponse } from './response';
import { runOffline } from './run';

/** What a test is made from: the run, and what it was started with. */
export type Recordable = {
  run: Run;
  request: RunRequest;
  /** The Task as `TaskTest.state` names it. */
  state: string;
  /** The values that filled the Task's placeholders. */
  substitutions?: Record<string, string>;
};

/**
 * A test that passes offline, unless the state needs what is never stored. What another run would give otherwise (made-up ids, the time) is no part of what it
 * expects, and neither are secret headers.
 */
export async function recordTest(
  name: string,
  { run, request, state, substitutions = {} }: Recordable,
): Promise<TaskTest> {
  const { input, context = {}, variables = {} } = request;
  const given: Omit<TaskTest, 'expect'> = {
    name,
    state,
    ...(!isEmpty(input) && { input }),
    ...(!isEmpty(context) && { context }),
    ...(!isEmpty(variables) && { variables }),
    ...(!isEmpty(substitutions) && { substitutions }),
    ...(run.response && { response: recordedResponse(run.response) }),
    ...answerOf(run),
  };
  const seen = expected(run);
  const { run: replay } = await runOffline({ ...given, expect: {} }, request);
  const both = common(seen, expected(replay));
  return { ...given, expect: (both ?? {}) as Expectation };
}

/** What gave the token back, of a run that waited for it to the end. */
function answerOf({ submitted, result, failure }: Run): Pick<TaskTest, 'answer'> {
  if (!submitted) return {};
  if (result !== undefined) return { answer: { output: result } };
  return failure && !failure.local ? { answer: { error: failure.error, cause: failure.cause } } : {};
}

/** What is worth expecting: what was sent, and what came of it. The result is in the output, or in the response. */
function expected(run: Run): Expectation {
  const { request, output, variables, next, error, cause, status } = observedOf(run);
  // Who calls is not the Task's doing: Step Functions names itself.
  const headers = Object.entries(request?.headers ?? {}).filter(
    ([name]) => !isSecretHeader(name) && name !== 'user-agent',
  );
  return {
    ...(status && { status }),
    ...(request && { request: { ...request, headers: Object.fromEntries(headers) } }),
    ...(output !== undefined && { output }),
    ...(variables && { variables }),
    ...(next !== undefined && { next }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

function isEmpty(value: Json | JsonObject): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
