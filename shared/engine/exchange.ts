// One request on a connection of its own, and the whole of its response.
import { decodeContent, type Bounded } from './content-coding';
import type { Connection } from './connection';
import { phasesOf } from './phases';
import { requestTarget } from './request';
import type { HttpRequest, HttpResponse } from './types';

/**
 * Sends a request and reads its response, no further than `limit` body bytes, before and after content decoding.
 *
 * @param start when the call began, as performance.now() counts.
 * Rejects with the HTTP client's error where no whole response comes; with a TransportError where it cannot be decoded.
 */
export async function exchange(
  connection: Connection,
  request: HttpRequest,
  limit: number,
  start: number,
): Promise<HttpResponse> {
  const { status, statusText, headers, body, firstByte } = await received(connection, request, limit);
  const codings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding');
  const { bytes, truncated } =
    codings.length === 0 ? body : await decodeContent(body, codings.map(([, value]) => value).join(','), limit);
  const end = performance.now();
  return {
    status,
    statusText,
    headers,
    body: bytes,
    ...(truncated && { truncated }),
    timing: {
      firstByte: firstByte - start,
      total: end - start,
      phases: phasesOf(start, connection.moments, firstByte, end),
    },
  };
}

/** A response as it came, `firstByte` as performance.now() counts. */
type Received = Pick<HttpResponse, 'status' | 'statusText' | 'headers'> & { body: Bounded; firstByte: number };

/** The client's own events: a call needs none of the streams and signals that its `request` builds for each. */
function received({ client, progress }: Connection, request: HttpRequest, limit: number): Promise<Received> {
  return new Promise((resolve, reject) => {
    let beginning: Omit<Received, 'body'> | undefined;
    const chunks: Uint8Array[] = [];
    let left = limit;
    const finish = (truncated: boolean): void => {
      const [only] = chunks;
      const bytes = chunks.length === 1 && only ? only : Buffer.concat(chunks);
      if (beginning) resolve({ ...beginning, body: { bytes, truncated } });
    };
    client.dispatch(
      {
        path: requestTarget(request),
        method: request.method,
        headers: flatHeaders(request),
        body: request.body ?? null,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: ({ rawHeaders }, status, _, statusText = '') => {
          // 103 Early Hints and their like come before the response.
          if (status < 200) return;
          progress.phase = 'reading';
          beginning = { status, statusText, headers: pairsOf(rawHeaders as Buffer[]), firstByte: performance.now() };
        },
        onResponseData: (controller, chunk) => {
          if (chunk.length <= left) chunks.push(chunk);
          else {
            chunks.push(chunk.subarray(0, left));
            finish(true);
            controller.abort(new Error('The rest of the response is not wanted.'));
          }
          left -= chunk.length;
        },
        onResponseEnd: () => finish(false),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}

/** Names and values in turn, as undici takes them without merging or sorting anything. */
function flatHeaders({ host, headers }: HttpRequest): string[] {
  const flat = ['host', host];
  for (const [name, value] of headers) flat.push(name, utf8(value));
  return flat;
}

/** A header value as the bytes of its UTF-8 form, one character a byte: what undici writes, and what was signed. */
function utf8(value: string): string {
  return /^[\0-\x7f]*$/.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}

/** Each byte of a value is one character, as header values are. */
function pairsOf(flat: Buffer[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2)
    pairs.push([flat[index]?.toString() ?? '', flat[index + 1]?.toString('latin1') ?? '']);
  return pairs;
}
