// The phases of a call: which there are, and that they leave no time out. Limits are far from the delays: a busy machine is late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { phasesOf } from '../../../shared/engine/phases';
import { buildRequest } from '../../../shared/engine/request';
import { createSender, type SendSettings } from '../../../shared/engine/send';
import type { Phases } from '../../../shared/engine/types';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const pem = (name: string): string => readFileSync(path.join(__dirname, 'tls', name), 'utf8');
const slowly: RequestListener = (_, response) => {
  setTimeout(() => {
    response.write('{');
    setTimeout(() => response.end('}'), 200);
  }, 200);
};

/** Listens until the tests are over. */
async function listen(server: Server): Promise<number> {
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The phases of calls made one after the other over one sender. */
async function phasesTo(url: string, settings: SendSettings = {}, calls = 1): Promise<Phases[]> {
  const sender = createSender({ ca: [pem('server.cert.pem')], ...settings });
  const request = buildRequest({ ApiEndpoint: host, Method: 'GET' }, { [host]: url });
  const found: Phases[] = [];
  for (let call = 0; call < calls; call++) {
    const { timing } = await sender.send(request, { signal: new AbortController().signal, maxBodyBytes: 1000 });
    assert.ok(timing.phases);
    const parts = Object.values(timing.phases);
    assert.ok(
      parts.every((part) => part >= 0),
      JSON.stringify(timing),
    );
    assert.ok(Math.abs(parts.reduce((sum, part) => sum + part, 0) - timing.total) < 0.001, JSON.stringify(timing));
    assert.ok(Math.abs(timing.total - timing.phases.download - timing.firstByte) < 0.001);
    found.push(timing.phases);
  }
  await sender.close();
  return found;
}

test('a new connection to a name has a look-up; a kept one is not made again', async () => {
  const server = createServer(slowly);
  const port = await listen(server);
  const [first, second] = await phasesTo(`http://localhost:${port}`, {}, 2);
  assert.deepEqual(Object.keys(first ?? {}).sort(), ['connect', 'dns', 'download', 'firstByte', 'queue']);
  assert.deepEqual(Object.keys(second ?? {}).sort(), ['download', 'firstByte']);
  for (const phases of [first, second]) {
    assert.ok((phases?.firstByte ?? 0) > 50, JSON.stringify(phases));
    assert.ok((phases?.download ?? 0) > 50, JSON.stringify(phases));
  }
});

test('an address needs no look-up; TLS is a phase of its own', async () => {
  const plain = createServer(slowly);
  const [phases] = await phasesTo(`http://127.0.0.1:${await listen(plain)}`);
  assert.deepEqual(Object.keys(phases ?? {}).sort(), ['connect', 'download', 'firstByte', 'queue']);
  const secure = createTlsServer({ cert: pem('server.cert.pem'), key: pem('server.key.pem') }, slowly);
  const [secured] = await phasesTo(`https://localhost:${await listen(secure)}`);
  assert.deepEqual(Object.keys(secured ?? {}).sort(), ['connect', 'dns', 'download', 'firstByte', 'queue', 'tls']);
  assert.ok((secured?.tls ?? 0) > 0);
});

test('behind a proxy the tunnel is the connection', async () => {
  const secure = createTlsServer({ cert: pem('server.cert.pem'), key: pem('server.key.pem') }, slowly);
  const port = await listen(secure);
  const proxy = createServer().on('connect', (_request, socket) => {
    const upstream = connect(port, '127.0.0.1', () => {
      setTimeout(() => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      }, 200);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  // The certificate has this name, which only the proxy leads to.
  const settings = { proxy: { http: `http://127.0.0.1:${await listen(proxy)}` } };
  const [phases] = await phasesTo(`https://api.example:${port}`, settings);
  assert.deepEqual(Object.keys(phases ?? {}).sort(), ['connect', 'download', 'firstByte', 'queue', 'tls']);
  assert.ok((phases?.connect ?? 0) > 50, JSON.stringify(phases));
});

test('phases follow each other from the moments that were told', () => {
  const moments = new Map([
    ['connecting', 1],
    ['connected', 5],
  ] as const);
  assert.deepEqual(phasesOf(0, moments, 9, 12), { queue: 1, connect: 4, firstByte: 4, download: 3 });
  assert.deepEqual(phasesOf(0, new Map(), 9, 12), { firstByte: 9, download: 3 });
});
