// What a run reports: every stage it reached, in the form programs read, and nothing it did not reach.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportOf } from '../../../cli/report';
import type { HttpRequest, HttpResponse, Run } from '../../../shared/engine/types';

const host = 'abc.execute-api.us-east-1.amazonaws.com';
const request: HttpRequest = {
  method: 'GET',
  origin: `https://${host}`,
  host,
  path: '/prod/x',
  query: [['a', '1 2']],
  headers: [
    ['Key', '1'],
    ['key', '2'],
    ['__proto__', '3'],
  ],
};
const response: HttpResponse = {
  status: 200,
  statusText: 'OK',
  headers: [
    ['B', '1'],
    ['A', '2'],
    ['b', '3'],
  ],
  body: Buffer.from('é'),
  timing: { firstByte: 1.26, total: 2 },
};
const run = (more: Partial<Run>): Run => ({ state: 'A', status: 'failed', input: {}, notes: ['note'], ...more });

describe('reportOf', () => {
  test('a run that reached nothing', () => {
    assert.deepEqual(reportOf(run({}), {}), { state: 'A', status: 'failed', notes: ['note'] });
  });

  test('stages that programs do not ask for stay out', () => {
    const report = reportOf(
      run({
        effectiveInput: {},
        selected: {},
        signature: { accessKeyId: 'k', credentialScope: 's', signedHeaders: [], canonicalRequest: '' },
      }),
      {},
    );
    assert.deepEqual(Object.keys(report), ['state', 'status', 'notes']);
  });

  test('null is a value', () => {
    const { parameters, output } = reportOf(
      run({ status: 'succeeded', parameters: null, output: null, variables: { a: 1 } }),
      {},
    );
    assert.deepEqual([parameters, output], [null, null]);
  });

  test('headers are lists by name without regard to case, in the order of the lines', () => {
    const report = reportOf(run({ request, response }), {});
    assert.deepEqual(Object.entries(report.request?.headers ?? {}), [
      ['Key', ['1', '2']],
      ['__proto__', ['3']],
    ]);
    assert.deepEqual(Object.entries(report.response?.headers ?? {}), [
      ['B', ['1', '3']],
      ['A', ['2']],
    ]);
  });

  test('the address Step Functions would call, and the one called instead', () => {
    assert.deepEqual(reportOf(run({ request }), {}).request, {
      method: 'GET',
      url: `https://${host}/prod/x?a=1%202`,
      headers: reportOf(run({ request }), {}).request?.headers,
    });
    const mapped = { ...request, origin: 'http://127.0.0.1:1', path: '/base/prod/x', basePath: '/base' };
    const reported = reportOf(run({ request: mapped }), { [host]: 'http://127.0.0.1:1/base/' }).request;
    assert.equal(reported?.url, `https://${host}/prod/x?a=1%202`);
    assert.equal(reported?.sentTo, 'http://127.0.0.1:1/base/prod/x?a=1%202');
  });

  test('a body is text, or base64 with a flag', () => {
    const text = reportOf(run({ response }), {}).response;
    assert.deepEqual(
      [text?.body, text?.isBase64Encoded, text?.size, text?.timing],
      ['é', undefined, 2, { firstByte: 1.3, total: 2 }],
    );
    const binary = reportOf(
      run({ response: { ...response, body: Buffer.from([0, 255]), truncated: true } }),
      {},
    ).response;
    assert.deepEqual([binary?.body, binary?.isBase64Encoded, binary?.truncated], ['AP8=', true, true]);
  });

  test('a cancelled run is a failed one, and says so', () => {
    assert.deepEqual(reportOf(run({ status: 'cancelled' }), {}), {
      state: 'A',
      status: 'failed',
      error: 'ASLInvoke.Cancelled',
      cause: 'The run was cancelled.',
      local: true,
      notes: ['note'],
    });
  });

  test('a mapping that missed the host is noticed where something was sent', () => {
    const other = { 'xyz.execute-api.us-east-1.amazonaws.com': 'http://127.0.0.1:1' };
    const missed = `No --endpoint names ${host}: the call went to https://${host} itself.`;
    const failure = { error: 'E', cause: '', stage: 'response' as const };
    assert.deepEqual(reportOf(run({ request, response }), other).notes, [missed, 'note']);
    assert.deepEqual(reportOf(run({ request, failure }), other).notes, [missed, 'note']);
    assert.deepEqual(reportOf(run({ request, failure: { ...failure, local: true } }), other).notes, ['note']);
    assert.deepEqual(reportOf(run({ request, response }), {}).notes, ['note']);
    assert.deepEqual(reportOf(run({}), other).notes, ['note']);
  });
});
