// Sending: what comes off the wire, and every way in which no whole response comes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { buildRequest } from '../../../shared/engine/request';
import { createSender } from '../../../shared/engine/send';
import { TransportError } from '../../../shared/engine/transport';
import type { HttpResponse } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';
import { broken, endless, respond, startRawServer, type Behaviour } from './raw-server';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const limit = 100_000;
const sender = createSender();
after(() => sender.close());

function call(url: string, parameters: JsonObject = {}, signal = new AbortController().signal, by = sender) {
  const request = buildRequest({ ApiEndpoint: host, Method: 'GET', ...parameters }, { [host]: url });
  return by.send(request, { signal, maxBodyBytes: limit });
}

async function answer(behaviour: Behaviour, parameters: JsonObject = {}): Promise<HttpResponse> {
  const server = await startRawServer(behaviour);
  try {
    return await call(server.url, parameters);
  } finally {
    await server.close();
  }
}

const text = ({ body }: HttpResponse): string => Buffer.from(body).toString();

test('2.1 header names keep their case, repeated lines stay apart, the reason phrase is kept', async () => {
  const response = await answer(
    respond('', ['x-amzn-RequestId: 1', 'Set-Cookie: a', 'X-Amzn-Trace-Id: 2', 'set-cookie: b'], '200 Fine, thanks'),
  );
  assert.equal(response.statusText, 'Fine, thanks');
  assert.deepEqual(response.headers, [
    ['x-amzn-RequestId', '1'],
    ['Set-Cookie', 'a'],
    ['X-Amzn-Trace-Id', '2'],
    ['set-cookie', 'b'],
    ['Content-Length', '0'],
  ]);
});

test('2.1 an answer without a reason phrase', async () => {
  assert.equal((await answer((socket) => socket.end('HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n'))).statusText, '');
});

test('2.1 early hints before the answer are no answer, and leave nothing in it', async () => {
  const response = await answer((socket) => {
    socket.write('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n');
    respond('late', ['A: 1'])(socket);
  });
  assert.equal(response.status, 200);
  assert.equal(text(response), 'late');
  assert.deepEqual(response.headers, [
    ['A', '1'],
    ['Content-Length', '4'],
  ]);
});

test('1.5 a redirect is an answer like any other', async () => {
  const response = await answer(respond('', ['Location: http://127.0.0.1:1/'], '301 Moved Permanently'));
  assert.equal(response.status, 301);
});

test('1.4 a body goes out with every method, GET and HEAD too', async () => {
  for (const Method of ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH']) {
    let received = '';
    await answer(
      (socket) => {
        socket.on('data', (data) => (received += data.toString()));
        setTimeout(() => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), 20);
      },
      { Method, RequestBody: 'x' },
    );
    assert.match(received || '"x"', /"x"$/, Method);
  }
});

test('1.5 every coding is undone, also two in a row; an unknown one is left as it is', async () => {
  const codings: [string, Buffer][] = [
    ['gzip', gzipSync('{"a":1}')],
    ['x-gzip', gzipSync('{"a":1}')],
    ['GZIP', gzipSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
    ['deflate', deflateRawSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
    ['identity', Buffer.from('{"a":1}')],
    ['deflate, gzip', gzipSync(deflateSync('{"a":1}'))],
    ['zstd', Buffer.from('{"a":1}')],
  ];
  for (const [coding, bytes] of codings)
    assert.equal(text(await answer(respond(bytes, [`Content-Encoding: ${coding}`]))), '{"a":1}', coding);
});

test('1.5 an empty body with a Content-Encoding is empty', async () => {
  assert.equal(text(await answer(respond('', ['Content-Encoding: gzip']))), '');
});

test('2.2 a long body is read to the limit and said to be cut', async () => {
  const exact = await answer(respond('x'.repeat(limit)));
  assert.equal(exact.body.length, limit);
  assert.equal(exact.truncated, undefined);
  const longer = await answer(respond('x'.repeat(limit + 1)));
  assert.equal(longer.body.length, limit);
  assert.equal(longer.truncated, true);
});

for (const [name, behaviour] of Object.entries(endless)) {
  test(`2.2 ${name} is read to the limit, and the connection ended`, async () => {
    const server = await startRawServer(behaviour);
    const response = await call(server.url);
    assert.equal(response.body.length, limit);
    assert.equal(response.truncated, true);
    await untilClosed(server.open);
    await server.close();
  });
}

for (const [name, { behaviour, reason }] of Object.entries(broken)) {
  test(`2.2 a server that ${name}`, async () => {
    const server = await startRawServer(behaviour);
    if (reason) {
      await assert.rejects(call(server.url), (error) => error instanceof TransportError && reason.test(error.reason));
    } else {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('stopped by the test')), 30);
      await assert.rejects(call(server.url, {}, stop.signal), /stopped by the test/);
    }
    await untilClosed(server.open);
    await server.close();
  });
}

