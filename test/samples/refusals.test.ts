// What the IAM routes refuse, and in which of API Gateway's words.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sampleCredentials, sampleSession } from '../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { call, type Call } from './call';
import { assertRefused } from './refused';
import { aws4Signer, signWithSdk, type SignOptions, type ToSign } from './signers';

const now = new Date('2026-01-02T03:04:05Z');
const minutesAway = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

let api: SampleApi;
before(async () => {
  api = await startSampleApi({ now: () => now });
});
after(() => api.close());

const request: ToSign = {
  method: 'POST',
  path: '/prod/secure/echo/a%2Fb',
  query: [['k', 'v']],
  headers: [['Key', 'value']],
  body: '{"amount":1}',
};
const sign = (options: Partial<SignOptions> = {}) =>
  signWithSdk(request, { credentials: sampleCredentials, date: now, ...options });

const mismatch = /^The request signature we calculated does not match the signature you provided\. Check your AWS /;

describe('a signature that does not match', () => {
  const changes: Record<string, (signed: Call) => Call> = {
    'another body': (signed) => ({ ...signed, body: '{"amount":2}' }),
    'no body': (signed) => ({ ...signed, body: '' }),
    'another signed header': (signed) => ({ ...signed, headers: { ...signed.headers, Key: 'other' } }),
    'one more value of a signed header': (signed) => ({
      ...signed,
      headers: { ...signed.headers, Key: ['value', 'b'] },
    }),
    'a signed header gone': (signed) => ({
      ...signed,
      headers: Object.fromEntries(Object.entries(signed.headers ?? {}).filter(([name]) => name !== 'Key')),
    }),
    'another query': (signed) => ({ ...signed, path: signed.path.replace('k=v', 'k=w') }),
    'one more query parameter': (signed) => ({ ...signed, path: `${signed.path}&more=1` }),
    'no query': (signed) => ({ ...signed, path: signed.path.replace('?k=v', '') }),
    'another path': (signed) => ({ ...signed, path: signed.path.replace('a%2Fb', 'a/b') }),
    'another method': (signed) => ({ ...signed, method: 'PUT' }),
    'another host of the region': (signed) => ({
      ...signed,
      headers: { ...signed.headers, host: 'other.execute-api.us-east-1.amazonaws.com' },
    }),
    'a signature cut short': (signed) => withAuthorization(signed, (text) => text.slice(0, -1)),
    'a signature in upper case': (signed) =>
      withAuthorization(signed, (text) =>
        text.replace(/Signature=(.*)/, (all) => all.toUpperCase().replace('SIGNATURE', 'Signature')),
      ),
  };
  for (const [name, change] of Object.entries(changes)) {
    test(name, async () => {
      assertRefused(await call(api, change(await sign())), 'InvalidSignatureException', mismatch);
    });
  }

  test('a wrong secret: the answer tells the strings that another signer computes', async () => {
    const wrong = { ...sampleCredentials, secretAccessKey: 'wrong' };
    const reply = await call(api, await sign({ credentials: wrong, bare: true }));
    const right = aws4Signer(request, { credentials: sampleCredentials, date: now, bare: true }) as unknown as {
      canonicalString(): string;
      stringToSign(): string;
    };
    assertRefused(
      reply,
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
        'Key and signing method. Consult the service documentation for details.\n\n' +
        `The Canonical String for this request should have been\n'${right.canonicalString()}'\n\n` +
        `The String-to-Sign should have been\n'${right.stringToSign()}'\n`,
    );
  });

  test('a body hash that was signed but is not the hash of the body', async () => {
    const headers: [string, string][] = [['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']];
    const signed = await signWithSdk({ ...request, headers }, { credentials: sampleCredentials, date: now });
    assertRefused(await call(api, signed), 'InvalidSignatureException', mismatch);
  });

  test('a body hash that is wrong, beside a signature over the right one', async () => {
    const signer = aws4Signer(
      { ...request, headers: [['X-Amz-Content-Sha256', 'claimed']] },
      { credentials: sampleCredentials, date: now, bare: true },
    ) as unknown as { canonicalString(): string; sign(): { headers: Record<string, string> } };
    const right = signer
      .canonicalString()
      .replace(/claimed$/, createHash('sha256').update('{"amount":1}').digest('hex'));
    const { headers } = Object.assign(signer, { canonicalString: () => right }).sign();
    const signed = { ...(await sign()), headers };
    assertRefused(await call(api, signed), 'InvalidSignatureException', mismatch);
  });

  test('a Date header may stand for X-Amz-Date', async () => {
    const Authorization = `AWS4-HMAC-SHA256 Credential=${sampleCredentials.accessKeyId}/20260102/us-east-1/execute-api/aws4_request, SignedHeaders=date;host, Signature=00`;
    const reply = await call(api, { path: '/prod/secure/bills', headers: { Authorization, Date: '20260102T030405Z' } });
    assertRefused(reply, 'InvalidSignatureException', /should have been\n'AWS4-HMAC-SHA256\n20260102T030405Z\n/);
  });
});

const withAuthorization = (signed: Call, change: (text: string) => string): Call => ({
  ...signed,
  headers: { ...signed.headers, authorization: change(String(signed.headers?.authorization)) },
});

describe('the time of a signature', () => {
  test('five minutes either way are accepted', async () => {
    for (const minutes of [-5, 5])
      assert.equal((await call(api, await sign({ date: minutesAway(minutes) }))).status, 200);
  });

  test('expired', async () => {
    assertRefused(
      await call(api, await sign({ date: minutesAway(-6) })),
      'InvalidSignatureException',
      'Signature expired: 20260102T025805Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)',
    );
  });

  test('not yet current', async () => {
    assertRefused(
      await call(api, await sign({ date: minutesAway(6) })),
      'InvalidSignatureException',
      'Signature not yet current: 20260102T031005Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)',
    );
  });

  test('another day in the scope than in the date', async () => {
    const signed = withAuthorization(await sign(), (text) => text.replace('/20260102/', '/20260101/'));
    assertRefused(
      await call(api, signed),
      'InvalidSignatureException',
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260101' != '20260102', from '20260102T030405Z'. ",
    );
  });
});

describe('the scope of a signature', () => {
  test('another region than the host', async () => {
    const message = "Credential should be scoped to a valid region, not 'eu-west-1'. ";
    assertRefused(await call(api, await sign({ region: 'eu-west-1' })), 'InvalidSignatureException', message);
  });

  test('another service and region: both are told', async () => {
    const message =
      "Credential should be scoped to a valid region, not 'eu-west-1'. Credential should be scoped to correct service: 'execute-api'. ";
    const signed = await sign({ region: 'eu-west-1', service: 'apigateway' });
    assertRefused(await call(api, signed), 'InvalidSignatureException', message);
  });

  test('another terminator', async () => {
    const message = "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ";
    const signed = withAuthorization(await sign(), (text) => text.replace('aws4_request', 'aws5_request'));
    assertRefused(await call(api, signed), 'InvalidSignatureException', message);
  });

  test('any region will do where the host names none', async () => {
    const signed = await sign({ host: `127.0.0.1:${api.port}`, region: 'eu-west-1' });
    assert.equal((await call(api, signed)).status, 200);
  });

  test('the region of another partition', async () => {
    const host = 'example.execute-api.cn-north-1.amazonaws.com.cn';
    assert.equal((await call(api, await sign({ host, region: 'cn-north-1' }))).status, 200);
  });
});

describe('headers that must be signed', () => {
  test('every x-amz header', async () => {
    const signed = await sign();
    assertRefused(
      await call(api, { ...signed, headers: { ...signed.headers, 'X-Amz-Target': 'other' } }),
      'InvalidSignatureException',
      "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
    );
  });

  test('the host', async () => {
    assertRefused(
      await call(
        api,
        withAuthorization(await sign(), (text) => text.replace('=host;', '=').replace(';host;', ';')),
      ),
      'InvalidSignatureException',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    );
  });
});

describe('credentials nobody knows', () => {
  const message = 'The security token included in the request is invalid.';
  const unknown = {
    'an unknown access key': { ...sampleCredentials, accessKeyId: 'AKIDNOBODY0000000000' },
    'temporary credentials without their token': { ...sampleSession, sessionToken: '' },
    'temporary credentials with another token': { ...sampleSession, sessionToken: 'other' },
    'long-term credentials with a token': { ...sampleCredentials, sessionToken: sampleSession.sessionToken },
  };
  for (const [name, credentials] of Object.entries(unknown)) {
    test(name, async () => {
      assertRefused(await call(api, await sign({ credentials })), 'UnrecognizedClientException', message);
    });
  }
});
