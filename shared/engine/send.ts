// Sends one request and reads its response; the only importer of undici, and the only impure step of the engine.
import { rootCertificates } from 'node:tls';
import { buildConnector, Client } from 'undici';
import { decodeContent, readBounded } from './content-coding';
import { phasesOf, watch, type Moments, type Socket } from './phases';
import { proxyFor, proxyHeaders, type ProxySettings } from './proxy';
import { requestTarget } from './request';
import { TransportError, transportError, type Progress } from './transport';
import type { Deps, HttpRequest, HttpResponse } from './types';

export type SendSettings = {
  proxy?: ProxySettings;
  /** Certificates (PEM) of authorities to trust besides the usual ones. */
  ca?: string[];
  /** Milliseconds to wait for a connection; 10 s where absent. */
  connectTimeout?: number;
};

export type Sender = {
  /**
   * Sends the request and reads the whole response, never following a redirect.
   * Rejects with the signal's reason when it aborts, which ends the connection at once; with a TransportError where no
   * whole response comes; with a LocalFailure where the proxy's address makes no sense.
   */
  send: Deps['send'];
  /** Closes the kept connections. */
  close: () => Promise<void>;
};

/** One connection, for one call at a time. */
type Connection = {
  client: Client;
  progress: Progress;
  /** Of the call that is being made. */
  moments: Moments;
  /** Ends the call, whatever it is doing: also a name look-up or a connection that is still being made. */
  destroy: (reason?: Error) => void;
};

/** Makes a sender. It keeps one idle connection an API host, which closes by itself after some seconds and holds up no exit. */
export function createSender(settings: SendSettings = {}): Sender {
  const idle = new Map<string, Connection>();

  const take = (key: string, request: HttpRequest): Connection => {
    const kept = idle.get(key);
    if (kept === undefined) return open(new URL(request.origin), settings);
    idle.delete(key);
    kept.progress.phase = 'waiting';
    kept.moments.clear();
    return kept;
  };

  const giveBack = (key: string, connection: Connection): void => {
    if (idle.has(key)) connection.destroy();
    else idle.set(key, connection);
  };

  const send: Deps['send'] = async (request, { signal, maxBodyBytes }) => {
    signal.throwIfAborted();
    const start = performance.now();
    // TLS names depend on the origin, and undici reconnects where the Host header changes.
    const key = `${request.origin} ${request.host}`;
    const connection = take(key, request);
    const stop = (): void => connection.destroy(asError(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    try {
      const response = await exchange(connection, request, maxBodyBytes, start);
      signal.throwIfAborted();
      if (response.truncated) connection.destroy();
      else giveBack(key, connection);
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
    await Promise.all(connections.map(({ client }) => client.close()));
  };
  return { send, close };
}

async function exchange(
  { client, progress, moments }: Connection,
  request: HttpRequest,
  limit: number,
  start: number,
): Promise<HttpResponse> {
  const response = await client.request({
    path: requestTarget(request),
    method: request.method,
    headers: flatHeaders(request),
    body: request.body ?? null,
    responseHeaders: 'raw',
  });
  progress.phase = 'reading';
  const firstByte = performance.now();
  const headers = pairsOf(response.headers as unknown as string[]);
  const codings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  const read = await readBounded(response.body as AsyncIterable<Uint8Array>, limit);
  const { bytes, truncated } = await decodeContent(read, codings.join(','), limit);
  const end = performance.now();
  const phases = phasesOf(start, moments, firstByte, end);
  return {
    status: response.statusCode,
    statusText: response.statusText,
    headers,
    body: bytes,
    ...(truncated && { truncated }),
    timing: { firstByte: firstByte - start, total: end - start, phases },
  };
}

function open(url: URL, settings: SendSettings): Connection {
  const { ca, connectTimeout: timeout = 10_000 } = settings;
  const progress: Progress = { hostname: url.hostname, port: portOf(url), phase: 'connecting' };
  const proxy = proxyFor(url, settings.proxy ?? {});
  const connect = buildConnector({ timeout, ...(ca && { ca: [...rootCertificates, ...ca] }) });
  let pending: { destroy(): unknown } | undefined;
  const moments: Moments = new Map();
  const client = new Client(url.origin, {
    maxHeaderSize: 16_384,
    // The run has the one clock that counts, TimeoutSeconds or the local limit.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      progress.phase = 'connecting';
      moments.set('connecting', performance.now());
      const done: typeof callback = (...result) => {
        pending = undefined;
        if (result[0] === null) progress.phase = 'waiting';
        moments.set(url.protocol === 'https:' ? 'secured' : 'connected', performance.now());
        callback(...result);
      };
      // TLS is checked against the host that is really called, which a mapped endpoint makes another one than the Host header's.
      const named = { ...options, servername: '' };
      if (proxy) pending = tunnel(proxy, url, connect, named, done, () => moments.set('connected', performance.now()));
      else {
        // undici's types leave out that its connector gives the socket; a pending one can be ended in no other way.
        const socket = connect(named, done) as unknown as Socket;
        watch(socket, moments);
        pending = socket;
      }
    },
  });
  const destroy = (reason?: Error): void => {
    pending?.destroy();
    void client.destroy(reason ?? null);
  };
  return { client, progress, moments, destroy };
}

type Connector = ReturnType<typeof buildConnector>;

/** Asks the proxy for a tunnel to the host, and speaks TLS through it where the call is https. */
function tunnel(
  proxy: URL,
  url: URL,
  connect: Connector,
  options: Parameters<Connector>[0],
  done: Parameters<Connector>[1],
  opened: () => void,
): { destroy(): unknown } {
  const where: Progress = { hostname: `proxy ${proxy.hostname}`, port: portOf(proxy), phase: 'connecting' };
  const client = new Client(proxy.origin, {
    connect: (to, callback) => void connect({ ...to, servername: '' }, callback),
  });
  const target = `${url.hostname}:${portOf(url)}`;
  client.connect({ path: target, headers: { host: target, ...proxyHeaders(proxy) } }, (error, data) => {
    if (error) return done(transportError(error, where), null);
    const { socket, statusCode } = data;
    if (statusCode === 200) {
      opened();
      if (url.protocol !== 'https:') return done(null, socket as never);
      return void connect({ ...options, httpSocket: socket as never }, done);
    }
    socket.destroy();
    return done(
      new TransportError(`The ${where.hostname}:${where.port} answered CONNECT with status ${statusCode}`),
      null,
    );
  });
  return client;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
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

function pairsOf(flat: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index] ?? '', flat[index + 1] ?? '']);
  return pairs;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
