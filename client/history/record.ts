// A run as the history keeps it: without secrets, cut to a bounded size, and back to a run that the panel can show.
import type { HttpResponse, InvokeResult, Run, RunRequest } from '../../shared/engine/types';
import { isObject, type Json, type JsonObject } from '../../shared/json';
import { requestUrl } from '../../shared/engine/request';
import { outcomeOf, type Outcome } from '../run/outcome';
import type { RunPlace, TaskId, TaskRun } from '../run/taskRuns';
import { cutJson, cutText } from './cut';
import { mask, secretsOf, withoutSecrets } from './redaction';

/** What the list shows of a run, without its values. */
export type RunSummary = {
  id: string;
  task: TaskId;
  where: RunPlace;
  /** ISO 8601. */
  startedAt: string;
  outcome: Outcome;
  /** `GET https://…`, where there was a request. */
  call?: string;
  identity?: string;
  retry: boolean;
  /** Whether the input is whole, so that the Task can be run again with it. */
  inputKept: boolean;
};

export type RunRecord = RunSummary & {
  version: 1;
  request: RunRequest;
  run: StoredRun;
  /** The parts that were too long to be kept whole. */
  cut: string[];
};

type StoredRun = Omit<Run, 'response'> & { response?: StoredResponse };
/** The body as UTF-8 text. */
type StoredResponse = Omit<HttpResponse, 'body'> & { body: string };

/** Characters of each value and body of a run. */
const longestPart = 64 * 1024;
/** Characters of a record. */
const longestRecord = 512 * 1024;
/** Earlier attempts that are kept, the last ones. */
const mostAttempts = 10;

/** The record of a run that is done. */
export function toRecord(taskRun: TaskRun): RunRecord {
  const bounds = [longestPart, longestPart / 4, longestPart / 16, longestPart / 64];
  let record = recordWithin(taskRun, longestPart);
  for (const bound of bounds) {
    record = recordWithin(taskRun, bound);
    if (JSON.stringify(record).length <= longestRecord) break;
  }
  return record;
}

function recordWithin(
  { id, task, where, startedAt, retry, identity, request, run }: TaskRun,
  bound: number,
): RunRecord {
  const secrets = secretsOf(request, run);
  const cut = new Set<string>();
  const kept = <T extends Json>(part: string, value: T): T => {
    const clean = withoutSecrets(value, secrets);
    const short = cutJson(clean, bound);
    if (short !== clean) cut.add(part);
    return short as T;
  };
  const text = (part: string, value: string): string => {
    const clean = withoutSecrets(value, secrets);
    const short = cutText(clean, bound);
    if (short !== clean) cut.add(part);
    return short;
  };
  const input = kept('input', request.input);
  const { response, request: sent, result, submitted, failure, attempts, taskToken: _token, ...rest } = run;
  const stages = Object.fromEntries(
    Object.entries(rest as unknown as JsonObject).map(([name, value]) => [name, kept(name, value)]),
  ) as unknown as Omit<StoredRun, 'response'>;
  const lists = <L extends Json>(value: L): L => withoutSecrets(value, secrets);
  // Only the body of a call's result is cut: its status and headers are short.
  const invokeResult = (part: string, value: InvokeResult): InvokeResult => ({
    ...withoutSecrets({ ...value, ResponseBody: null }, secrets),
    ResponseBody: kept(part, value.ResponseBody),
  });
  const stored: StoredRun = {
    ...stages,
    ...(sent && {
      request: {
        ...withoutSecrets(sent, secrets),
        ...(sent.body !== undefined && { body: text('request body', sent.body) }),
      },
    }),
    ...(response && {
      response: {
        ...response,
        headers: lists(response.headers),
        body: text('response body', new TextDecoder().decode(response.body)),
      },
    }),
    ...(submitted && { submitted: invokeResult('submitted', submitted) }),
    ...(result !== undefined && {
      result: isInvokeResult(result) ? invokeResult('result', result) : kept('result', result),
    }),
    ...(failure && { failure: { ...failure, cause: text('cause', failure.cause) } }),
    ...(attempts && {
      attempts: attempts.slice(-mostAttempts).map((attempt) => ({
        ...attempt,
        failure: { ...attempt.failure, cause: cutText(withoutSecrets(attempt.failure.cause, secrets), 500) },
      })),
    }),
  };
  return {
    version: 1,
    id,
    task,
    where,
    startedAt: startedAt.toISOString(),
    outcome: outcomeOf(run),
    ...(sent && { call: withoutSecrets(`${sent.method} ${requestUrl(sent)}`, secrets) }),
    ...(identity !== undefined && { identity }),
    retry,
    inputKept: !cut.has('input') && !JSON.stringify(input).includes(mask),
    request: { ...withoutSecrets(request as unknown as JsonObject, secrets), state: kept('definition', request.state), input } as RunRequest, // prettier-ignore
    run: stored,
    cut: [...cut],
  };
}

function isInvokeResult(value: Json): value is InvokeResult {
  return isObject(value) && isObject(value['Headers']) && value['ResponseBody'] !== undefined;
}

/** The run of a record, as the session's own runs are; `recorded` says what it lacks. */
export function toTaskRun({
  id,
  task,
  where,
  startedAt,
  retry,
  identity,
  request,
  run,
  cut,
  inputKept,
}: RunRecord): TaskRun {
  const { response, ...rest } = run;
  return {
    id,
    task,
    where,
    startedAt: new Date(startedAt),
    request,
    retry,
    ...(identity !== undefined && { identity }),
    run: {
      ...rest,
      ...(response && { response: { ...response, body: new TextEncoder().encode(response.body) } }),
    },
    done: true,
    recorded: { cut, inputKept },
    cancel: () => undefined,
  };
}

/** The record that a file holds. Undefined where it is none of this version. */
export function readRecord(text: string): RunRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { id, task, startedAt, outcome, request, run, cut } = value;
  const isWhole =
    typeof id === 'string' &&
    typeof startedAt === 'string' &&
    !Number.isNaN(Date.parse(startedAt)) &&
    isObject(task) &&
    typeof task['key'] === 'string' &&
    typeof task['uri'] === 'string' &&
    typeof task['name'] === 'string' &&
    Array.isArray(task['path']) &&
    isObject(outcome) &&
    typeof outcome['kind'] === 'string' &&
    isObject(request) &&
    isObject(request['state']) &&
    isObject(run) &&
    Array.isArray(run['notes']) &&
    Array.isArray(cut);
  return isWhole ? (value as unknown as RunRecord) : undefined;
}

export function summaryOf(record: RunRecord): RunSummary {
  const { id, task, where, startedAt, outcome, call, identity, retry, inputKept } = record;
  return {
    id,
    task,
    where,
    startedAt,
    outcome,
    ...(call !== undefined && { call }),
    ...(identity !== undefined && { identity }),
    retry,
    inputKept,
  };
}
