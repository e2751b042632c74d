// Authorization headers that are no signature: each is refused in API Gateway's words, and none ends the server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sampleCredentials } from '../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { call, jsonOf } from './call';
import { assertRefused } from './refused';
import { signWithSdk } from './signers';

const now = new Date('2026-01-02T03:04:05Z');

let api: SampleApi;
before(async () => {
  api = await startSampleApi({ now: () => now });
});
after(() => api.close());

const sign = () =>
  signWithSdk(
    { method: 'GET', path: '/prod/secure/bills', query: [], headers: [] },
    { credentials: sampleCredentials, date: now },
  );

describe('an Authorization header that is none', () => {
  const send = (headers: Record<string, string>) => call(api, { path: '/prod/secure/bills', headers });
  const date = { 'X-Amz-Date': '20260102T030405Z' };
  const scope = '20260102/us-east-1/execute-api/aws4_request';
  const rest = 'SignedHeaders=host;x-amz-date, Signature=00';

  test('absent', async () => {
    assertRefused(await send({}), 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  });

  const incomplete: Record<string, [Record<string, string>, string | RegExp]> = {
    empty: [{ Authorization: '' }, 'Authorization header cannot be empty.'],
    'a bearer token, of which only a hash is told': [
      { Authorization: 'Bearer abc.def.ghi' },
      /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[\w+/]{43}='\.$/,
    ],
    'a scheme and nothing else': [
      { Authorization: 'Bearer' },
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'Signature' parameter\. Authorization header requires 'SignedHeaders' parameter\. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[\w+/]{43}=$/,
    ],
    'no signature': [
      { ...date, Authorization: `AWS4-HMAC-SHA256 Credential=A/${scope}, SignedHeaders=host` },
      /^Authorization header requires 'Signature' parameter\. \(Hashed/,
    ],
    'another algorithm': [
      { ...date, Authorization: `AWS4-HMAC-SHA512 Credential=A/${scope}, ${rest}` },
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'.",
    ],
    'a date in another form': [
      { 'X-Amz-Date': '2026-01-02T03:04:05Z', Authorization: `AWS4-HMAC-SHA256 Credential=A/${scope}, ${rest}` },
      "Date must be in ISO-8601 'basic format'. Got '2026-01-02T03:04:05Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    'a date that does not exist': [
      { 'X-Amz-Date': '20261399T030405Z', Authorization: `AWS4-HMAC-SHA256 Credential=A/${scope}, ${rest}` },
      /^Date must be in ISO-8601 'basic format'\. Got '20261399T030405Z'\./,
    ],
    'a credential with more than its scope': [
      { ...date, Authorization: `AWS4-HMAC-SHA256 Credential=A/${scope}/more, ${rest}` },
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'A/${scope}/more'`,
    ],
    'a credential without its scope': [
      { ...date, Authorization: `AWS4-HMAC-SHA256 Credential=A, ${rest}` },
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'A'",
    ],
  };
  for (const [name, [headers, message]] of Object.entries(incomplete)) {
    test(name, async () => assertRefused(await send(headers), 'IncompleteSignatureException', message));
  }

  test('the list of signed headers may come in any order and case: what is signed is always sorted', async () => {
    const signed = await sign();
    const list = /SignedHeaders=([^,]+)/;
    const Authorization = String(signed.headers.authorization).replace(list, (_, names: string) => {
      return `SignedHeaders=${names.split(';').reverse().join(';').toUpperCase()}`;
    });
    const { authorization, ...headers } = signed.headers;
    assert.notEqual(Authorization, authorization);
    assert.equal((await call(api, { ...signed, headers: { ...headers, Authorization } })).status, 200);
  });

  test('no garbage passes, and none ends the server', async () => {
    const { authorization = '' } = (await sign()).headers;
    const valid = String(authorization);
    // Any byte that Node lets into a header; and a valid header with a piece cut out, doubled or replaced.
    const char = fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code));
    const junk = fc.string({ unit: char, maxLength: 300 });
    const parts = fc.shuffledSubarray([
      'AWS4-HMAC-SHA256',
      'Credential=',
      `A/${scope}`,
      'SignedHeaders=',
      'host',
      'Signature=',
      ',',
      ' ',
      ';',
      '/',
      '=',
    ]);
    const mangled = fc
      .tuple(fc.nat(valid.length), fc.nat(40), junk)
      .map(([at, length, text]) => valid.slice(0, at) + text + valid.slice(at + length));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          junk,
          mangled,
          parts.map((list) => list.join('')),
        ),
        fc.boolean(),
        async (Authorization, dated) => {
          const reply = await send({ Authorization, ...(dated ? date : {}) });
          assert.equal(reply.status, 403, Authorization);
          assert.equal(typeof (jsonOf(reply) as { message: unknown }).message, 'string');
        },
      ),
      { numRuns: 300 },
    );
    assert.equal((await call(api, await sign())).status, 200);
  });
});
