// From a Run to what `asl-invoke run` reports: plain JSON, with every stage the run reached.
import { requestUrl } from '../shared/engine/request';
import { decodeText, isBinary } from '../shared/engine/response';
import type {
  Caught,
  HttpRequest,
  HttpResponse,
  InvokeResult,
  Retry,
  Run,
  Stage,
  Timing,
} from '../shared/engine/types';
import type { Json, JsonObject } from '../shared/json';

type Lists = Record<string, string[]>;

export type Report = {
  state: string;
  status: 'succeeded' | 'failed';
  /** Step Functions would now wait for the task token. */
  waiting?: true;
  parameters?: Json;
  request?: {
    method: string;
    /** What Step Functions would call. */
    url: string;
    /** Where the call went instead, where `--endpoint` says so. */
    sentTo?: string;
    headers: Lists;
    body?: string;
  };
  response?: {
    status: number;
    statusText: string;
    headers: Lists;
    /** Text, or base64 where the body is no text. */
    body: string;
    isBase64Encoded?: true;
    /** Bytes of the body. */
    size: number;
    truncated?: true;
    /** In milliseconds. */
    timing: Timing;
  };
  result?: InvokeResult;
  output?: Json;
  variables?: JsonObject;
  next?: string;
  error?: string;
  cause?: string;
  /** The stage that the failure kept from being reached. */
  stage?: Stage;
  /** Only a local run has this failure: Step Functions would not report it. */
  local?: true;
  /** Earlier attempts, where `--retry` made retries. */
  attempts?: { error: string; cause: string; retry: Retry }[];
  retry?: Retry;
  caught?: Caught;
  taskToken?: string;
  notes: string[];
};

/** What a run reports. `endpoints` is what it was started with, by host in lower case. */
export function reportOf(run: Run, endpoints: Record<string, string>): Report {
  return {
    state: run.state,
    status: run.status === 'succeeded' ? 'succeeded' : 'failed',
    ...pick(run, ['waiting', 'parameters']),
    ...(run.request && { request: requestOf(run.request, endpoints) }),
    ...(run.response && { response: responseOf(run.response) }),
    ...pick(run, ['result', 'output', 'variables', 'next']),
    ...failureOf(run),
    ...(run.attempts && {
      attempts: run.attempts.map(({ failure: { error, cause }, retry }) => ({ error, cause, retry })),
    }),
    ...pick(run, ['retry', 'caught', 'taskToken']),
    notes: [...unmapped(run, endpoints), ...run.notes],
  };
}

function requestOf(request: HttpRequest, endpoints: Record<string, string>): NonNullable<Report['request']> {
  const mapped = Object.hasOwn(endpoints, request.host) ? endpoints[request.host] : undefined;
  // A mapped URL may have a path of its own, which stands in front of the Task's.
  const prefix = mapped === undefined ? '' : new URL(mapped).pathname.replace(/\/+$/, '');
  const url = requestUrl({
    origin: `https://${request.host}`,
    path: request.path.slice(prefix.length),
    query: request.query,
  });
  return {
    method: request.method,
    url,
    ...(mapped === undefined ? {} : { sentTo: requestUrl(request) }),
    headers: lists(request.headers),
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

function responseOf(response: HttpResponse): NonNullable<Report['response']> {
  const { status, statusText, headers, body, truncated, timing } = response;
  const binary = isBinary(response);
  return {
    status,
    statusText,
    headers: lists(headers),
    body: binary ? Buffer.from(body).toString('base64') : decodeText(response),
    ...(binary ? { isBase64Encoded: true } : {}),
    size: body.length,
    ...(truncated ? { truncated } : {}),
    timing: { firstByte: tenths(timing.firstByte), total: tenths(timing.total) },
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

/** Lists by name, as Step Functions writes them: names in their first spelling, and in the order of the lines. */
function lists(lines: [name: string, value: string][]): Lists {
  const found = new Map<string, [name: string, values: string[]]>();
  for (const [name, value] of lines) {
    const list = found.get(name.toLowerCase());
    if (list) list[1].push(value);
    else found.set(name.toLowerCase(), [name, [value]]);
  }
  return Object.fromEntries(found.values());
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** The properties that are there, and no others. */
function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const entries = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]));
  return Object.fromEntries(entries) as Pick<T, K>;
}
