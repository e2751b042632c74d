// Running and recording Task tests through the real engine: offline, with what a run recorded.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../../../shared/engine/run';
import type { Deps, HttpResponse, RunRequest } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';
import { recordTest } from '../../../shared/taskTest/record';
import { runOffline } from '../../../shared/taskTest/run';
import type { Expectation } from '../../../shared/taskTest/format';

const state: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::apigateway:invoke',
  Parameters: {
    ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com',
    Method: 'POST',
    Stage: 'prod',
    'Path.$': "States.Format('bills/{}', $.id)",
    Headers: { 'x-api-key': ['secret'], 'X-Trace': ['a', 'b'] },
    QueryParameters: { full: ['yes'] },
    RequestBody: { 'started.$': '$$.Execution.StartTime', 'id.$': '$.id' },
    AuthType: 'IAM_ROLE',
  },
  ResultSelector: { 'body.$': '$.ResponseBody' },
  Catch: [{ ErrorEquals: ['APIGateway.404'], Next: 'Not Found' }],
  Next: 'Done',
};
const task = { name: 'Add', state, queryLanguage: 'JSONPath' as const };
const request: RunRequest = { ...task, input: { id: '7' } };

const response = (status: number, body: string): HttpResponse => ({
  status,
  statusText: status === 200 ? 'OK' : 'Not Found',
  headers: [
    ['Content-Type', 'application/json'],
    ['Date', 'today'],
    ['Set-Cookie', 'session=secret'],
  ],
  body: Buffer.from(body),
  timing: { firstByte: 1, total: 2 },
});

const deps = (answer: HttpResponse): Deps => ({
  send: () => Promise.resolve(answer),
  credentials: () => Promise.resolve({ accessKeyId: 'AKIAREALREALREALREAL', secretAccessKey: 'realrealrealrealreal' }),
  now: () => new Date('2026-11-23T12:00:00Z'),
  random: Math.random,
});
const settings = { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 5 } as const;

const recorded = async (answer: HttpResponse) =>
  recordTest('adds', { run: await run(request, settings, deps(answer)), request, state: 'Add' });

describe('a recorded test', () => {
  it('has what was sent and what came of it, without secrets, times and what only the connection was about', async () => {
    assert.deepEqual(await recorded(response(200, '{"ok":true}')), {
      name: 'adds',
      state: 'Add',
      input: { id: '7' },
      response: {
        status: 200,
        statusText: 'OK',
        headers: { 'Content-Type': 'application/json', Date: 'today' },
        body: { ok: true },
      },
      expect: {
        status: 'succeeded',
        request: {
          method: 'POST',
          url: 'https://abc.execute-api.us-east-1.amazonaws.com/prod/bills/7?full=yes',
          headers: { 'content-type': 'application/json', 'x-trace': ['a', 'b'] },
          body: { id: '7' },
        },
        output: { body: { ok: true } },
        next: 'Done',
      },
    });
  });

  it('passes offline, and fails once the state gives something else', async () => {
    const test = await recorded(response(200, '{"ok":true}'));
    assert.deepEqual((await runOffline(test, task)).differences, []);
    const changed = { ...task, state: { ...state, Next: 'Elsewhere' } };
    assert.deepEqual((await runOffline(test, changed)).differences, [
      { path: ['next'], expected: 'Done', actual: 'Elsewhere' },
    ]);
  });

  it('of a failure keeps the text of the cause, and where the catcher leads', async () => {
    const test = await recorded(response(404, '{ "message": "no such bill" }'));
    assert.equal(test.response?.body, '{ "message": "no such bill" }');
    assert.equal(test.expect.error, 'APIGateway.404');
    assert.equal(test.expect.cause, '{ "message": "no such bill" }');
    assert.equal(test.expect.next, 'Not Found');
    assert.deepEqual((await runOffline(test, task)).differences, []);
  });

  it('of a body that is no text keeps the bytes', async () => {
    const answer = { ...response(200, ''), body: new Uint8Array([0xff, 0, 1]) };
    const test = await recorded(answer);
    assert.deepEqual(test.response?.bodyBase64, '/wAB');
    assert.deepEqual((await runOffline(test, task)).differences, []);
  });
});

describe('a test by hand', () => {
  const outcome = async (expect: Expectation, status = 200) =>
    (
      await runOffline(
        { name: 't', state: 'Add', input: { id: '7' }, response: { status, body: { a: [1, 2] } }, expect },
        task,
      )
    ).differences;

  it('compares only what is named; header names in any case', async () => {
    assert.deepEqual(
      await outcome({ request: { headers: { 'X-TRACE': ['a', 'b'] } }, output: { body: {} } }),
      [{ path: ['output', 'body'], expected: {}, actual: { a: [1, 2] } }].slice(1),
    );
  });

  it('compares lists item by item, and as a whole where their lengths differ', async () => {
    assert.deepEqual(await outcome({ output: { body: { a: [1, 3] } } }), [
      { path: ['output', 'body', 'a', 1], expected: 3, actual: 2 },
    ]);
    assert.deepEqual(await outcome({ output: { body: { a: [1] } } }), [
      { path: ['output', 'body', 'a'], expected: [1], actual: [1, 2] },
    ]);
  });

  it('takes a failure that it does not expect for one', async () => {
    const differences = await outcome({}, 500);
    assert.deepEqual(differences, [{ path: ['status'], expected: 'succeeded', actual: 'failed' }]);
    assert.deepEqual(await outcome({ error: 'APIGateway.500' }, 500), []);
  });

  it('without a response says that it can only run live', async () => {
    const { run: made } = await runOffline({ name: 't', state: 'Add', input: { id: '7' }, expect: {} }, task);
    assert.match(made.failure?.cause ?? '', /no "response"/);
  });
});
