// Sends one request and reads its response; the only importer of undici, and the only impure step of the engine.
import { rootCertificates } from 'node:tls';
import { isIP } from 'node:net';
import { buildConnector, Client, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { decodeContent, readBounded } from './content-coding';
import { requestTarget } from './request';
import { transportError, type Progress } from './transport';
import type { Deps, HttpRequest, HttpResponse } from './types';

export type SendSettings = {
  /** Proxies by scheme, as in the variables `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`. Loopback is never proxied. */
  proxy?: { http?: string; https?: string; no?: string };
  /** Certificates (PEM) of authorities to trust besides the usual ones. */
  ca?: string[];
  /** Milliseconds to wait for a connection; 10 s where absent. */
  connectTimeout?: number;
};

export type Sender = {
  /**
   * Sends the request and reads the whole response, never following a redirect.
   * Rejects with the signal's reason when it aborts, which ends the connection at once, and else with a TransportError.
   */
  send: Deps['send'];
  /** Closes the kept connections. */
  close: () => Promise<void>;
};

/** One connection for one call at a time. */
type Connection = {
  dispatcher: Dispatcher;
  progress: Progress;
  /** Ends the call, whatever it is doing: also a name look-up or a connection that is still being made. */
  destroy: (reason?: Error) => void;
  /** Where the connection may serve a later call. */
  key?: string;
};

const maxHeaderSize = 16_384;

/** Makes a sender. It keeps one idle connection an origin, which closes by itself after some seconds and holds up no exit. */
export function createSender(settings: SendSettings = {}): Sender {
  const idle = new Map<string, Connection>();

  const take = (request: HttpRequest): Connection => {
    const url = new URL(request.origin);
    const { proxy } = settings;
    if (proxy && (proxy.http || proxy.https) && !isLoopback(url.hostname)) return proxied(url, settings);
    const key = `${request.origin} ${request.host}`;
    const kept = idle.get(key);
    idle.delete(key);
    if (kept === undefined) return direct(url, key, settings);
    kept.progress.phase = 'waiting';
    return kept;
  };

  const giveBack = (connection: Connection): void => {
    if (connection.key === undefined || idle.has(connection.key)) connection.destroy();
    else idle.set(connection.key, connection);
  };

  const send: Deps['send'] = async (request, { signal, maxBodyBytes }) => {
    signal.throwIfAborted();
    const start = performance.now();
    const connection = take(request);
    const stop = (): void => connection.destroy(asError(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    try {
      const response = await exchange(connection, request, maxBodyBytes, start);
      signal.throwIfAborted();
      if (response.truncated) connection.destroy();
      else giveBack(connection);
      return response;
    } catch (error) {
      connection.destroy();
      signal.throwIfAborted();
      throw transportError(error, connection.progress);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

  const close = async (): Promise<void> => {
    const connections = [...idle.values()];
    idle.clear();
    await Promise.all(connections.map(({ dispatcher }) => dispatcher.close()));
  };
  return { send, close };
}

async function exchange(
  { dispatcher, progress }: Connection,
  request: HttpRequest,
  limit: number,
  start: number,
): Promise<HttpResponse> {
  const { statusCode, statusText, headers, body } = await dispatcher.request({
    origin: request.origin,
    path: requestTarget(request),
    method: request.method,
    headers: [['host', request.host], ...request.headers].flatMap(([name, value = '']) => [name ?? '', utf8(value)]),
    body: request.body ?? null,
    responseHeaders: 'raw',
    // The run has the one clock that counts, TimeoutSeconds or the local limit.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  progress.phase = 'reading';
  const firstByte = performance.now() - start;
  const lines = pairsOf(headers as unknown as string[]);
  const coding = lines.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  const read = await readBounded(body as AsyncIterable<Uint8Array>, limit);
  const { bytes, truncated } = await decodeContent(read, coding.join(','), limit);
  const timing = { firstByte, total: performance.now() - start };
  return {
    status: statusCode,
    statusText,
    headers: lines,
    body: bytes,
    ...(truncated ? { truncated: true } : {}),
    timing,
  };
}

function direct(url: URL, key: string, settings: SendSettings): Connection {
  const progress = progressTo(url);
  const open = buildConnector(connectOptions(settings));
  let connecting: { destroy(): unknown } | undefined;
  const client = new Client(url.origin, {
    maxHeaderSize,
    connect: (options, callback) => {
      progress.phase = 'connecting';
      // TLS is checked against the host that is really called, which a mapped endpoint makes another one than the Host header's.
      const socket: unknown = open({ ...options, servername: '' }, (...result) => {
        connecting = undefined;
        if (result[0] === null) progress.phase = 'waiting';
        callback(...result);
      });
      // undici's types leave out that its connector gives the socket; a pending one can be ended in no other way.
      connecting = socket as { destroy(): unknown };
    },
  });
  const destroy = (reason?: Error): void => {
    connecting?.destroy();
    void client.destroy(reason ?? null);
  };
  client.on('connect', () => (progress.phase = 'waiting'));
  return { dispatcher: client, progress, destroy, key };
}

/** Through a proxy nothing is kept between calls. */
function proxied(url: URL, settings: SendSettings): Connection {
  const { http = '', https = http, no = '' } = settings.proxy ?? {};
  const connect = connectOptions(settings);
  const agent = new EnvHttpProxyAgent({
    // Empty texts stop it from reading the environment by itself.
    httpProxy: http,
    httpsProxy: https,
    noProxy: no,
    maxHeaderSize,
    connect,
    requestTls: connect,
    proxyTls: connect,
  });
  return {
    dispatcher: agent,
    progress: progressTo(url),
    destroy: (reason) => void agent.destroy(reason ?? null),
  };
}

function connectOptions({ ca, connectTimeout = 10_000 }: SendSettings): { timeout: number; ca?: string[] } {
  return { timeout: connectTimeout, ...(ca === undefined ? {} : { ca: [...rootCertificates, ...ca] }) };
}

function progressTo({ hostname, port, protocol }: URL): Progress {
  return { hostname, port: port || (protocol === 'https:' ? '443' : '80'), phase: 'connecting' };
}

/** A header value as the bytes of its UTF-8 form, one character a byte: what undici writes, and what was signed. */
function utf8(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}

function pairsOf(flat: string[]): [string, string][] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as [string, string]] : []));
}

function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return (
    bare === 'localhost' ||
    bare.endsWith('.localhost') ||
    bare === '::1' ||
    (isIP(bare) === 4 && bare.startsWith('127.'))
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
