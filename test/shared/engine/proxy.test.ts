// Proxies: which call goes through which, and calls through a real one, with and without TLS.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { LocalFailure } from '../../../shared/engine/local-failure';
import { proxyFor, type ProxySettings } from '../../../shared/engine/proxy';
import { buildRequest } from '../../../shared/engine/request';
import { createSender } from '../../../shared/engine/send';
import { TransportError } from '../../../shared/engine/transport';
import cases from './proxy.cases.json';

type Case = { name: string; url: string; proxy: ProxySettings; expect?: string };

for (const { name, url, proxy, expect } of cases as Case[]) {
  test(`proxy ${name}`, () => assert.equal(proxyFor(new URL(url), proxy)?.href, expect));
}

test('a proxy that is no http address is refused, and not repeated', () => {
  for (const http of ['socks5://me:secret@one:1', 'http://['])
    assert.throws(
      () => proxyFor(new URL('http://api.example'), { http }),
      (error) => error instanceof LocalFailure && !/secret|one/.test(error.message),
    );
});

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const pem = (name: string): string => readFileSync(path.join(__dirname, 'tls', name), 'utf8');
const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A proxy that takes every name for 127.0.0.1, and notes what it was asked for. */
async function startProxy(status = 200) {
  const asked: { target: string; login: string | undefined }[] = [];
  const server = createServer();
  server.on('connect', ({ url = '', headers }, socket) => {
    asked.push({ target: url, login: headers['proxy-authorization'] });
    socket.on('error', () => undefined);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    return undefined;
  });
  return { port: await listen(server), asked, server };
}

const call = (url: string, settings: Parameters<typeof createSender>[0], signal = new AbortController().signal) => {
  const parameters = { ApiEndpoint: host, Method: 'POST', Headers: { k: ['1', '2'] }, RequestBody: { a: 1 } };
  return createSender(settings).send(buildRequest(parameters, { [host]: url }), { signal, maxBodyBytes: 1000 });
};

test('a call through a proxy, with repeated headers, a login, and TLS checked against the host', async () => {
  const proxy = await startProxy();
  const seen: string[][] = [];
  const answer = (request: { rawHeaders: string[] }, response: { end: (text: string) => void }): void => {
    seen.push(request.rawHeaders);
    response.end('"through"');
  };
  const plain = createServer(answer);
  const cert = pem('server.cert.pem');
  const secure = createTlsServer({ cert, key: pem('server.key.pem') }, answer);
  const ports = [await listen(plain), await listen(secure)];
  try {
    const settings = { proxy: { http: `http://me:p%40ss@127.0.0.1:${proxy.port}` }, ca: [cert] };
    for (const url of [`http://api.example:${ports[0]}`, `https://api.example:${ports[1]}`]) {
      const { body } = await call(url, settings);
      assert.equal(Buffer.from(body).toString(), '"through"');
    }
    assert.deepEqual(
      proxy.asked.map(({ target }) => target),
      ports.map((port) => `api.example:${port}`),
    );
    assert.equal(proxy.asked[0]?.login, `Basic ${Buffer.from('me:p@ss').toString('base64')}`);
    for (const headers of seen) {
      assert.deepEqual(headers.slice(headers.indexOf('k'), headers.indexOf('k') + 4), ['k', '1', 'k', '2']);
      assert.equal(
        headers.some((name) => /^proxy-/i.test(name)),
        false,
      );
    }
    await assert.rejects(
      call(`https://wrong.example:${ports[1]}`, settings),
      (error) => error instanceof TransportError && error.reason === 'The TLS certificate is not one of wrong.example',
    );
  } finally {
    for (const server of [proxy.server, plain, secure]) {
      server.closeAllConnections();
      server.close();
    }
  }
});

test('a proxy that refuses, and one that is not there, are named', async () => {
  const proxy = await startProxy(407);
  const url = 'http://api.example:80';
  const http = `http://127.0.0.1:${proxy.port}`;
  const reason = (text: string) => (error: unknown) => error instanceof TransportError && error.reason === text;
  await assert.rejects(
    call(url, { proxy: { http } }),
    reason(`The proxy 127.0.0.1:${proxy.port} answered CONNECT with status 407`),
  );
  proxy.server.closeAllConnections();
  await new Promise((resolve) => proxy.server.close(resolve));
  await assert.rejects(
    call(url, { proxy: { http } }),
    reason(`Connect to proxy 127.0.0.1:${proxy.port} failed: Connection refused`),
  );
});

test('a call that is stopped while the proxy says nothing ends, and closes its connection', async () => {
  let open = 0;
  const silent = createServer();
  silent.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1));
  });
  silent.on('connect', (_, socket) => {
    socket.on('error', () => undefined).on('end', () => socket.end());
    socket.resume();
  });
  const port = await listen(silent);
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stopped by the test')), 50);
  await assert.rejects(
    call('http://api.example', { proxy: { http: `127.0.0.1:${port}` } }, stop.signal),
    /stopped by the test/,
  );
  for (let waited = 0; open > 0 && waited < 2000; waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(open, 0);
  silent.close();
});
