// No secret of the caller may leave a run: not by the request, not by an API that echoes it, not by a failure.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { startSampleApi } from '../../../samples/api/server.mjs';
import { sampleSession } from '../../../samples/api/credentials.mjs';
import { redact } from '../../../shared/engine/redact';
import { buildRequest } from '../../../shared/engine/request';
import { run } from '../../../shared/engine/run';
import { createSender } from '../../../shared/engine/send';
import { sign } from '../../../shared/engine/sign';
import { TransportError } from '../../../shared/engine/transport';
import type { Credentials, Deps, HttpResponse, Run, RunSettings } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const credentials: Required<Credentials> = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEDsaCXVzLWVhc3QtMSJHMEUCIQDx+/token==',
};
const sender = createSender();
const deps: Deps = {
  send: sender.send,
  credentials: () => Promise.resolve(credentials),
  now: () => new Date(),
  random: Math.random,
};

const state: JsonObject = {
  Resource: 'arn:aws:states:::apigateway:invoke',
  Parameters: {
    ApiEndpoint: host,
    Method: 'POST',
    Stage: 'prod',
    Path: 'echo',
    AuthType: 'IAM_ROLE',
    RequestBody: { a: 1 },
  },
};
const settingsFor = (url: string): RunSettings => ({
  endpoints: { [host]: url },
  errorPrefix: 'APIGateway',
  timeoutSeconds: 5,
});
const ask = (url: string, more: Partial<Deps> = {}): Promise<Run> =>
  run({ name: 'Call', state, queryLanguage: 'JSONPath', input: {} }, settingsFor(url), { ...deps, ...more });

/** Everything of a run as text, the bytes of the body too. */
function textOf(result: Run): string {
  const body = result.response ? Buffer.from(result.response.body).toString('latin1') : '';
  return `${JSON.stringify(result)}\n${body}`;
}

function assertClean(result: Run): void {
  const text = textOf(result);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  for (const secret of [accessKeyId, secretAccessKey, sessionToken, encodeURIComponent(sessionToken)])
    assert.equal(text.includes(secret), false, secret);
  assert.doesNotMatch(text, /AWS4-HMAC-SHA256 Credential/);
  assert.doesNotMatch(text, /Signature=[0-9a-f]{64}/);
}

const echoes: [
  string,
  (
    headers: Record<string, unknown>,
    authorization: string,
  ) => { body: string; status?: number; headers?: Record<string, string> },
][] = [
  ['as JSON', (headers) => ({ body: JSON.stringify({ headers }) })],
  ['as an error', (headers) => ({ body: JSON.stringify({ headers }), status: 403 })],
  ['as JSON with escaped slashes', (headers) => ({ body: JSON.stringify(headers).replaceAll('/', '\\/') })],
  [
    'as JSON that is safe inside HTML',
    (headers) => ({ body: JSON.stringify(headers).replaceAll('=', '\\u003d').replaceAll('+', '\\u002b') }),
  ],
  ['in a URL', (headers) => ({ body: encodeURIComponent(String(headers['x-amz-security-token'])) })],
  [
    'in a header',
    (headers, authorization) => ({
      body: '',
      headers: { 'X-Echo': authorization, 'X-Token': String(headers['x-amz-security-token']) },
    }),
  ],
  ['only the signature', (_, authorization) => ({ body: `Signature=${authorization.split('Signature=')[1] ?? ''}` })],
];
for (const [how, echo] of echoes) {
  test(`an API that echoes the request ${how}`, async () => {
    const server = createServer((request, response) => {
      const { body, status = 200, headers = {} } = echo(request.headers, request.headers.authorization ?? '');
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const result = await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      assert.ok(result.response);
      assert.match(textOf(result), /\*\*\*/, 'something was taken out');
      assertClean(result);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

test('1.6 API Gateway’s own 403 repeats the session token in its canonical string', async () => {
  const api = await startSampleApi();
  const wrong: Credentials = { ...sampleSession, secretAccessKey: 'not-the-secret' };
  try {
    const settings = settingsFor(api.url);
    const bills: JsonObject = {
      ...state,
      Parameters: { ...(state['Parameters'] as JsonObject), Path: 'secure/bills' },
    };
    const result = await run({ name: 'Call', state: bills, queryLanguage: 'JSONPath', input: {} }, settings, {
      ...deps,
      credentials: () => Promise.resolve(wrong),
    });
    assert.equal(result.failure?.error, 'APIGateway.403');
    assert.match(result.failure?.cause ?? '', /x-amz-security-token:\*\*\*/);
    assert.equal(textOf(result).includes(sampleSession.sessionToken), false);
  } finally {
    await api.close();
  }
});

test('a run that fails on the way', async () => {
  assertClean(await ask('http://127.0.0.1:1'));
  assertClean(await ask('http://127.0.0.1:1', { send: () => Promise.reject(new TransportError('broken')) }));
});

test('a response without a secret is left as it is, byte for byte', async () => {
  const { signed } = await sign(buildRequest({ ApiEndpoint: host, Method: 'GET' }), credentials, new Date());
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const response: HttpResponse = {
    status: 200,
    statusText: 'OK',
    headers: [['a', 'b']],
    body: bytes,
    timing: { firstByte: 0, total: 0 },
  };
  assert.deepEqual(redact(response, signed, credentials), response);
  const leaking = { ...response, body: Buffer.concat([bytes, Buffer.from(credentials.sessionToken), bytes]) };
  assert.deepEqual(redact(leaking, signed, credentials).body, Buffer.concat([bytes, Buffer.from('***'), bytes]));
});

test('the short keys of local emulators are words like any other', () => {
  const test = { accessKeyId: 'test', secretAccessKey: 'test' };
  const request = buildRequest({ ApiEndpoint: host, Method: 'GET' });
  const response: HttpResponse = {
    status: 200,
    statusText: 'test',
    headers: [['test', 'test']],
    body: Buffer.from('{"test":"test"}'),
    timing: { firstByte: 0, total: 0 },
  };
  assert.deepEqual(redact(response, request, test), response);
});

test('every stage that is told about is clean too', async () => {
  const api = await startSampleApi();
  try {
    await ask(api.url, { onStage: (_, sofar) => assertClean(sofar) }).then(assertClean);
  } finally {
    await api.close();
  }
});
