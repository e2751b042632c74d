// Responses as results: the table of cases, and the limit of 262,144 bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StateFailure } from '../../../shared/expressions/scope';
import { isBinary, maxDataBytes, toResult, withinLimit } from '../../../shared/engine/response';
import type { HttpResponse, InvokeResult } from '../../../shared/engine/types';
import type { Json } from '../../../shared/json';
import cases from './response.cases.json';

type Case = {
  name: string;
  status?: number;
  statusText?: string;
  headers?: [string, string][];
  body?: string;
  base64?: string;
  result?: Partial<InvokeResult>;
  json?: string;
  binary?: boolean;
};

const respond = (body: Uint8Array | string, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200,
  statusText: 'OK',
  headers: [],
  body: Buffer.from(body),
  timing: { firstByte: 1, total: 1 },
  ...more,
});

for (const { name, status = 200, statusText = 'OK', headers = [], body = '', base64, ...expected } of cases as Case[]) {
  test(`result ${name}`, () => {
    const bytes = base64 === undefined ? Buffer.from(body) : Buffer.from(base64, 'base64');
    const response = respond(bytes, { status, statusText, headers });
    const result = toResult(response);
    for (const [key, value] of Object.entries(expected.result ?? {}))
      assert.equal(JSON.stringify(result[key as keyof InvokeResult]), JSON.stringify(value), key);
    if (expected.json !== undefined) assert.equal(JSON.stringify(result), expected.json);
    assert.equal(isBinary(response), expected.binary === true);
  });
}

test('2.1 exactly four keys, in alphabetical order', () => {
  assert.deepEqual(Object.keys(toResult(respond('{}'))), ['Headers', 'ResponseBody', 'StatusCode', 'StatusText']);
});

const tooLarge = (error: unknown): boolean =>
  error instanceof StateFailure &&
  error.error === 'States.DataLimitExceeded' &&
  error.cause ===
    "The state/task 'apigateway' returned a result with a size exceeding the maximum number of bytes service limit.";

test('2.2 a result of 262,144 bytes fits, one byte more does not', () => {
  const around = JSON.stringify(toResult(respond('""'))).length;
  const largest = JSON.stringify('x'.repeat(maxDataBytes - around));
  assert.equal(JSON.stringify(toResult(respond(largest))).length, maxDataBytes);
  assert.throws(() => toResult(respond(`"x${largest.slice(1)}`)), tooLarge);
});

test('2.2 the limit counts UTF-8 bytes of the result, not of the body', () => {
  assert.throws(() => toResult(respond(JSON.stringify('é'.repeat(maxDataBytes / 2)))), tooLarge);
  const spaced = JSON.stringify(Array<number>(25_000).fill(1), null, 10);
  assert.ok(spaced.length > maxDataBytes);
  assert.deepEqual((toResult(respond(spaced)).ResponseBody as Json[]).length, 25_000);
});

test('2.2 a body that was cut is too large', () => {
  assert.throws(() => toResult(respond('{}', { truncated: true })), tooLarge);
});

test('2.2 the output of a state has the same limit, under the state’s name', () => {
  assert.throws(() => withinLimit('x'.repeat(maxDataBytes), 'Get Bills'), /The state\/task 'Get Bills' returned/);
});

test('law: any JSON value comes back as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      assert.deepEqual(toResult(respond(text)).ResponseBody, JSON.parse(text));
    }),
  );
});
