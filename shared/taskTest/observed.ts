// What a run gave, in the terms of an expectation.
import { requestUrl, toApi } from '../engine/request';
import type { HttpRequest, Run } from '../engine/types';
import type { Json, JsonObject } from '../json';
import type { Expectation } from './format';

/** The run as an expectation would describe it in full; header names in lower case. */
export function observedOf(run: Run): Expectation & JsonObject {
  const { parameters, request, result, output, variables, next, failure } = run;
  return {
    status: run.status === 'succeeded' ? 'succeeded' : 'failed',
    ...(parameters !== undefined && { parameters }),
    ...(request && { request: requestOf(request) }),
    ...(result !== undefined && { result }),
    ...(output !== undefined && { output }),
    ...(variables && { variables }),
    ...(next !== undefined && { next }),
    ...(failure && { error: failure.error, cause: failure.cause }),
  };
}

function requestOf(request: HttpRequest): JsonObject {
  const { method, headers, body } = request;
  return {
    method,
    url: requestUrl(toApi(request)),
    headers: headersOf(headers),
    ...(body !== undefined && { body: valueOf(body) }),
  };
}

function headersOf(headers: HttpRequest['headers']): Record<string, string | string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of headers) lists.set(name.toLowerCase(), [...(lists.get(name.toLowerCase()) ?? []), value]);
  return Object.fromEntries([...lists].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

function valueOf(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}
