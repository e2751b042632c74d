// The sample API: a small HTTP server on loopback that answers as API Gateway does. Run it, or start it from code.
import { realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gatewayHeaders, tooLarge, withStatus } from './answers.mjs';
import { createCallbacks } from './callbacks.mjs';
import { maxBodyBytes, readRequest } from './request.mjs';
import { createAnswerer } from './routes.mjs';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * Starts the sample API. Any `Host` header will do: a request for
 * `example.execute-api.us-east-1.amazonaws.com` is answered as well as one for 127.0.0.1.
 *
 * @param {import('./server.mjs').SampleApiOptions} [options]
 * @returns {Promise<import('./server.mjs').SampleApi>} rejects when the port is taken (`code` is `EADDRINUSE`)
 */
export const startSampleApi = async ({
  port = 0,
  host = '127.0.0.1',
  log,
  now = () => new Date(),
  callbackEndpoint = process.env.AWS_ENDPOINT_URL_SFN,
} = {}) => {
  const callbacks = createCallbacks(callbackEndpoint, log);
  const answerer = createAnswerer(now, callbacks);
  const server = createServer((incoming, response) => {
    const started = Date.now();
    response.once('close', () => {
      const path = (incoming.url ?? '').replace(/\?.*$/s, '');
      log?.(`${incoming.method} ${path} ${response.statusCode} ${Date.now() - started} ms`);
    });
    void handle(incoming, response, { answerer, now, log });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const authority = host.includes(':') ? `[${host}]` : host;
  return {
    port: address.port,
    url: `http://${authority}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        callbacks.close();
        server.close(() => resolve());
        // close() alone would wait for kept-alive connections and slow answers.
        server.closeAllConnections();
      }),
  };
};

/**
 * Answers one request. Never rejects: whatever goes wrong here is a 500 to the caller, as behind API Gateway.
 *
 * @param {IncomingMessage} incoming
 * @param {ServerResponse} response
 * @param {{ answerer: ReturnType<typeof createAnswerer>, now: () => Date, log: ((line: string) => void) | undefined }} server
 * @returns {Promise<void>}
 */
const handle = async (incoming, response, { answerer, now, log }) => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const request = await readRequest(incoming, gone.signal);
    await write(response, request === 'too large' ? tooLarge(maxBodyBytes) : await answerer(request), now());
  } catch (error) {
    if (gone.signal.aborted || incoming.socket.destroyed) return;
    log?.(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) response.destroy();
    else await write(response, withStatus(500), now()).catch(() => response.destroy());
  }
};

/** @type {(response: ServerResponse, answer: import('./answers.mjs').Answer, now: Date) => Promise<void>} */
const write = async (response, { status, headers = {}, body = '' }, now) => {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...gatewayHeaders(now), ...headers })) response.setHeader(name, value);
  const whole = typeof body === 'string' || body instanceof Uint8Array;
  // Node would work the length out by itself, but not for HEAD.
  if (whole && body.length > 0) response.setHeader('Content-Length', Buffer.byteLength(body));
  if (whole || response.req.method === 'HEAD') response.end(whole ? body : undefined);
  else await pipeline(body, response);
};

/** Runs the server until Ctrl-C. */
const main = async () => {
  const usage = 'Usage: node server.mjs [--port 4010]';
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`Not a port: ${values.port}\n${usage}`);
  const api = await startSampleApi({ port, log: console.log });
  console.log(`Sample API: ${api.url} (${api.url}/_sample lists its routes; Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void api.close());
};

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
