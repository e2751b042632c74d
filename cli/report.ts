// From a Run to what `asl-invoke run` reports: plain JSON, with every stage the run reached.
import type { Callback, Caught, InvokeResult, Retry, Run, Stage } from '../shared/engine/types';
import { explain } from '../shared/explanation/explain';
import type { Explanation } from '../shared/explanation/explanation';
import type { Json, JsonObject } from '../shared/json';
import { requestOf, responseOf, type ReportedRequest, type ReportedResponse } from './exchange';

export type Report = {
  state: string;
  status: 'succeeded' | 'failed';
  /** Step Functions would now wait for the task token. */
  waiting?: true;
  parameters?: Json;
  request?: ReportedRequest;
  response?: ReportedResponse;
  /** What the call of a Task gave whose result comes with its token. */
  submitted?: InvokeResult;
  result?: Json;
  output?: Json;
  variables?: JsonObject;
  next?: string;
  error?: string;
  cause?: string;
  /** The stage that the failure kept from being reached. */
  stage?: Stage;
  /** Only a local run has this failure: Step Functions would not report it. */
  local?: true;
  /** Why it failed and what to do, in markdown sentences, with the place in the Task and an edit of it where one may help. */
  explanation?: Explanation;
  /** Earlier attempts, where `--retry` made retries. */
  attempts?: { error: string; cause: string; retry: Retry }[];
  retry?: Retry;
  caught?: Caught;
  taskToken?: string;
  /** How the wait for the token went. */
  callback?: Callback;
  notes: string[];
};

/** What a run of `state` reports. `endpoints` is what it was started with, by host in lower case. */
export function reportOf(run: Run, endpoints: Record<string, string>, state: JsonObject = {}): Report {
  const explanation = explain(run, state);
  return {
    state: run.state,
    status: run.status === 'succeeded' ? 'succeeded' : 'failed',
    ...pick(run, ['waiting', 'parameters']),
    ...(run.request && { request: requestOf(run.request) }),
    ...(run.response && { response: responseOf(run.response) }),
    ...pick(run, ['submitted', 'result', 'output', 'variables', 'next']),
    ...failureOf(run),
    ...(explanation && { explanation }),
    ...(run.attempts && {
      attempts: run.attempts.map(({ failure: { error, cause }, retry }) => ({ error, cause, retry })),
    }),
    ...pick(run, ['retry', 'caught', 'taskToken', 'callback']),
    notes: [...unmapped(run, endpoints), ...run.notes],
  };
}

function failureOf({ status, failure }: Run): Pick<Report, 'error' | 'cause' | 'stage' | 'local'> {
  if (status === 'cancelled') {
    const before = failure === undefined ? '' : ` while it waited to try again after ${failure.error}`;
    return { error: 'ASLInvoke.Cancelled', cause: `The run was cancelled${before}.`, local: true };
  }
  return failure === undefined ? {} : failure;
}

/** A mapping for another host than the one called is most likely a slip, and the call went out into the world. */
function unmapped({ request, response, failure }: Run, endpoints: Record<string, string>): string[] {
  if (!request || Object.keys(endpoints).length === 0 || Object.hasOwn(endpoints, request.host)) return [];
  // A local failure without a response: most likely nothing was sent.
  if (!response && failure?.local) return [];
  return [`No --endpoint names ${request.host}: the call went to ${request.origin} itself.`];
}

/** The properties that are there, and no others. */
function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const entries = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]));
  return Object.fromEntries(entries) as Pick<T, K>;
}
