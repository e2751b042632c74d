// What Step Functions would do differently from this local run, in short sentences; only what applies to the run.
import { isObject, type JsonObject } from '../json';
import { contentType, isBinary } from './response';
import type { Run, RunSettings } from './types';

/** Milliseconds after which an API Gateway integration times out by default. */
const gatewayTimeout = 29_000;

/** The notes of a run that is over. The rows of docs/parity.md say the same at more length. */
export function notesFor(run: Run, state: JsonObject, settings: RunSettings): string[] {
  return [...requestNotes(run, settings), ...responseNotes(run), ...afterNotes(run, state)];
}

function* requestNotes({ request, parameters, signature }: Run, settings: RunSettings): Iterable<string> {
  if (request === undefined || !isObject(parameters)) return;
  if (request.origin !== `https://${request.host}`)
    yield `The call went to ${request.origin} in place of ${request.host}, as the endpoint setting says.`;
  const auth = parameters['AuthType'] ?? 'NO_AUTH';
  if (auth === 'NO_AUTH') yield 'The call came from this machine’s address, not from Step Functions.';
  if (auth === 'IAM_ROLE' && signature)
    yield `Signed with your credentials (${signature.accessKeyId}); Step Functions signs with the role of the state machine.`;
  if (auth === 'RESOURCE_POLICY' && settings.signResourcePolicy)
    yield 'Signed with your credentials; Step Functions authenticates this call as states.amazonaws.com, which the resource policy must allow.';
  if (parameters['Stage'] === '$default') yield 'The stage $default has no segment in the URL.';
  if (request.body !== undefined && request.body !== JSON.stringify(parameters['RequestBody']))
    yield 'Null fields of RequestBody were left out, because AllowNullValues is not true.';
  if (request.body !== undefined && ['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(request.method))
    yield `RequestBody is documented for POST, PUT and PATCH only; it was sent with ${request.method} as given.`;
}

function* responseNotes({ response, result }: Run): Iterable<string> {
  if (response === undefined) return;
  if (response.timing.total > gatewayTimeout)
    yield 'API Gateway ends a call after 29 s by default (30 s for HTTP APIs), with status 504.';
  if (response.truncated) yield 'The response body was read only to its first 10 MB.';
  if (response.body.length > 0 && isBinary(response))
    yield `The response body is binary (${contentType(response.headers) || 'no Content-Type'}, ${response.body.length} bytes); as text it loses bytes.`;
  if (result && response.headers.some(([name]) => name.toLowerCase() === 'content-encoding'))
    yield 'The response body was decompressed; whether Step Functions does so is not known.';
}

function* afterNotes({ waiting, callback, failure }: Run, state: JsonObject): Iterable<string> {
  if (waiting || callback) yield 'The task token is made up: Step Functions does not know it.';
  if (callback)
    yield `The token comes back to ${callback.endpoint}, which checks no signature; Step Functions takes it only from a caller that may states:SendTaskSuccess or states:SendTaskFailure.`;
  if (failure?.local && (state['Retry'] !== undefined || state['Catch'] !== undefined))
    yield 'Retry and Catch were not looked at: this failure is one of the local run.';
}
