// The verifier accepts what two independent signers sign, however awkward, and nothing that was changed afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sampleCredentials, sampleSession } from '../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { verifySignature } from '../../samples/api/sigv4.mjs';
import { apiHost, call, jsonOf, type Reply } from './call';
import { signWithAws4, signWithSdk, type Signer, type ToSign } from './signers';
import table from './signing-cases.json';

type SigningCase = {
  name: string;
  method: string;
  path: string;
  query?: [string, string][];
  headers?: [string, string][];
  body?: string;
  repeatBody?: number;
  session?: boolean;
  /** Where aws4 signs something else than the AWS SDK; the verifier follows the SDK and both are accepted. */
  aws4Differs?: string;
};

const now = new Date('2026-01-02T03:04:05Z');
const signers: [string, Signer][] = [
  ['aws4', signWithAws4],
  ['the AWS SDK', signWithSdk],
];

let api: SampleApi;
before(async () => {
  api = await startSampleApi({ now: () => now });
});
after(() => api.close());

const requestOf = (one: SigningCase): ToSign => ({
  method: one.method,
  path: `/prod/secure/echo/${one.path}`,
  query: one.query ?? [],
  headers: one.headers ?? [],
  ...(one.body === undefined ? {} : { body: one.body.repeat(one.repeatBody ?? 1) }),
});

const assertAccepted = (reply: Reply): void => {
  assert.equal(reply.status, 200, reply.bytes.toString('utf8'));
};

describe('accepts what is rightly signed', () => {
  for (const one of table as unknown as SigningCase[]) {
    const request = requestOf(one);
    const options = { credentials: one.session ? sampleSession : sampleCredentials, date: now };
    for (const [name, sign] of signers) {
      test(`${one.name}, by ${name}`, async () => {
        assertAccepted(await call(api, await sign(request, options)));
        assertAccepted(await call(api, await sign(request, { ...options, bare: true })));
      });
    }

    test(`${one.name}: both sign the same`, async () => {
      // What a signer leaves unsigned is its own choice; here only headers that both sign are compared.
      const headers = request.headers.filter(([name]) => !/^(range|cache-control)$/i.test(name));
      const [aws4, sdk] = await Promise.all(
        signers.map(([, sign]) => sign({ ...request, headers }, { ...options, bare: true })),
      );
      const same = authorizationOf(aws4?.headers) === authorizationOf(sdk?.headers);
      assert.equal(same, one.aws4Differs === undefined, one.aws4Differs);
    });
  }
});

const authorizationOf = (headers: Record<string, unknown> | undefined): unknown =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];

