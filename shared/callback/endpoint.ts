// The loopback endpoint that takes task tokens back, for any AWS SDK or CLI whose endpoint URL for Step Functions it is.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallbackAnswer, CallbackWait } from '../engine/types';
import { ProtocolError } from './errors';
import { checkedCall, readCall } from './protocol';
import { TaskTokens } from './tokens';

export type CallbackEndpoint = {
  /** `http://127.0.0.1:43210`: the value for `AWS_ENDPOINT_URL_SFN`. */
  url: string;
  /** Waits for a token. Throws an Error where another run waits for the same one. */
  waitFor: (token: string, onHeartbeat: () => void) => CallbackWait;
  /** Answers in place of whoever has the token. Throws a ProtocolError, whose message says what is wrong. */
  answer: (token: string, answer: ByHand) => void;
  /** Stops listening; whoever is being answered still gets the answer. */
  close: () => Promise<void>;
};

/** An answer as a person gives it: `output` is JSON text. */
export type ByHand = { output: string } | { error?: string; cause?: string };

export type EndpointOptions = {
  /** 0 takes any free port. */
  port?: number;
  /** An id for each answer. */
  newId?: () => string;
  /** A client that has not sent its whole request by then is cut off. */
  requestTimeoutMs?: number;
};

/** Signatures are not checked, so nobody else's machine may ever reach it. */
const host = '127.0.0.1';

/** An output of 262,144 characters, escaped as JSON can be, and the members around it. */
const maxBodyBytes = 2 * 1024 * 1024;

/**
 * Starts the endpoint on loopback. It speaks AWS JSON 1.0 as Step Functions does for SendTaskSuccess, SendTaskFailure and
 * SendTaskHeartbeat, with the same errors; signed or not, calls are taken.
 *
 * A web page cannot use it: a request with an `Origin`, or for a host that is not this machine (DNS rebinding), is refused.
 * Rejects where the port is taken (`code` is `EADDRINUSE`).
 */
export async function createCallbackEndpoint({
  port = 0,
  newId = randomUUID,
  requestTimeoutMs = 10_000,
}: EndpointOptions = {}): Promise<CallbackEndpoint> {
  const tokens = new TaskTokens();
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs, connectionsCheckingInterval: 1000 },
    (request, response) => void answer(request, response, tokens, newId()),
  );
  server.keepAliveTimeout = 5000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    waitFor: (token, onHeartbeat) => {
      let settle: (answer: CallbackAnswer) => void = () => undefined;
      const answered = new Promise<CallbackAnswer>((resolve) => (settle = resolve));
      const close = tokens.register(token, { answer: settle, heartbeat: onHeartbeat });
      const { port: listening } = server.address() as AddressInfo;
      return { endpoint: `http://${host}:${listening}`, answer: answered, close };
    },
    answer: (taskToken, given) => {
      const operation = 'output' in given ? 'SendTaskSuccess' : 'SendTaskFailure';
      tokens.receive(checkedCall(operation, { ...given, taskToken }));
    },
    close: () =>
      new Promise((resolve) => {
        // A client that still sends its request then has lost its time.
        const late = setTimeout(() => server.closeAllConnections(), 1000);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Answers one request. Never rejects. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  tokens: TaskTokens,
  id: string,
): Promise<void> {
  let error: ProtocolError | undefined;
  try {
    refuseStrangers(request);
    const { method = '', url: path = '', headers } = request;
    tokens.receive(readCall({ method, path, headers, body: await bodyOf(request) }));
  } catch (thrown) {
    // Anything else is a request that broke off: nobody is there to be answered.
    if (!(thrown instanceof ProtocolError)) return void request.destroy();
    error = thrown;
  }
  const body = JSON.stringify(error?.body ?? {});
  response.writeHead(error?.status ?? 200, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(body),
    'x-amzn-RequestId': id,
    ...(error && { 'x-amzn-ErrorType': error.name }),
    // What was not read of a refused request is not read any more.
    ...(!request.complete && { Connection: 'close' }),
  });
  response.end(body);
}

/** A browser names the page's origin, or was lured here by a name that is not this machine's. */
function refuseStrangers({ headers }: IncomingMessage): void {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (headers.origin === undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(name)) return;
  throw new ProtocolError('AccessDeniedException', 'Only programs of this machine may call, and no web page.', 403);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  // The connection stays, so that a body which is too long can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBodyBytes)
      throw new ProtocolError('RequestEntityTooLargeException', `The body is longer than ${maxBodyBytes} bytes.`, 413);
  }
  return Buffer.concat(chunks);
}