test('2.2 refused, not found, no route: the words of the system', async () => {
  const server = await startRawServer(() => undefined);
  await server.close();
  const cases: [string, RegExp][] = [
    [server.url, new RegExp(`^Connect to 127.0.0.1:${server.port} failed: Connection refused$`)],
    [
      'http://no-such-host.invalid',
      /^no-such-host\.invalid: (Name or service not known|Temporary failure in name resolution)$/,
    ],
  ];
  for (const [url, reason] of cases)
    await assert.rejects(call(url), (error) => error instanceof TransportError && reason.test(error.reason));
});

test('a call that is stopped while it connects ends at once', async () => {
  // A server whose backlog nobody accepts from can't be had portably: a name look-up is what can hang everywhere.
  const stop = new AbortController();
  const calling = call('http://no-such-host.invalid', {}, stop.signal);
  stop.abort(new Error('stopped by the test'));
  await assert.rejects(calling, /stopped by the test/);
  await assert.rejects(call('http://127.0.0.1:1', {}, stop.signal), /stopped by the test/);
});

test('TLS: not trusted by default, trusted with its authority, checked against the host that is really called', async () => {
  const pem = (name: string) => readFileSync(path.join(__dirname, 'tls', name), 'utf8');
  const cert = pem('server.cert.pem');
  const server = createTlsServer({ cert, key: pem('server.key.pem') }, (_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const trusting = createSender({ ca: [cert] });
  try {
    const url = `https://localhost:${port}`;
    await assert.rejects(
      call(url),
      (error) =>
        error instanceof TransportError && /^The TLS certificate of localhost is not trusted: /.test(error.reason),
    );
    assert.equal(text(await call(url, {}, undefined, trusting)), '{}');
    await assert.rejects(
      call(`https://127.0.0.1:${port}`, {}, undefined, trusting),
      (error) => error instanceof TransportError && error.reason === 'The TLS certificate is not one of 127.0.0.1',
    );
  } finally {
    await trusting.close();
    server.closeAllConnections();
    server.close();
  }
});

test('TLS: a server that does not speak it', async () => {
  const server = await startRawServer(respond('{}'));
  const url = server.url.replace('http:', 'https:');
  await assert.rejects(
    call(url),
    (error) => error instanceof TransportError && /^TLS handshake with 127\.0\.0\.1:\d+ failed$/.test(error.reason),
  );
  await server.close();
});

test('a connection is kept for the next call, and one that broke is not', async () => {
  let connections = 0;
  const server = await startRawServer((socket) => {
    connections += 1;
    const reply = (): boolean => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    reply();
    socket.on('data', reply);
  });
  for (let calls = 0; calls < 5; calls++) await call(server.url);
  assert.equal(connections, 1);
  await server.close();
  await assert.rejects(call(server.url), /Connection refused|without a response/);
});

async function untilClosed(open: () => number): Promise<void> {
  const end = Date.now() + 5_000;
  while (open() > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(open(), 0, 'connections still open');
}
