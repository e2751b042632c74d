// The sample API gives task tokens back: what it says then, and to whom.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { createCallbackEndpoint, type CallbackEndpoint } from '../../shared/callback/endpoint';
import { call } from './call';

const lines: string[] = [];
let endpoint: CallbackEndpoint;
let api: SampleApi;
before(async () => {
  endpoint = await createCallbackEndpoint();
  api = await startSampleApi({ callbackEndpoint: endpoint.url, log: (line) => lines.push(line) });
});
after(async () => {
  await api.close();
  await endpoint.close();
});

const add = (token: string, bill: object) =>
  call(api, { method: 'POST', path: '/prod/bills/add', headers: { TaskToken: token }, body: JSON.stringify(bill) });

test('a bill is approved after a heartbeat', async () => {
  let beats = 0;
  const { answer } = endpoint.waitFor('good', () => beats++);
  const reply = await add('good', { billId: '9', amount: 3 });
  assert.match(reply.bytes.toString(), /it will be given back/);
  assert.deepEqual(await answer, { output: { billId: '9', customer: '', amount: 3, paid: false, approved: true } });
  assert.equal(beats, 1);
});

test('one below zero is not', async () => {
  const { answer } = endpoint.waitFor('bad', () => undefined);
  await add('bad', { billId: '9', amount: -3 });
  assert.deepEqual(await answer, {
    error: 'Bills.NegativeAmount',
    cause: 'Bill 9 is not approved: its amount is -3.',
  });
});

test('a token that nobody waits for is logged without the token', async () => {
  await add('nobody-waits', {});
  while (!lines.some((line) => line.startsWith('task token'))) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(lines.includes('task token: InvalidToken'));
  assert.doesNotMatch(lines.join(), /nobody-waits/);
});

test('closing gives no token back any more', async () => {
  const other = await startSampleApi({ callbackEndpoint: endpoint.url });
  let heard = false;
  const { answer, close } = endpoint.waitFor('late', () => (heard = true));
  void answer.then(() => (heard = true));
  await call(other, { method: 'POST', path: '/prod/bills/add', headers: { TaskToken: 'late' }, body: '{}' });
  await other.close();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.equal(heard, false);
  close();
});
