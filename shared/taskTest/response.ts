// A response as a test file keeps it, and back: what is stored is readable, and what is replayed is what was received.
import type { HttpResponse } from '../engine/types';
import { isSecretHeader } from '../knowledge/headers';
import { isObject, type Json } from '../json';
import type { RecordedResponse } from './format';

/** Headers of the connection, not of the answer; the body is kept decoded. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding']);

/** The response to keep: without secrets (cookies, tokens), and without what only the connection was about. */
export function recordedResponse({ status, statusText, headers, body }: HttpResponse): RecordedResponse {
  const kept = new Map<string, string[]>();
  for (const [name, value] of headers)
    if (!hopByHop.has(name.toLowerCase()) && !isSecretHeader(name)) kept.set(name, [...(kept.get(name) ?? []), value]);
  return {
    status,
    ...(statusText !== '' && { statusText }),
    ...(kept.size > 0 && {
      headers: Object.fromEntries([...kept].map(([name, values]) => [name, values.length === 1 ? values[0]! : values])),
    }),
    ...bodyOf(body),
  };
}

function bodyOf(body: Uint8Array): Pick<RecordedResponse, 'body' | 'bodyBase64'> {
  if (body.byteLength === 0) return {};
  const text = Buffer.from(body).toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(body)) return { bodyBase64: Buffer.from(body).toString('base64') };
  return { body: readable(text) };
}

/** JSON as JSON, where writing it again gives the same text: a failure's cause is the text itself. */
function readable(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    return (Array.isArray(value) || isObject(value)) && JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}

/** The response that a recorded one stands for. */
export function replayedResponse(recorded: RecordedResponse): HttpResponse {
  const { status, statusText = '', headers = {}, body, bodyBase64 } = recorded;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    statusText,
    headers: Object.entries(headers).flatMap(([name, values]) =>
      (Array.isArray(values) ? values : [values]).map((value): [string, string] => [name, value]),
    ),
    body: bodyBase64 === undefined ? Buffer.from(text, 'utf8') : Buffer.from(bodyBase64, 'base64'),
    timing: { firstByte: 0, total: 0 },
  };
}
