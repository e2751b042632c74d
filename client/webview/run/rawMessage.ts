// Request and response as text, as they went over the wire; what nobody should read is masked.
import stringify from 'json-stringify-pretty-compact';
import { requestUrl } from '../../../shared/engine/request';
import type { HttpResponse, Run } from '../../../shared/engine/types';
import { maskHeader } from '../mask';

type Header = [name: string, value: string];

/** The lines of a request's head. The signature itself is not known here: `Run` does not have it. */
export function requestHeaders({ request, signature }: Run): Header[] {
  if (!request) return [];
  const headers: Header[] = [['Host', request.host], ...masked(request.headers)];
  if (signature)
    headers.push([
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=${signature.accessKeyId}/${signature.credentialScope}, SignedHeaders=${signature.signedHeaders.join(';')}, Signature=***`,
    ]);
  return headers;
}

export function responseHeaders({ headers }: HttpResponse): Header[] {
  return masked(headers);
}

export function rawRequest(run: Run): string {
  const { request } = run;
  if (!request) return '';
  const url = new URL(requestUrl(request));
  return message(`${request.method} ${url.pathname}${url.search} HTTP/1.1`, requestHeaders(run), request.body ?? '');
}

/** `body` is the response's body as text, as far as it is to be shown. */
export function rawResponse(response: HttpResponse, body: string): string {
  const start = `HTTP/1.1 ${response.status} ${response.statusText}`.trimEnd();
  return message(start, responseHeaders(response), body);
}

function message(start: string, headers: Header[], body: string): string {
  return [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', pretty(body)].join('\n').trimEnd();
}

function masked(headers: readonly Header[]): Header[] {
  return headers.map(([name, value]) => [name, maskHeader(name, value)]);
}

/** Bodies that are JSON get lines, except where that would take long, or more stack than there is. */
function pretty(body: string): string {
  if (body.length > 100_000) return body;
  try {
    return stringify(JSON.parse(body));
  } catch {
    return body;
  }
}
