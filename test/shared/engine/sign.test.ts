// Signing: agrees with an independent signer, is accepted by an independent verifier, and signs the very bytes that are sent.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import aws4 from 'aws4';
import fc from 'fast-check';
import { verifySignature } from '../../../samples/api/sigv4.mjs';
import { buildRequest, requestTarget } from '../../../shared/engine/request';
import { createSender } from '../../../shared/engine/send';
import { mask, sign } from '../../../shared/engine/sign';
import type { Credentials, HttpRequest } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';
import { startRecorder, type Recorder } from './recorder';
import cases from './sign.cases.json';

type Case = { name: string; parameters: JsonObject; region?: string };

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const keys: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLE',
};
const session: Credentials = { ...keys, sessionToken: 'IQoJb3JpZ2luX2VjE//+token/==' };
const now = new Date('2026-11-23T12:36:00.123Z');

const build = (parameters: JsonObject, endpoints?: Record<string, string>): HttpRequest =>
  buildRequest({ ApiEndpoint: host, Method: 'GET', ...parameters }, endpoints);
const authorizationOf = ({ headers }: HttpRequest): string | undefined =>
  headers.find(([name]) => name === 'Authorization')?.[1];

const large: Case = {
  name: 'a body of 256 KiB',
  parameters: { Method: 'POST', RequestBody: { text: 'é'.repeat(128 * 1024) } },
};
const all = [...(cases as Case[]), large];

for (const { name, parameters, region = 'us-east-1' } of all) {
  for (const credentials of [keys, session]) {
    const kind = credentials.sessionToken ? 'temporary' : 'long-term';
    test(`1.6 agrees with aws4 on ${name}, ${kind} credentials`, async () => {
      const request = build(parameters);
      const { signed, signature } = await sign(request, credentials, now);
      assert.equal(signature.credentialScope, `20261123/${region}/execute-api/aws4_request`);
      assert.equal(authorizationOf(signed), otherSigner(request, region, credentials));
    });
  }
}

/** The Authorization header that aws4 gives; repeated lines are joined for it as the signature sees them. */
function otherSigner(request: HttpRequest, region: string, credentials: Credentials): string {
  const headers: Record<string, string> = { host: request.host, 'x-amz-date': '20261123T123600Z' };
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]},${value.trim()}` : value.trim();
  }
  const signed = aws4.sign(
    {
      service: 'execute-api',
      region,
      host: request.host,
      method: request.method,
      path: requestTarget(request),
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      extraHeadersToIgnore: { 'content-length': true },
    } as aws4.Request,
    credentials,
  );
  return String(signed.headers?.['Authorization']);
}

let recorder: Recorder;
const sender = createSender();
before(async () => {
  recorder = await startRecorder();
});
after(async () => {
  await sender.close();
  await recorder.close();
});

/** Why the verifier refuses what arrives on the wire, or undefined. */
async function refusalOf(parameters: JsonObject, credentials: Credentials): Promise<string | undefined> {
  const { host: api } = build(parameters);
  const request = build(parameters, { [api]: recorder.url });
  const { signed } = await sign(request, credentials, new Date());
  await sender.send(signed, { signal: new AbortController().signal, maxBodyBytes: 1000 });
  const arrived = recorder.requests.pop();
  assert.ok(arrived);
  return verifySignature(arrived, { credentials: [credentials] })?.message;
}

for (const { name, parameters } of all) {
  test(`1.6 what arrives is what was signed: ${name}`, async () => {
    assert.equal(await refusalOf(parameters, session), undefined);
    assert.equal(await refusalOf(parameters, keys), undefined);
  });
}

test('law: what arrives is what was signed, whatever the path, the query, the headers and the body', async () => {
  const text = fc.string({ unit: 'grapheme' });
  const name = fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}$/)
    // Names that mean something to HTTP itself are not for a test to give any value.
    .filter(
      (header) => !/^(connection|host|expect|upgrade|te|trailer|content|transfer|keep|x-amz|proxy)/i.test(header),
    );
  const value = fc.string({ unit: 'grapheme' }).filter((header) => !/\p{Cc}/u.test(header));
  const given = fc.record({
    Method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
    Path: text.filter((path) => !path.includes('%')),
    QueryParameters: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.array(text),
    ),
    Headers: fc.dictionary(name, fc.array(value)),
    RequestBody: fc.jsonValue(),
  });
  await fc.assert(
    fc.asyncProperty(given, async (parameters) => {
      assert.equal(await refusalOf(parameters as JsonObject, session), undefined);
    }),
  );
});

test('1.6 a changed byte is noticed: the verifier is no rubber stamp', async () => {
  const { signed } = await sign(build({ Path: 'a' }, { [host]: recorder.url }), keys, new Date());
  await sender.send({ ...signed, path: '/b' }, { signal: new AbortController().signal, maxBodyBytes: 1000 });
  const arrived = recorder.requests.pop();
  assert.ok(arrived);
  assert.match(
    verifySignature(arrived, { credentials: [keys] })?.message ?? '',
    /signature we calculated does not match/,
  );
});

test('what may be shown of a signature holds neither the signature nor the key', async () => {
  const { signature } = await sign(build({ Headers: { Key: ['a'], 'X-Api-Key': ['b'] } }), session, now);
  assert.deepEqual(signature, {
    accessKeyId: 'AKIA***MPLE',
    credentialScope: '20261123/us-east-1/execute-api/aws4_request',
    signedHeaders: ['host', 'key', 'x-amz-date', 'x-amz-security-token', 'x-api-key'],
    canonicalRequest: [
      'GET',
      '/',
      '',
      `host:${host}`,
      'key:a',
      'x-amz-date:20261123T123600Z',
      'x-amz-security-token:***',
      'x-api-key:***',
      '',
      'host;key;x-amz-date;x-amz-security-token;x-api-key',
      createHash('sha256').digest('hex'),
    ].join('\n'),
  });
  assert.equal(mask('short'), '***');
});
