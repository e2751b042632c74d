// What the history keeps of a run that is done: without secrets, and cut to a bounded size.
import { requestUrl } from '../../shared/engine/request';
import type { InvokeResult, RunRequest } from '../../shared/engine/types';
import { isObject, type Json, type JsonObject } from '../../shared/json';
import { outcomeOf } from '../run/outcome';
import type { TaskRun } from '../run/taskRuns';
import { cutJson, cutText } from './cut';
import type { RunRecord, StoredRun } from './record';
import { mask, secretsOf, withoutSecrets } from './redaction';

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
