// The sample API's answers that are hard on a client: late, long, compressed, and the echo of what was sent.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { call, jsonOf, type Call } from './call';

let api: SampleApi;
const lines: string[] = [];
before(async () => {
  api = await startSampleApi({ log: (line) => lines.push(line) });
});
after(() => api.close());

const get = (path: string, headers: Call['headers'] = {}) => call(api, { path, headers });

describe('slow', () => {
  test('answers late', async () => {
    const started = Date.now();
    const reply = await get('/prod/slow?ms=120');
    assert.ok(Date.now() - started >= 115);
    assert.deepEqual(jsonOf(reply), { waitedMilliseconds: 120 });
  });

  test('no more than it was asked, nor less than nothing', async () => {
    assert.deepEqual(jsonOf(await get('/prod/slow?ms=-5')), { waitedMilliseconds: 0 });
    assert.deepEqual(jsonOf(await get('/prod/slow?ms=1.9')), { waitedMilliseconds: 1 });
  });

  test('stops waiting when the caller goes', { timeout: 10_000 }, async () => {
    const seen = lines.length;
    const aborted = call(api, { path: '/prod/slow?ms=60000' }, AbortSignal.timeout(100));
    await assert.rejects(aborted, { name: 'AbortError' });
    // The server hears of it a moment later; this test's own timeout is what fails it.
    while (!lines.slice(seen).some((line) => line.startsWith('GET /prod/slow '))) await delay(5);
  });
});

test('large: exactly as long as asked, within bounds, and JSON', async () => {
  const lengths: [string, number][] = [
    ['', 300_000],
    ['?bytes=262145', 262_145],
    ['?bytes=1', 13],
    ['?bytes=-1', 13],
    ['?bytes=nonsense', 300_000],
    ['?bytes=Infinity', 20_000_000],
    ['?bytes=99999999', 20_000_000],
  ];
  for (const [query, length] of lengths) {
    const reply = await get(`/prod/large${query}`);
    assert.equal(reply.status, 200);
    assert.equal(reply.bytes.length, length, query);
    assert.equal(reply.headers['content-length'], String(length));
    assert.equal((jsonOf(reply) as { filler: string }).filler.length, length - 13);
  }
});

describe('echo', () => {
  test('is the event that a Lambda function would get', async () => {
    const reply = await call(api, {
      method: 'PUT',
      path: '/prod/echo?b=2&a=1&b=1&empty=&two%20words=a+b&%C3%A9=%2F',
      headers: { Key: ['value2', 'value1', 'value2'], 'X-One': 'one, still one', 'Content-Type': 'text/plain' },
      body: 'grüße',
    });
    assert.equal(reply.status, 200);
    const event = jsonOf(reply) as Record<string, unknown> & { rawHeaders: [string, string][] };
    const { multiValueHeaders, headers, rawHeaders, ...rest } = event;
    assert.deepEqual(rest, {
      method: 'PUT',
      path: '/echo',
      rawPath: '/prod/echo',
      rawQueryString: 'b=2&a=1&b=1&empty=&two%20words=a+b&%C3%A9=%2F',
      pathParameters: {},
      queryStringParameters: { b: '1', a: '1', empty: '', 'two words': 'a b', é: '/' },
      multiValueQueryStringParameters: { b: ['2', '1'], a: ['1'], empty: [''], 'two words': ['a b'], é: ['/'] },
      body: 'grüße',
      isBase64Encoded: false,
    });
    const lists = multiValueHeaders as Record<string, string[]>;
    assert.deepEqual(lists.Key, ['value2', 'value1', 'value2']);
    assert.deepEqual(lists['X-One'], ['one, still one']);
    assert.deepEqual((headers as Record<string, string>).Key, 'value2');
    assert.deepEqual(
      rawHeaders.filter(([name]) => name === 'Key').map(([, value]) => value),
      ['value2', 'value1', 'value2'],
    );
  });

  test('has a header of two values in its answer', async () => {
    const { rawHeaders } = await get('/prod/echo');
    const values = rawHeaders.filter((_, index) => rawHeaders[index - 1] === 'X-Sample-List');
    assert.deepEqual(values, ['one', 'two']);
  });

  test('any method; no body is null, and bytes that are no text come in Base64', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const event = jsonOf(await call(api, { method, path: '/prod/echo' })) as { method: string; body: null };
      assert.deepEqual([event.method, event.body], [method, null]);
    }
    const event = jsonOf(await call(api, { method: 'POST', path: '/prod/echo', body: Buffer.from([0xff, 0x00]) }));
    const { body, isBase64Encoded } = event as { body: string; isBase64Encoded: boolean };
    assert.deepEqual([body, isBase64Encoded], ['/wA=', true]);
  });

  test('keeps names that mean something to JavaScript', async () => {
    const event = jsonOf(await get('/prod/echo?__proto__=a&constructor=b')) as Record<string, Record<string, string>>;
    assert.deepEqual(Object.entries(event.queryStringParameters ?? {}), [
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

test('text, gzip and binary', async () => {
  const text = await get('/prod/text');
  assert.match(String(text.headers['content-type']), /^text\/plain/);
  assert.match(text.bytes.toString('utf8'), /grüße, 你好/);
  const gzip = await get('/prod/gzip');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal((JSON.parse(gunzipSync(gzip.bytes).toString('utf8')) as { compressed: boolean }).compressed, true);
  const fetched = (await (await fetch(`${api.url}/prod/gzip`)).json()) as { compressed: boolean };
  assert.equal(fetched.compressed, true);
  const binary = await get('/prod/binary');
  assert.equal(binary.headers['content-type'], 'image/png');
  assert.deepEqual([...binary.bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
});
