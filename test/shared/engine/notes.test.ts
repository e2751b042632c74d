// Notes: each where it applies, and nowhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../../shared/engine/run';
import type { Deps, HttpResponse, RunSettings } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';

type Given = {
  parameters?: JsonObject;
  fields?: JsonObject;
  settings?: Partial<RunSettings>;
  response?: Partial<HttpResponse>;
};

async function notes({ parameters = {}, fields = {}, settings = {}, response = {} }: Given): Promise<string[]> {
  const answer: HttpResponse = {
    status: 200,
    statusText: 'OK',
    headers: [],
    body: Buffer.from('{}'),
    timing: { firstByte: 1, total: 2 },
    ...response,
  };
  const deps: Deps = {
    send: () => Promise.resolve(answer),
    credentials: () => Promise.resolve({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }),
    now: () => new Date(0),
    random: () => 0.5,
  };
  const state = {
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: { ApiEndpoint: host, Method: 'GET', AuthType: 'IAM_ROLE', ...parameters },
    ...fields,
  };
  const { notes: found } = await run(
    { name: 'Call', state, queryLanguage: 'JSONPath', input: {} },
    { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 5, ...settings },
    deps,
  );
  return found;
}

const signed = 'Signed with your credentials (AKIA***MPLE); Step Functions signs with the role of the state machine.';

test('a call to a mapped endpoint says nothing of addresses', async () => {
  const found = await notes({
    parameters: { AuthType: 'NO_AUTH' },
    settings: { endpoints: { [host]: 'http://127.0.0.1:4010' } },
  });
  assert.equal(found.length, 1);
});

test('a plain signed call has the note on who signed it, and no other', async () => {
  assert.deepEqual(await notes({}), [signed]);
});

const cases: [name: string, given: Given, note: RegExp][] = [
  ['NO_AUTH', { parameters: { AuthType: 'NO_AUTH' } }, /^The call came from this machine’s address.* aws:SourceIp/],
  ['a signed call that is refused', { response: { status: 403 } }, /^The call came from this machine’s address/],
  [
    'a retry that was not made',
    { response: { status: 500 }, fields: { Retry: [{ ErrorEquals: ['States.ALL'] }] } },
    /^No retry was made/,
  ],
  [
    'data close to the limit',
    { response: { body: Buffer.from(JSON.stringify('x'.repeat(230_000))) } },
    /^The data has 230,\d{3} bytes: Step Functions allows 262,144\.$/,
  ],
  [
    'an output close to the limit, where the result alone is far from it',
    {
      response: { body: Buffer.from(JSON.stringify('x'.repeat(120_000))) },
      fields: { ResultSelector: { 'one.$': '$.ResponseBody', 'two.$': '$.ResponseBody' } },
    },
    /^The data has 240,\d{3} bytes/,
  ],
  [
    'RESOURCE_POLICY',
    { parameters: { AuthType: 'RESOURCE_POLICY' }, settings: { signResourcePolicy: true } },
    /as states\.amazonaws\.com/,
  ],
  [
    'a mapped endpoint',
    { settings: { endpoints: { [host]: 'http://127.0.0.1:4010' } } },
    /^The call went to http:\/\/127\.0\.0\.1:4010 in place of abc123/,
  ],
  ['the $default stage', { parameters: { Stage: '$default' } }, /^The stage \$default has no segment/],
  ['a body with GET', { parameters: { RequestBody: {} } }, /^RequestBody is documented for POST, PUT and PATCH only/],
  [
    'null fields',
    { parameters: { Method: 'POST', RequestBody: { a: null } } },
    /^Null fields of RequestBody were left out/,
  ],
  [
    'a slow answer',
    { response: { timing: { firstByte: 1, total: 29_500 } } },
    /^API Gateway ends a call after 29 s by default/,
  ],
  [
    'a binary body',
    { response: { body: Buffer.from([0, 1]), headers: [['Content-Type', 'image/png']] } },
    /^The response body is binary \(image\/png, 2 bytes\)/,
  ],
  [
    'a decompressed body',
    { response: { headers: [['Content-Encoding', 'gzip']] } },
    /^The response body was decompressed/,
  ],
  ['a cut body', { response: { truncated: true } }, /only to its first 10 MB/],
  [
    'a callback',
    { fields: { Resource: 'arn:aws:states:::apigateway:invoke.waitForTaskToken' } },
    /^The task token is made up/,
  ],
  [
    'a local failure with a Catch',
    { parameters: { AuthType: 'RESOURCE_POLICY' }, fields: { Catch: [] } },
    /^Retry and Catch were not looked at/,
  ],
];
for (const [name, given, note] of cases) {
  test(`note: ${name}`, async () => {
    const found = await notes(given);
    assert.equal(found.filter((text) => note.test(text)).length, 1, found.join('\n'));
    assert.ok(found.length <= 3, found.join('\n'));
  });
}
