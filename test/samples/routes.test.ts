// The sample API's routes over real HTTP: bills, the key, every status, and what is not there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { call, jsonOf, type Call } from './call';

let api: SampleApi;
before(async () => {
  api = await startSampleApi();
});
after(() => api.close());

const get = (path: string, headers: Call['headers'] = {}) => call(api, { path, headers });

describe('bills', () => {
  test('all, and those with the given ids', async () => {
    const all = jsonOf(await get('/prod/bills')) as { myBills: { billId: string }[] };
    assert.ok(all.myBills.length >= 3);
    const one = await get('/prod/bills?billId=123456');
    assert.equal(one.status, 200);
    assert.deepEqual(jsonOf(one), {
      myBills: [{ billId: '123456', customer: 'Ana Carolina Silva', amount: 120.5, paid: false }],
    });
    const two = jsonOf(await get('/prod/bills?billId=123456&billId=123458')) as typeof all;
    assert.deepEqual(
      two.myBills.map(({ billId }) => billId),
      ['123456', '123458'],
    );
    assert.deepEqual(jsonOf(await get('/prod/bills?billId=none')), { myBills: [] });
  });

  test('adds one, with an id of its own where none is given', async () => {
    const bill = { billId: 'new', customer: 'Jane Doe', amount: 5, paid: true };
    const added = await call(api, { method: 'POST', path: '/prod/bills', body: JSON.stringify(bill) });
    assert.equal(added.status, 201);
    assert.deepEqual(jsonOf(added), bill);
    assert.deepEqual(jsonOf(await get('/prod/bills?billId=new')), { myBills: [bill] });
    const unnamed = await call(api, { method: 'POST', path: '/prod/bills', body: '{}' });
    assert.match((jsonOf(unnamed) as { billId: string }).billId, /^\d{6}$/);
  });

  test('refuses what is not a bill', async () => {
    for (const body of [
      '',
      '{',
      '"text"',
      'null',
      '[]',
      '{"amount":"1"}',
      '{"billId":{}}',
      Buffer.from([0xff, 0xfe]),
    ]) {
      const reply = await call(api, { method: 'POST', path: '/prod/bills', body });
      assert.equal(reply.status, 400, String(body));
      assert.deepEqual(jsonOf(reply), { message: 'Invalid request body' });
      assert.equal(reply.headers['x-amzn-errortype'], 'BadRequestException');
    }
  });

  test('the callback route tells whether a task token came, and never the token', async () => {
    const add = (headers: Record<string, string>) =>
      call(api, { method: 'POST', path: '/prod/bills/add', headers, body: '{"billId":"my-new-bill"}' });
    const withToken = await add({ TaskToken: 'secret-token' });
    assert.equal(withToken.status, 200);
    const answer = jsonOf(withToken) as { billId: string; taskTokenReceived: boolean; message: string };
    assert.deepEqual([answer.billId, answer.taskTokenReceived], ['my-new-bill', true]);
    assert.match(answer.message, /A task token came in the header TaskToken/);
    assert.ok(!withToken.bytes.includes('secret-token'));
    const without = jsonOf(await add({})) as typeof answer;
    assert.equal(without.taskTokenReceived, false);
    assert.match(without.message, /No task token came/);
    assert.equal((await call(api, { method: 'POST', path: '/prod/bills/add', body: '{' })).status, 400);
  });
});

test('the key route', async () => {
  for (const headers of [{}, { 'x-api-key': 'wrong' }]) {
    const reply = await get('/prod/keyed', headers);
    assert.equal(reply.status, 403);
    assert.deepEqual(jsonOf(reply), { message: 'Forbidden' });
    assert.equal(reply.headers['x-amzn-errortype'], 'ForbiddenException');
  }
  assert.equal((await get('/prod/keyed', { 'X-API-Key': 'sample-key' })).status, 200);
});

