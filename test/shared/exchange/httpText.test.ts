// Requests of .http files: how they look, and that no secret is in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpTextOf } from '../../../shared/exchange/httpText';
import { signingOf } from '../../../shared/exchange/options';
import { host, requestOf } from './requests';

test('a signed request with a body', () => {
  const request = requestOf({
    Method: 'POST',
    QueryParameters: { id: ['a b'] },
    Headers: { 'X-List': ['a', 'b'], 'x-api-key': ['sekrit'] },
    RequestBody: { name: 'Mary' },
  });
  assert.equal(
    httpTextOf(request, { signed: { region: 'eu-west-1' }, title: 'Add\nBill' }),
    `### Add Bill
# Signed with the AWS credentials of the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.
# An access key that goes without a session token needs the part token:… deleted.
# Secret, to be set in the environment: X_API_KEY.
# @no-redirect
POST https://${host}/prod/bills?id=a%20b
X-List: a,b
x-api-key: {{$processEnv X_API_KEY}}
Content-Type: application/json
User-Agent: asl-invoke
Authorization: AWS {{$processEnv AWS_ACCESS_KEY_ID}} {{$processEnv AWS_SECRET_ACCESS_KEY}} token:{{$processEnv AWS_SESSION_TOKEN}} region:eu-west-1 service:execute-api

{"name":"Mary"}
`,
  );
});

test('a body is no template of the extension', () => {
  const body = { text: '{{$processEnv AWS_SECRET_ACCESS_KEY}} {{{' };
  const text = httpTextOf(requestOf({ Method: 'POST', RequestBody: body }));
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  assert.doesNotMatch(last, /\{\{/);
  assert.deepEqual(JSON.parse(last), body);
});

test('a mapped endpoint is called by the name of the API', () => {
  const request = requestOf({}, { [host]: 'http://127.0.0.1:4566/restapis/abc' });
  assert.match(
    httpTextOf(request, { mapped: true }),
    /GET http:\/\/127\.0\.0\.1:4566\/restapis\/abc\/prod\/bills\nHost: abc123/,
  );
  assert.match(httpTextOf(request), /GET https:\/\/abc123\.\S+\/prod\/bills\nUser-Agent/);
});

test('a run tells how its request is signed, also one that got no credentials', () => {
  const request = requestOf({});
  const signature = {
    accessKeyId: 'A',
    credentialScope: '20260101/us-east-2/execute-api/aws4_request',
    signedHeaders: [],
    canonicalRequest: '',
  };
  assert.deepEqual(signingOf({ request, signature }), { signed: { region: 'us-east-2' } });
  assert.deepEqual(signingOf({ request, parameters: { AuthType: 'IAM_ROLE' } }), { signed: { region: 'eu-west-1' } });
  assert.deepEqual(signingOf({ request, parameters: { AuthType: 'NO_AUTH' } }), {});
});
