// What Step Functions would do differently from this local run, in short sentences; only what applies to the run.
import { isObject, type Json, type JsonObject } from '../json';
import { contentType, isBinary, maxDataBytes } from './response';
import type { Run, RunSettings } from './types';

/** Milliseconds after which an API Gateway integration times out by default. */
const gatewayTimeout = 29_000;

/** Bytes of data from which a little more would fail the Task. */
const nearlyTooLarge = maxDataBytes * 0.8;

/** The notes of a run that is over. The rows of docs/parity.md say the same at more length. */
export function notesFor(run: Run, state: JsonObject, settings: RunSettings): string[] {
  return [...requestNotes(run, settings), ...responseNotes(run), ...afterNotes(run, state)];
}

function* requestNotes(run: Run, settings: RunSettings): Iterable<string> {
  const { request, parameters, signature } = run;
  if (request === undefined || !isObject(parameters)) return;
  const isMapped = request.origin !== `https://${request.host}`;
  if (isMapped)
    yield `The call went to ${request.origin} in place of ${request.host}, as the endpoint setting says; its header Host was the API’s.`;
  const auth = parameters['AuthType'] ?? 'NO_AUTH';
  // A signed call that is let in was most likely let in for its signer.
  if (!isMapped && (auth === 'NO_AUTH' || run.response?.status === 403))
    yield 'The call came from this machine’s address, not from Step Functions: a policy on aws:SourceIp or aws:SourceVpce sees another one there.';
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

/** Bytes of the result or the output, whichever is larger; 0 where both are small for sure. */
function largestData({ response, submitted, result, output }: Run): number {
  // A response body of this length is the least that makes much data: the input beside it is the user's own.
  if (response === undefined || response.body.length < nearlyTooLarge / 2) return 0;
  const size = (value: Json | undefined): number =>
    value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value) ?? '');
  const given = result ?? submitted;
  return Math.max(size(given), output === given ? 0 : size(output));
}

function* afterNotes(run: Run, state: JsonObject): Iterable<string> {
  const { waiting, callback, failure, retry } = run;
  const size = largestData(run);
  if (size > nearlyTooLarge)
    yield `The data has ${size.toLocaleString('en-US')} bytes: Step Functions allows ${maxDataBytes.toLocaleString('en-US')}.`;
  if (retry) yield 'No retry was made: Step Functions waits and tries again before it catches the error or fails.';
  if (waiting || callback) yield 'The task token is made up: Step Functions does not know it.';
  if (callback)
    yield `The token comes back to ${callback.endpoint}, which checks no signature; Step Functions takes it only from a caller that may states:SendTaskSuccess or states:SendTaskFailure.`;
  if (failure?.local && (state['Retry'] !== undefined || state['Catch'] !== undefined))
    yield 'Retry and Catch were not looked at: this failure is one of the local run.';
}
