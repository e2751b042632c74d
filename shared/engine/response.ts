// HTTP response -> the Task's result, the object that Step Functions gives: Headers, ResponseBody, StatusCode, StatusText.
import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import { StateFailure } from '../expressions/scope';
import type { Json } from '../json';
import type { HttpResponse, InvokeResult } from './types';

/** Bytes of JSON that a task's result, and a state's output, may have. */
export const maxDataBytes = 262_144;

/**
 * Bytes of a response body that are read. API Gateway gives no more than 10 MB; a body is longer than a result may be and
 * still fits once its white space is gone, so reading does not stop at the result's limit.
 */
export const maxBodyBytes = 10 * 1024 * 1024;

/**
 * The result of a 2XX response.
 *
 * @throws StateFailure `States.DataLimitExceeded` where the result is larger than 262,144 bytes.
 */
export function toResult(response: HttpResponse): InvokeResult {
  if (response.truncated) throw dataLimitExceeded('apigateway');
  const result: InvokeResult = {
    Headers: headerLists(response.headers),
    ResponseBody: parseBody(decodeText(response)),
    StatusCode: response.status,
    StatusText: response.statusText || (STATUS_CODES[response.status] ?? ''),
  };
  return fitsSurely(response) ? result : withinLimit(result, 'apigateway');
}

/** True where no way of writing the result as JSON could reach the limit: a byte becomes six characters at the most. */
function fitsSurely({ headers, statusText, body }: HttpResponse): boolean {
  const bytes = headers.reduce(
    (sum, [name, value]) => sum + name.length + value.length + 8,
    body.length + statusText.length + 200,
  );
  return bytes * 6 < maxDataBytes;
}

/** Gives the value back unless it is larger than a state's data may be; throws `States.DataLimitExceeded` then. */
export function withinLimit<T>(value: T, owner: string): T {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > maxDataBytes) throw dataLimitExceeded(owner);
  return value;
}

/** Recorded with 'lambda' in place of the owner. */
function dataLimitExceeded(owner: string): StateFailure {
  return new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${owner}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** The body as text, in the charset its Content-Type names, else UTF-8. Bytes that are no text become U+FFFD. */
export function decodeText({ headers, body }: Pick<HttpResponse, 'headers' | 'body'>): string {
  const charset = charsetOf(headers);
  return (charset === 'utf-8' ? utf8 : new TextDecoder(charset)).decode(body);
}

/** True where the body is not text: its bytes are not valid in its charset, or hold a zero byte. */
export function isBinary({ headers, body }: Pick<HttpResponse, 'headers' | 'body'>): boolean {
  const charset = charsetOf(headers);
  if (charset === 'utf-8') return !isUtf8(body) || body.includes(0);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body).includes('\0');
  } catch {
    return true;
  }
}

/** Value of the Content-Type header, `''` where there is none. */
export function contentType(headers: [string, string][]): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

const utf8 = new TextDecoder();

/** A charset that TextDecoder knows. */
function charsetOf(headers: [string, string][]): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType(headers))?.[1];
  if (charset === undefined) return 'utf-8';
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Any JSON value is taken as such, whatever the Content-Type says; everything else stays text. */
function parseBody(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Every value a list, names in the case received, in alphabetical order without regard to case, as recorded. */
function headerLists(headers: [string, string][]): Record<string, string[]> {
  const lines = headers.map(([name, value]) => ({ key: name.toLowerCase(), name, value }));
  lines.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  const lists: [name: string, values: string[]][] = [];
  let newest = '';
  for (const { key, name, value } of lines) {
    if (key === newest) lists.at(-1)?.[1].push(value);
    else lists.push([name, [value]]);
    newest = key;
  }
  // fromEntries defines properties, so that a header named __proto__ stays a plain one.
  return Object.fromEntries(lists);
}
