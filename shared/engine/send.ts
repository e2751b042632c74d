// Sends one request and reads its response: the only impure step of the engine. It keeps the connections.
import { open, type Connection, type ConnectionSettings } from './connection';
import { exchange } from './exchange';
import { transportError } from './transport';
import type { Deps, HttpRequest } from './types';

export type SendSettings = ConnectionSettings;

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

/** An idle connection and whom it reaches. */
type Kept = Pick<HttpRequest, 'origin' | 'host'> & { connection: Connection };

/** Makes a sender. It keeps one idle connection an API host, which closes by itself after some seconds and holds up no exit. */
export function createSender(settings: SendSettings = {}): Sender {
  let idle: Kept[] = [];

  // TLS names depend on the origin, and undici reconnects where the Host header changes.
  const indexFor = ({ origin, host }: HttpRequest): number =>
    idle.findIndex((kept) => kept.origin === origin && kept.host === host);

  const take = (request: HttpRequest): Connection => {
    const index = indexFor(request);
    const [kept] = index < 0 ? [] : idle.splice(index, 1);
    if (kept === undefined) return open(new URL(request.origin), settings);
    const { connection } = kept;
    connection.progress.phase = 'waiting';
    connection.moments.clear();
    return connection;
  };

  const giveBack = (request: HttpRequest, connection: Connection): void => {
    if (indexFor(request) >= 0) connection.destroy();
    else idle.push({ origin: request.origin, host: request.host, connection });
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
      else giveBack(request, connection);
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
    const connections = idle;
    idle = [];
    await Promise.all(connections.map(({ connection }) => connection.client.close()));
  };
  return { send, close };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
