// What the output channel says of a run: a line at level info, its stages and times at debug, its messages at trace.
import { requestUrl, toApi } from '../../shared/engine/request';
import type { Run, Stage } from '../../shared/engine/types';
import { isObject } from '../../shared/json';
import { maskHeader } from '../webview/mask';
import type { TaskRun } from './taskRuns';

/** The levels of VS Code's log channel that are used here. */
export type Log = { info(text: string): void; debug(text: string): void; trace(text: string): void };

const stages: Stage[] = [
  'input',
  'effectiveInput',
  'parameters',
  'request',
  'response',
  'submitted',
  'result',
  'selected',
  'output',
];

/** Logs a run that is over. No header that is masked on screen and no body is written. */
export function logRun(log: Log, { run, identity }: Pick<TaskRun, 'run' | 'identity'>): void {
  log.info(summary(run));
  const reached = stages.filter((stage) => run[stage] !== undefined).join(', ');
  const { timing } = run.response ?? {};
  const times = timing && `first byte ${Math.round(timing.firstByte)} ms, all ${Math.round(timing.total)} ms`;
  const signed = run.signature && `signed for ${run.signature.credentialScope}${identity ? ` with ${identity}` : ''}`;
  const details = [`reached ${reached}`, times, signed, run.failure && `failed at ${run.failure.stage}`];
  log.debug(`${run.state}: ${details.filter(Boolean).join('; ')}`);
  for (const line of messages(run)) log.trace(`${run.state}: ${line}`);
}

function summary({ state, status, request, response, failure }: Run): string {
  const call = request ? `${request.method} ${requestUrl({ ...toApi(request), query: [] })}` : 'no request';
  const outcome = failure?.error ?? (response ? String(response.status) : status);
  return `${state}: ${call}: ${outcome}${response ? ` in ${Math.round(response.timing.total)} ms` : ''}`;
}

function* messages({ request, response, failure, result }: Run): Iterable<string> {
  const line = ([name, value]: [string, string]): string => `${name}: ${maskHeader(name, value)}`;
  if (request) {
    yield `> ${request.method} ${request.path} to ${request.origin}`;
    for (const header of request.headers) yield `> ${line(header)}`;
    if (request.body !== undefined) yield `> ${request.body.length} characters of body`;
  }
  if (response) {
    yield `< ${response.status} ${response.statusText}`.trimEnd();
    for (const header of response.headers) yield `< ${line(header)}`;
    yield `< ${response.body.byteLength} bytes of body${isObject(result) ? '' : ', no result'}`;
  }
  if (failure) yield `${failure.error} at ${failure.stage}`;
}
