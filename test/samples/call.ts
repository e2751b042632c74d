// One HTTP request for the tests of the sample API: sent as given, with nothing normalised, and read whole.
import { request } from 'node:http';
import type { SampleApi } from '../../samples/api/server.mjs';

/** The host that every sample calls. */
export const apiHost = 'example.execute-api.us-east-1.amazonaws.com';

export type Call = {
  method?: string;
  /** Goes onto the request line as it is. */
  path: string;
  /** `Host` is the samples' API host unless given; a list becomes several header lines. */
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};

export type Reply = {
  status: number;
  statusText: string;
  /** In lower case; repeated headers joined by a comma and a blank. */
  headers: Record<string, string | string[] | undefined>;
  /** Names and values as they came. */
  rawHeaders: string[];
  bytes: Buffer;
};

/** Sends one request on a connection of its own. */
export const call = (
  api: SampleApi,
  { method = 'GET', path, headers = {}, body }: Call,
  signal?: AbortSignal,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const hasHost = Object.keys(headers).some((name) => name.toLowerCase() === 'host');
    const hasLength = Object.keys(headers).some((name) => name.toLowerCase() === 'content-length');
    const length = body && !hasLength ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: api.port,
        agent: false,
        method,
        path,
        headers: { ...(hasHost ? {} : { Host: apiHost }), ...length, ...headers },
        ...(signal ? { signal } : {}),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            statusText: incoming.statusMessage ?? '',
            headers: incoming.headers,
            rawHeaders: incoming.rawHeaders,
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });

/** The body of a reply, read as JSON. */
export const jsonOf = (reply: Reply): unknown => JSON.parse(reply.bytes.toString('utf8'));
