// Connections to an API host, straight or through a proxy; the only importer of undici.
import { rootCertificates } from 'node:tls';
import { buildConnector, Client } from 'undici';
import { watch, type Moments, type Socket } from './phases';
import { proxyFor, proxyHeaders, type ProxySettings } from './proxy';
import { TransportError, transportError, type Progress } from './transport';

export type ConnectionSettings = {
  proxy?: ProxySettings;
  /** Certificates (PEM) of authorities to trust besides the usual ones. */
  ca?: string[];
  /** Milliseconds to wait for a connection; 10 s where absent. */
  connectTimeout?: number;
};

/** One connection, for one call at a time. */
export type Connection = {
  client: Client;
  progress: Progress;
  /** Of the call that is being made. */
  moments: Moments;
  /** Ends the call, whatever it is doing: also a name look-up or a connection that is still being made. */
  destroy: (reason?: Error) => void;
};

/**
 * Opens a connection, which is made when the first request needs it.
 *
 * @throws LocalFailure `ASLInvoke.Settings` where the proxy's address makes no sense.
 */
export function open(url: URL, settings: ConnectionSettings): Connection {
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
