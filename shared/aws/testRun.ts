// From what TestState told to the central Run, so that a run on AWS is shown like any other.
import type { Retry, Run, Stage } from '../engine/types';
import { isObject, type Json, type JsonObject } from '../json';
import type { AwsError } from './errors';
import { waitsForToken } from './testRequest';
import type { AwsRun, Called, TestRequest } from './types';

/** The run as the panel, the history and the command line take it. There is a request and a response only where a TRACE tells them. */
export function toRun(told: AwsRun, request: TestRequest, called: Called): Run {
  const { status, error, cause = '', next, output, variables } = told;
  const { state } = request.run;
  const run: Run = {
    state: request.run.name,
    status: status === 'SUCCEEDED' ? 'succeeded' : 'failed',
    input: told.input ?? request.run.input,
    notes: [],
  };
  if (told.effectiveInput !== undefined) run.effectiveInput = told.effectiveInput;
  if (told.parameters !== undefined) run.parameters = told.parameters;
  if (told.request) run.request = told.request;
  if (told.response) run.response = told.response;
  if (told.result !== undefined) run.result = told.result;
  // The same object where ResultSelector changed nothing, as in a local run.
  if (told.selected !== undefined)
    run.selected = sameJson(told.selected, run.result) ? (run.result ?? null) : told.selected;
  if (output !== undefined && status !== 'FAILED') run.output = output;
  if (variables !== undefined && Object.keys(variables).length > 0) run.variables = variables;
  if (next !== undefined) run.next = next;
  if (status !== 'SUCCEEDED') run.failure = { error: error ?? 'States.TaskFailed', cause, stage: missedStage(told) };
  if (status === 'RETRIABLE') run.retry = retryOf(told, state);
  if (status === 'CAUGHT_ERROR') run.caught = { catcher: told.catcher ?? 0, next: next ?? '' };
  run.notes = [...notesOf(told, request, called)];
  return run;
}

/** The run that AWS refused, or that never reached it. Step Functions itself would report no such failure. */
export function refusedRun({ code, message }: AwsError, { run }: TestRequest): Run {
  // Which stages there were nobody told: what is missing for sure is the result.
  const failure = { error: `TestState.${code}`, cause: message, stage: 'result', local: true } as const;
  return { state: run.name, status: 'failed', input: run.input, failure, notes: [] };
}

/** The first stage of which TestState told nothing. */
function missedStage({ parameters, result }: AwsRun): Stage {
  if (parameters === undefined) return 'parameters';
  return result === undefined ? 'result' : 'output';
}

/** TestState makes no retries, so the one it tells of is the first. */
function retryOf({ retrier = 0, waitSeconds = 0 }: AwsRun, state: JsonObject): Retry {
  const retriers = state['Retry'];
  const entry = Array.isArray(retriers) ? retriers[retrier] : undefined;
  const most = isObject(entry) ? entry['MaxAttempts'] : undefined;
  return { retrier, attempt: 1, maxAttempts: typeof most === 'number' ? most : 3, waitSeconds };
}

function* notesOf(
  { error, request }: AwsRun,
  { run, roleArn, mock, inspectionLevel }: TestRequest,
  called: Called,
): Iterable<string> {
  const role = roleArn ? `, with the role ${roleArn}` : '';
  yield `Step Functions tested this state itself (TestState in ${called.region}${role}).`;
  if (!/^https:\/\/(sync-)?states[.-]/.test(called.origin)) yield `The call went to ${called.origin} in place of AWS.`;
  if (mock) {
    const what = 'error' in mock ? 'error' : 'result';
    yield `The API was not called: the ${what} is the mock that was given${waitsForToken(run.state) ? ', as whoever has the task token would give it' : ''}.`;
  } else if (!request)
    yield `TestState ${inspectionLevel === 'TRACE' ? 'told' : 'tells'} no HTTP request and response of an API Gateway Task${inspectionLevel === 'TRACE' ? ', not even as a TRACE' : ''}.`;
  if (!mock && Object.keys(run.context ?? {}).length > 0)
    yield 'The context values of the settings were not sent: TestState takes them only together with a mock.';
  if (error === 'States.Timeout') yield 'TestState ends a state after 5 minutes, whatever TimeoutSeconds is.';
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
