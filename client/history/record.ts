// The form of a run in the history, read from its file and back to a run that the panel can show.
import type { HttpResponse, Run, RunRequest } from '../../shared/engine/types';
import { isObject } from '../../shared/json';
import type { Outcome } from '../run/outcome';
import type { RunPlace, TaskId, TaskRun } from '../run/taskRuns';

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

export type StoredRun = Omit<Run, 'response'> & { response?: StoredResponse };
/** The body as UTF-8 text. */
type StoredResponse = Omit<HttpResponse, 'body'> & { body: string };

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
