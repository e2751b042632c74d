// What the sample API does around an answer: headers, hosts, limits, what is not HTTP, start and stop.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { call, jsonOf, type Call } from './call';

let api: SampleApi;
const lines: string[] = [];
before(async () => {
  api = await startSampleApi({ log: (line) => lines.push(line) });
});
after(() => api.close());

const get = (path: string, headers: Call['headers'] = {}) => call(api, { path, headers });

test('every answer has the headers of API Gateway, in its spelling', async () => {
  for (const path of ['/prod/bills', '/prod/nope', '/prod/status/204', '/prod/large']) {
    const { rawHeaders, headers } = await get(path);
    const names = rawHeaders.filter((_, index) => index % 2 === 0);
    for (const name of ['Content-Type', 'Date', 'x-amzn-RequestId', 'x-amz-apigw-id', 'X-Amzn-Trace-Id']) {
      assert.equal(names.filter((found) => found === name).length, 1, `${path}: ${name}`);
    }
    assert.equal(headers['content-type'], 'application/json');
    assert.match(String(headers['x-amzn-requestid']), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(String(headers['x-amz-apigw-id']), /^[\w-]{15}=$/);
    assert.match(String(headers['x-amzn-trace-id']), /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  }
});

test('HEAD is GET without a body, and OPTIONS tells the methods', async () => {
  const head = await call(api, { method: 'HEAD', path: '/prod/large' });
  assert.deepEqual([head.status, head.headers['content-length'], head.bytes.length], [200, '300000', 0]);
  const bills = await call(api, { method: 'HEAD', path: '/prod/bills?billId=123456' });
  assert.deepEqual([bills.status, bills.headers['content-length']], [200, '93']);
  const options = await call(api, { method: 'OPTIONS', path: '/prod/bills' });
  assert.deepEqual([options.status, options.headers['access-control-allow-methods']], [200, 'GET,POST,OPTIONS']);
});

test('any Host will do', async () => {
  for (const Host of ['abc123.execute-api.eu-west-1.amazonaws.com', `127.0.0.1:${api.port}`, 'localhost', '']) {
    assert.equal((await get('/prod/bills', { Host })).status, 200, Host);
  }
  assert.equal((await get('http://abc.execute-api.us-east-1.amazonaws.com/prod/bills?billId=1')).status, 200);
});

describe('a body over 10 MB', () => {
  const limit = 10 * 1024 * 1024;

  test('just 10 MB is taken', async () => {
    const reply = await call(api, {
      method: 'POST',
      path: '/prod/bills',
      body: `{"customer":"${'x'.repeat(limit - 15)}"}`,
    });
    assert.equal(reply.status, 201);
  });

  test('one byte more is not, with and without a Content-Length', async () => {
    for (const headers of [{}, { 'Transfer-Encoding': 'chunked', 'Content-Length': [] }]) {
      const reply = await call(api, { method: 'POST', path: '/prod/echo', headers, body: 'x'.repeat(limit + 1) });
      assert.equal(reply.status, 413);
      assert.equal(reply.bytes.toString('utf8'), 'HTTP content length exceeded 10485760 bytes.');
      assert.equal(reply.headers['content-type'], 'text/plain');
    }
  });
});

describe('what is not HTTP', () => {
  const send = async (text: string | Buffer): Promise<string> => {
    const socket = connect(api.port, '127.0.0.1');
    let received = '';
    socket.on('data', (data: Buffer) => (received += data.toString('latin1')));
    socket.on('error', () => {});
    const closed = once(socket, 'close');
    socket.end(text);
    await closed;
    return received;
  };
  const malformed: [string, string | Buffer][] = [
    ['nothing', ''],
    ['noise', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256))],
    ['a wrong request line', 'GET\r\n\r\n'],
    ['no Host', 'GET /prod/bills HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST /prod/bills HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a wrong chunk', 'POST /prod/bills HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a body cut short', 'POST /prod/bills HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab'],
    ['a header over 16 KiB', `GET /prod/bills HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    [
      'raw bytes in the path',
      Buffer.from('GET /prod/\xe9?\xff=% HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'latin1'),
    ],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
    ['an upgrade', 'GET /prod/bills HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n'],
  ];
  for (const [name, text] of malformed) {
    test(name, async () => {
      await send(text);
      assert.equal((await get('/prod/bills')).status, 200);
    });
  }

  test('is answered with 400, and too long a header with 431', async () => {
    assert.match(await send('nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(await send(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
  });
});

test('logs a line a request, without its query', { timeout: 10_000 }, async () => {
  const seen = lines.length;
  await get('/prod/bills?billId=private');
  while (lines.length === seen) await delay(5);
  assert.match(lines.at(-1) ?? '', /^GET \/prod\/bills 200 \d+ ms$/);
  assert.ok(!lines.some((line) => line.includes('private')));
});

describe('start and stop', () => {
  test('close ends what is still waiting and kept alive, and frees the port', async () => {
    const first = await startSampleApi();
    await (await fetch(`${first.url}/prod/bills`)).arrayBuffer();
    const waiting = call(first, { path: '/prod/slow?ms=60000' });
    waiting.catch(() => {});
    await delay(50);
    const started = Date.now();
    await first.close();
    assert.ok(Date.now() - started < 2000);
    await assert.rejects(waiting);
    const second = await startSampleApi({ port: first.port });
    assert.equal(second.port, first.port);
    await second.close();
    await second.close();
  });

  test('rejects when the port is taken', async () => {
    await assert.rejects(startSampleApi({ port: api.port }), { code: 'EADDRINUSE' });
  });

  test('each server has bills of its own', async () => {
    const other = await startSampleApi();
    await call(other, { method: 'POST', path: '/prod/bills', body: '{"billId":"only here"}' });
    assert.deepEqual(jsonOf(await get('/prod/bills?billId=only%20here')), { myBills: [] });
    await other.close();
  });

  const server = join(__dirname, '../../samples/api/server.mjs');

  test('runs as a program until it is interrupted', async () => {
    const child = spawn(process.execPath, [server, '--port', '0']);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /^Sample API: (http:\/\/127\.0\.0\.1:\d+) /.exec(first.toString())?.[1];
    assert.equal((await fetch(`${url}/prod/bills`)).status, 200);
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('says what is wrong with its arguments', async () => {
    for (const args of [['--port', 'x'], ['--port', '70000'], ['--nope'], ['--port', String(api.port)]]) {
      const child = spawn(process.execPath, [server, ...args]);
      let said = '';
      child.stderr.on('data', (data: Buffer) => (said += data.toString()));
      assert.deepEqual(await once(child, 'close'), [1, null]);
      assert.match(said, /Not a port|Unknown option|EADDRINUSE/);
      assert.doesNotMatch(said, /\n {4}at /);
    }
  });
});
