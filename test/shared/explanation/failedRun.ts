// A failed run as the engine makes it, from an answer given here: for the tests of what it explains.
import { run } from '../../../shared/engine/run';
import { TransportError } from '../../../shared/engine/transport';
import type { Deps, HttpResponse, Run } from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';

export const host = 'abc123.execute-api.us-east-1.amazonaws.com';

export type Given = {
  parameters?: JsonObject;
  /** Fields of the state beside Parameters. */
  fields?: JsonObject;
  input?: Json;
  endpoints?: Record<string, string>;
  status?: number;
  /** JSON, or text as it is. */
  body?: Json;
  headers?: [name: string, value: string][];
  /** Milliseconds the answer took. */
  total?: number;
  /** In place of an answer: why none came. */
  reason?: string;
};

/** Runs a Task whose call gets the answer given. */
export async function failedRun(given: Given): Promise<{ run: Run; state: JsonObject }> {
  const { parameters = {}, fields = {}, input = {}, endpoints = {}, status = 403, body = '', headers = [] } = given;
  const { total = 50, reason } = given;
  const answer: HttpResponse = {
    status,
    statusText: '',
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    timing: { firstByte: total, total },
  };
  const deps: Deps = {
    send: () => (reason === undefined ? Promise.resolve(answer) : Promise.reject(new TransportError(reason))),
    credentials: () =>
      Promise.resolve({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not/a/real/secret/key/0000000' }),
    now: () => new Date('2026-11-23T12:00:00Z'),
    random: () => 0.5,
  };
  const state: JsonObject = {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: { ApiEndpoint: host, Method: 'GET', ...parameters },
    ...fields,
  };
  const settings = { endpoints, errorPrefix: 'APIGateway', timeoutSeconds: 5, signResourcePolicy: true } as const;
  const result = await run({ name: 'Call', state, queryLanguage: 'JSONPath', input }, settings, deps);
  return { run: result, state };
}