describe('statuses', () => {
  const own: [number, string, string?][] = [
    [400, 'Invalid request body', 'BadRequestException'],
    [401, 'Unauthorized', 'UnauthorizedException'],
    [403, 'Forbidden', 'ForbiddenException'],
    [404, 'Not Found'],
    [413, 'Request Too Long'],
    [415, 'Unsupported Media Type'],
    [429, 'Too Many Requests', 'TooManyRequestsException'],
    [500, 'Internal server error', 'InternalServerErrorException'],
    [502, 'Internal server error', 'InternalServerErrorException'],
    [503, 'Service Unavailable'],
    [504, 'Endpoint request timed out', 'InternalServerErrorException'],
    [200, 'OK'],
    [201, 'Created'],
    [418, "I'm a Teapot"],
    [599, 'Unknown'],
  ];
  for (const [status, message, errorType] of own) {
    test(String(status), async () => {
      const reply = await call(api, { method: 'POST', path: `/prod/status/${status}` });
      assert.equal(reply.status, status);
      assert.deepEqual(jsonOf(reply), { message });
      assert.equal(reply.headers['x-amzn-errortype'], errorType);
    });
  }

  test('a redirect has its Location', async () => {
    const reply = await get('/prod/status/301');
    assert.deepEqual([reply.status, reply.headers.location], [301, '/prod/bills']);
  });

  test('204, 205 and 304 have no body', async () => {
    for (const status of [204, 205, 304]) {
      const reply = await get(`/prod/status/${status}`);
      assert.deepEqual([reply.status, reply.bytes.length], [status, 0]);
    }
  });

  test('what is no status', async () => {
    for (const code of ['99', '100', '600', '2000', 'abc', '%00', '20%']) {
      assert.equal((await get(`/prod/status/${code}`)).status, 400, code);
    }
  });
});

test('lists its own routes, and each of them is there', async () => {
  const about = jsonOf(await get('/_sample')) as { name: string; routes: { method: string; path: string }[] };
  assert.match(about.name, /sample API/);
  assert.ok(about.routes.length >= 15);
  for (const { method, path } of about.routes) {
    const concrete = path.replace('{code}', '200').replace('{proxy+}', 'x').replace('/slow', '/slow?ms=0');
    const reply = await call(api, {
      method: method === 'ANY' ? 'GET' : method,
      path: concrete,
      body: method === 'POST' ? '{}' : '',
    });
    const secure = path.includes('/secure/') || path.includes('/keyed');
    assert.ok(secure ? reply.status === 403 : reply.status < 300, `${method} ${path}: ${reply.status}`);
  }
});

describe('what is not there', () => {
  const absent: [string, string][] = [
    ['GET', '/'],
    ['GET', '/prod'],
    ['GET', '/prod/'],
    ['GET', '/prod/nope'],
    ['GET', '/dev/bills'],
    ['GET', '/bills'],
    ['GET', '//prod/bills'],
    ['GET', '/prod//bills'],
    ['GET', '/prod/bills/123456'],
    ['GET', '/PROD/bills'],
    ['GET', '/prod%2Fbills'],
    ['GET', '/prod/%E4%BD'],
    ['GET', '/prod/secure/echo'],
    ['DELETE', '/prod/bills'],
    ['GET', '/prod/bills/add'],
    ['POST', '/_sample'],
    ['HEAD', '/prod/nope'],
    ['OPTIONS', '/prod/nope'],
    ['OPTIONS', '*'],
    ['PROPFIND', '/prod/bills'],
  ];
  for (const [method, path] of absent) {
    test(`${method} ${path}`, async () => {
      const reply = await call(api, { method, path });
      assert.equal(reply.status, 403);
      assert.equal(reply.headers['x-amzn-errortype'], 'MissingAuthenticationTokenException');
      if (method !== 'HEAD') assert.deepEqual(jsonOf(reply), { message: 'Missing Authentication Token' });
    });
  }

  test('one slash at the end is ignored', async () => {
    assert.equal((await get('/prod/bills/')).status, 200);
  });
});