describe('where the two signers differ', () => {
  const plain: ToSign = { method: 'GET', path: '/prod/secure/echo/a', query: [], headers: [] };
  const options = { credentials: sampleCredentials, date: now };

  test('the SDK sends the hash of the body as a header, aws4 does not: both are right', async () => {
    const [aws4, sdk] = await Promise.all(
      signers.map(([, sign]) => sign({ ...plain, method: 'POST', body: '{}' }, options)),
    );
    assert.match(String(authorizationOf(aws4?.headers)), /SignedHeaders=content-length;content-type;host;x-amz-date,/);
    assert.match(String(authorizationOf(sdk?.headers)), /SignedHeaders=host;x-amz-content-sha256;x-amz-date,/);
  });

  test('aws4 leaves Range unsigned, the SDK Cache-Control: SignedHeaders decides, so both are right', async () => {
    const headers: [string, string][] = [
      ['Range', 'bytes=0-'],
      ['Cache-Control', 'no-cache'],
    ];
    const [aws4, sdk] = await Promise.all(signers.map(([, sign]) => sign({ ...plain, headers }, options)));
    assert.match(String(authorizationOf(aws4?.headers)), /SignedHeaders=cache-control;host;/);
    assert.match(String(authorizationOf(sdk?.headers)), /SignedHeaders=host;range;/);
    // A header that is not signed may change on the way.
    assertAccepted(await call(api, { ...plain, headers: { ...aws4?.headers, Range: 'bytes=1-' } }));
    assertAccepted(await call(api, { ...plain, headers: { ...sdk?.headers, 'Cache-Control': 'no-store' } }));
  });

  test('aws4 folds a no-break space in a header like a blank; the verifier, like the SDK, folds only blanks and tabs', async () => {
    const request: ToSign = { ...plain, headers: [['X-Price', '1\u00a0000']] };
    assertAccepted(await call(api, await signWithSdk(request, options)));
    assert.equal((await call(api, await signWithAws4(request, options))).status, 403);
  });

  test('aws4 does not send a query parameter without a name; the SDK signs it, and so does the verifier', async () => {
    const request: ToSign = {
      ...plain,
      query: [
        ['', 'x'],
        ['a', 'b'],
      ],
    };
    const [aws4, sdk] = await Promise.all(signers.map(([, sign]) => sign(request, options)));
    assert.deepEqual([aws4?.path, sdk?.path], ['/prod/secure/echo/a?a=b', '/prod/secure/echo/a?=x&a=b']);
    assertAccepted(await call(api, await signWithSdk(request, options)));
  });

  test('aws4 encodes a path that is not encoded yet; the SDK wants it encoded', async () => {
    const request: ToSign = { ...plain, path: '/prod/secure/echo/two words/é' };
    const signed = await signWithAws4(request, options);
    assert.equal(signed.path, '/prod/secure/echo/two%20words/%C3%A9');
    assertAccepted(await call(api, signed));
  });

  test('a plus on the wire is a blank, as aws4 reads it; neither of the two ever sends one', async () => {
    const signed = await signWithSdk({ ...plain, query: [['q', 'a b']] }, options);
    assert.match(signed.path, /\?q=a%20b$/);
    assertAccepted(await call(api, { ...signed, path: '/prod/secure/echo/a?q=a+b' }));
  });
});

test('accepts any path and query that the AWS SDK signs', async () => {
  const segment = fc.oneof(
    fc.string({ unit: 'binary' }).map(encodeURIComponentSafely),
    fc.constantFrom('', '.', '..', '%2F', "!*'()", '@:='),
  );
  const pair = fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(fc.array(segment), fc.array(pair), fc.string(), async (segments, pairs, body) => {
      // A lone surrogate has no UTF-8 form, and "__proto__" can't be a name in the SDK's query object.
      const query = pairs.filter(([name, value]) => name !== '__proto__' && hasUtf8(name) && hasUtf8(value));
      const request: ToSign = { method: 'PUT', path: `/${segments.join('/')}`, query, headers: [], body };
      const signed = await signWithSdk(request, { credentials: sampleCredentials, date: now });
      const mark = signed.path.indexOf('?');
      const refusal = verifySignature(
        {
          method: 'PUT',
          path: mark < 0 ? signed.path : signed.path.slice(0, mark),
          query: mark < 0 ? '' : signed.path.slice(mark + 1),
          headers: Object.entries(signed.headers).map(([name, value]) => [name, String(value)] as const),
          body: Buffer.from(body),
        },
        { now: () => now },
      );
      assert.equal(refusal, undefined, refusal?.message);
    }),
    { numRuns: 300 },
  );
});

const hasUtf8 = (text: string): boolean => Buffer.from(text).toString() === text;
const encodeURIComponentSafely = (text: string): string => (hasUtf8(text) ? encodeURIComponent(text) : '');

test('the echo of a signed request shows neither the signature nor the session token', async () => {
  const request: ToSign = { method: 'POST', path: '/prod/secure/echo/a', query: [], headers: [], body: '{}' };
  const signed = await signWithSdk(request, { credentials: sampleSession, date: now });
  const reply = await call(api, signed);
  const text = reply.bytes.toString('utf8');
  assertAccepted(reply);
  assert.ok(!text.includes(sampleSession.sessionToken));
  assert.ok(!text.includes('Signature='));
  const echoed = jsonOf(reply) as { headers: Record<string, string>; pathParameters: unknown };
  assert.equal(echoed.headers.authorization, '(not echoed)');
  assert.equal(echoed.headers.Host ?? echoed.headers.host, apiHost);
  assert.deepEqual(echoed.pathParameters, { proxy: 'a' });
});
