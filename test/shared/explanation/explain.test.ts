// Explanations: each answer that API Gateway is known to give has its own, at its place, with its repair.
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { explain } from '../../../shared/explanation/explain';
import type { PlaceInTask, Remedy } from '../../../shared/explanation/explanation';
import { runFinding } from '../../../shared/explanation/finding';
import { plainText, withoutBold } from '../../../shared/explanation/plainText';
import type { Run } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';
import { failedRun, host, type Given } from './failedRun';

type Case = [title: string, given: Given, summary: RegExp, at?: PlaceInTask, change?: Pick<Remedy, 'set' | 'remove'>];

const rest: [string, string] = ['x-amz-apigw-id', 'abc='];
const http: [string, string] = ['Apigw-Requestid', 'abc='];
const type = (name: string): [string, string] => ['x-amzn-ErrorType', name];
const arn = 'arn:aws:execute-api:us-east-1:********3333:abc123/prod/GET/bills';
const toIamRole = { set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }] };
const noRoute: Given = {
  body: { message: 'Missing Authentication Token' },
  headers: [rest, type('MissingAuthenticationTokenException')],
};
const signed = { AuthType: 'IAM_ROLE', Stage: 'prod', Path: 'bills' };
const denied = (message: string, name = 'AccessDeniedException'): Given => ({
  parameters: signed,
  body: { Message: message },
  headers: [rest, type(name)],
});

const forbidden: Case[] = [
  [
    'no such route, unsigned: the route first, IAM second',
    { ...noRoute, parameters: { Stage: 'prod', Path: 'bills' } },
    /^The API likely has no route `GET \/prod\/bills`\. Or the route asks for IAM/,
    { parameter: 'Path' },
    toIamRole,
  ],
  [
    'no such route, signed: IAM is ruled out',
    { ...noRoute, parameters: signed },
    /^The API has no route `GET \/prod\/bills` in this stage: the call was signed/,
    { parameter: 'Path' },
  ],
  [
    'the stage in Path as well',
    { ...noRoute, parameters: { Stage: 'prod', Path: '/prod/bills' } },
    /the stage `prod` stands in the URL twice/,
    { parameter: 'Path' },
    { set: [{ parameter: 'Path', value: 'bills' }] },
  ],
  [
    'the stage as Path',
    { ...noRoute, parameters: { Stage: 'prod', Path: 'prod' } },
    /twice/,
    { parameter: 'Path' },
    { remove: [{ parameter: 'Path' }] },
  ],
  [
    'the stage in a Path from the input: no literal to change',
    {
      ...noRoute,
      parameters: { Stage: 'prod', 'Path.$': '$.path' },
      input: { path: 'prod/bills' },
    },
    /twice/,
    { parameter: 'Path' },
  ],
  [
    'a query in Path',
    { ...noRoute, parameters: { Stage: 'prod', Path: 'bills?id=1&id=2' } },
    /`Path` holds a query/,
    { parameter: 'Path' },
    {
      set: [
        { parameter: 'Path', value: 'bills' },
        { parameter: 'QueryParameters', value: { id: ['1', '2'] } },
      ],
    },
  ],
  [
    'a path parameter left open',
    { ...noRoute, parameters: { Stage: 'prod', Path: 'bills/{billId}' } },
    /path parameter `\{billId\}` itself/,
    { parameter: 'Path' },
  ],
  [
    'an empty segment',
    { ...noRoute, parameters: { Stage: 'prod', 'Path.$': "States.Format('bills/{}/items', $.id)" }, input: { id: '' } },
    /`Path` came out as `bills\/\/items`/,
    { parameter: 'Path' },
  ],
  [
    'no stage on a REST API',
    { ...noRoute, parameters: { Path: 'bills' } },
    /needs its stage in the URL/,
    { parameter: 'Stage' },
  ],
  [
    'a stage in Path only is no mistake',
    { ...noRoute, parameters: { Path: 'prod/bills', AuthType: 'IAM_ROLE' } },
    /the call was signed/,
    { parameter: 'Path' },
  ],
  [
    '$default on a REST API',
    { ...noRoute, parameters: { Stage: '$default', Path: 'a/b' } },
    /has no stage `\$default`/,
    { parameter: 'Stage' },
  ],
  [
    'no permission of one’s own',
    denied(
      `User: arn:aws:iam::111122223333:user/me is not authorized to perform: execute-api:Invoke on resource: ${arn} because no identity-based policy allows the execute-api:Invoke action`,
    ),
    /^`arn:aws:iam::111122223333:user\/me` may not `execute-api:Invoke` here: none of the caller’s own policies/,
    { parameter: 'AuthType' },
  ],
  [
    'no permission, and no reason given',
    denied(
      `User: arn:aws:iam::111122223333:user/me is not authorized to perform: execute-api:Invoke on resource: ${arn}`,
    ),
    /: likely none of the caller’s own policies allows it\.$/,
    { parameter: 'AuthType' },
  ],
  [
    'an explicit deny',
    denied(
      `User: arn:aws:sts::111122223333:assumed-role/dev/me is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
    ),
    /: a policy denies it explicitly/,
    { parameter: 'AuthType' },
  ],
  [
    'an explicit deny with its policy',
    denied(
      `User: arn:aws:sts::111122223333:assumed-role/dev/me is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny in a service control policy`,
    ),
    /: a service control policy denies it explicitly/,
    { parameter: 'AuthType' },
  ],
  [
    'no allowance in the resource policy',
    denied(
      `User: arn:aws:iam::111122223333:user/me is not authorized to perform: execute-api:Invoke on resource: ${arn} because no resource-based policy allows the execute-api:Invoke action`,
    ),
    /the resource policy of the API does not allow it/,
    { parameter: 'AuthType' },
  ],
  [
    'a WebSocket connection',
    denied(
      `User: arn:aws:iam::111122223333:user/me is not authorized to perform: execute-api:ManageConnections on resource: ${arn}`,
    ),
    /may not `execute-api:ManageConnections`/,
    { parameter: 'AuthType' },
  ],
  [
    'a resource policy that wants an identity',
    {
      body: { Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn}` },
      headers: [rest, type('AccessDeniedException')],
    },
    /allows no callers without an identity, and the call was not signed/,
    { parameter: 'AuthType' },
    toIamRole,
  ],
  [
    'a resource policy that denies an address',
    {
      body: {
        Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
      },
      headers: [rest, type('AccessDeniedException')],
    },
    /denies this caller/,
    { parameter: 'AuthType' },
  ],
  [
    'a Lambda authorizer that denies',
    {
      body: { Message: 'User is not authorized to access this resource with an explicit deny' },
      headers: [rest, type('AccessDeniedException')],
    },
    /^The Lambda authorizer of the method/,
    { parameter: 'Headers' },
  ],
  [
    'no API key',
    { body: { message: 'Forbidden' }, headers: [rest, type('ForbiddenException')] },
    /likely requires an API key, and the call had none/,
    { parameter: 'Headers', name: 'x-api-key' },
  ],
  [
    'an API key that is not valid',
    {
      parameters: { Headers: { 'X-Api-Key': ['no'] } },
      body: { message: 'Forbidden' },
      headers: [rest, type('ForbiddenException')],
    },
    /API key is likely not valid here/,
    { parameter: 'Headers', name: 'x-api-key' },
  ],
  [
    'an HTTP API, unsigned',
    { body: { message: 'Forbidden' }, headers: [http] },
    /route likely asks for IAM authorization and the call was not signed/,
    { parameter: 'AuthType' },
    toIamRole,
  ],
  [
    'an HTTP API, signed',
    { parameters: signed, body: { message: 'Forbidden' }, headers: [http] },
    /likely lacks `execute-api:Invoke`/,
    { parameter: 'AuthType' },
  ],
  [
    'unknown credentials',
    denied('The security token included in the request is invalid.', 'UnrecognizedClientException'),
    /^AWS does not know the access key `AKIA\*\*\*MPLE`/,
  ],
  [
    'expired credentials',
    denied('The security token included in the request is expired', 'ExpiredTokenException'),
    /^Your temporary credentials have expired/,
  ],
  [
    'a clock that is behind',
    denied(
      'Signature expired: 20261123T120000Z is now earlier than 20261123T121500Z (20261123T122000Z - 5 min.)',
      'InvalidSignatureException',
    ),
    /behind by about 20 minutes/,
  ],
  [
    'a clock that is ahead',
    denied(
      'Signature not yet current: 20261123T120000Z is still later than 20261123T115400Z (20261123T114900Z + 5 min.)',
      'InvalidSignatureException',
    ),
    /ahead by about 11 minutes/,
  ],
  [
    'another region',
    denied("Credential should be scoped to a valid region, not 'us-east-1'. ", 'InvalidSignatureException'),
    /^The API is not in the region `us-east-1`/,
    { parameter: 'ApiEndpoint' },
  ],
  [
    'an Authorization header that a proxy added',
    {
      body: { message: "Authorization header requires 'Credential' parameter. Authorization=abc" },
      headers: [rest, type('IncompleteSignatureException')],
    },
    /likely added an `Authorization` header/,
  ],
  [
    'CloudFront itself',
    {
      body: '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>Generated by cloudfront (CloudFront)</BODY></HTML>',
      headers: [
        ['Content-Type', 'text/html'],
        ['Server', 'CloudFront'],
      ],
    },
    /^CloudFront refused the call/,
  ],
  ['the API’s own word', { body: { error: 'not yours' }, headers: [rest] }, /^\*\*403 Forbidden\.\*\*/],
];

const others: Case[] = [
  [
    '401 without a token',
    { status: 401, body: { message: 'Unauthorized' }, headers: [rest, type('UnauthorizedException')] },
    /found no token in the call/,
    { parameter: 'Headers' },
  ],
  [
    '401 with a token that is not accepted',
    {
      status: 401,
      parameters: { Headers: { 'X-Authorization': ['Bearer x'] } },
      body: { message: 'Unauthorized' },
      headers: [rest, type('UnauthorizedException')],
    },
    /does not accept the token, or does not look for it in `X-Authorization`/,
    { parameter: 'Headers', name: 'X-Authorization' },
  ],
  [
    '401 with an expired token',
    {
      status: 401,
      body: { message: 'The incoming token has expired' },
      headers: [rest, type('UnauthorizedException')],
    },
    /has expired/,
    { parameter: 'Headers' },
  ],
  ['401 of the API itself', { status: 401, body: { code: 7 } }, /^\*\*401 Unauthorized\.\*\*/],
  [
    '400 a required parameter',
    {
      status: 400,
      body: { message: 'Missing required request parameters: [billId]' },
      headers: [rest, type('BadRequestException')],
    },
    /does not have: `billId`/,
    { parameter: 'QueryParameters' },
  ],
  [
    '400 the body of a validator',
    {
      status: 400,
      parameters: { Method: 'POST', RequestBody: { a: 1 } },
      body: { message: 'Invalid request body' },
      headers: [rest, type('BadRequestException')],
    },
    /^`RequestBody` does not have the form/,
    { parameter: 'RequestBody' },
  ],
  [
    '400 no body',
    { status: 400, body: { message: 'Invalid request body' }, headers: [rest, type('BadRequestException')] },
    /^The method requires a body, and the call had none/,
    { parameter: 'RequestBody' },
  ],
  [
    '400 JSON in a string',
    {
      status: 400,
      parameters: { Method: 'POST', RequestBody: '{"a": 1}' },
      body: { message: 'Invalid request body' },
      headers: [rest, type('BadRequestException')],
    },
    /got a string/,
    { parameter: 'RequestBody' },
    { set: [{ parameter: 'RequestBody', value: { a: 1 } }] },
  ],
  ['400 of the API itself', { status: 400, body: { message: 'no' } }, /^\*\*400 Bad Request\.\*\*/],
  [
    '404 of an HTTP API',
    { status: 404, parameters: { Path: 'bills' }, body: { message: 'Not Found' }, headers: [http] },
    /^The API likely has no route `GET \/bills`, or/,
    { parameter: 'Path' },
  ],
  [
    '404 of an HTTP API, with a stage',
    { status: 404, parameters: { Stage: 'prod', Path: 'bills' }, body: { message: 'Not Found' }, headers: [http] },
    /may have no stage `prod`/,
    { parameter: 'Stage' },
    { remove: [{ parameter: 'Stage' }] },
  ],
  [
    '404 behind a REST API',
    { status: 404, body: { message: 'Not Found' }, headers: [rest] },
    /^\*\*404 Not Found\.\*\*/,
  ],
  [
    '405',
    { status: 405, headers: [['Allow', 'POST, PUT']], body: {} },
    /^The API does not take `GET`/,
    { parameter: 'Method' },
  ],
  ['405 of WAF', { status: 405, headers: [['x-amzn-waf-action', 'captcha']] }, /^A rule of AWS WAF/],
  [
    '406',
    { status: 406, parameters: { Headers: { accept: ['text/x'] } } },
    /no answer in a media type/,
    { parameter: 'Headers', name: 'Accept' },
    { remove: [{ parameter: 'Headers', name: 'Accept' }] },
  ],
  [
    '410 of a WebSocket client',
    { status: 410, parameters: { Path: '@connections/abc=' } },
    /no longer connected/,
    { parameter: 'Path' },
  ],
  ['410 of the API itself', { status: 410, body: { message: 'old' } }, /^\*\*410 Gone\.\*\*/],
  [
    '413',
    {
      status: 413,
      parameters: { Method: 'POST', RequestBody: { a: 1 } },
      body: 'HTTP content length exceeded 10485760 bytes.',
    },
    /larger than API Gateway takes/,
    { parameter: 'RequestBody' },
  ],
  ['414', { status: 414 }, /^The URL is too long/, { parameter: 'QueryParameters' }],
  [
    '415 with another type',
    {
      status: 415,
      parameters: { Method: 'POST', RequestBody: {}, Headers: { 'content-type': ['text/plain'] } },
      body: { message: 'Unsupported Media Type' },
      headers: [rest, type('BadRequestException')],
    },
    /does not take bodies of the Content-Type `text\/plain`/,
    { parameter: 'Headers', name: 'Content-Type' },
    { set: [{ parameter: 'Headers', name: 'Content-Type', value: ['application/json'] }] },
  ],
  [
    '415 with JSON',
    { status: 415, parameters: { Method: 'POST', RequestBody: {} } },
    /has no template for `application\/json`/,
    { parameter: 'Headers', name: 'Content-Type' },
  ],
  [
    '429 throttled',
    { status: 429, body: { message: 'Too Many Requests' }, headers: [rest, type('TooManyRequestsException')] },
    /called more often than its throttling limits allow/,
  ],
  [
    '429 out of quota',
    { status: 429, body: { message: 'Limit Exceeded' }, headers: [rest, type('LimitExceededException')] },
    /quota of the usage plan is used up/,
    { parameter: 'Headers', name: 'x-api-key' },
  ],
  [
    '500 of the authorizer',
    { status: 500, body: { message: null }, headers: [rest, type('AuthorizerConfigurationException')] },
    /^The authorizer of the method failed/,
  ],
  [
    '500 of the integration',
    {
      status: 500,
      body: { message: 'Internal server error' },
      headers: [rest, type('InternalServerErrorException')],
    },
    /^The integration behind the API failed, or API Gateway may not call it/,
  ],
  ['500 of the API itself', { status: 500, body: { message: 'boom' } }, /^\*\*500 Internal Server Error\.\*\*/],
  [
    '502 malformed proxy answer',
    {
      status: 502,
      body: { message: 'Internal server error' },
      headers: [rest, type('InternalServerErrorException')],
    },
    /an object with `statusCode`/,
  ],
  ['503', { status: 503, body: { message: 'Service Unavailable' }, headers: [http] }, /could not be reached/],
  [
    '504 timed out',
    {
      status: 504,
      body: { message: 'Endpoint request timed out' },
      headers: [rest, type('InternalServerErrorException')],
      total: 29_100,
    },
    /waits 29 s for REST and 30 s for HTTP APIs\.$/,
  ],
  [
    '504 not reached',
    { status: 504, body: { message: 'Network error communicating with endpoint' }, headers: [rest] },
    /could not connect to the integration/,
  ],
  [
    '301 to another path',
    {
      status: 301,
      parameters: { Stage: 'prod', Path: 'bills' },
      headers: [['Location', `https://${host}/prod/bills/`]],
    },
    /follows no redirect/,
    { parameter: 'Path' },
    { set: [{ parameter: 'Path', value: 'bills/' }] },
  ],
  [
    '302 to another host',
    { status: 302, headers: [['Location', 'https://example.com/login']] },
    /follows no redirect/,
    { parameter: 'Path' },
  ],
  [
    '304',
    { status: 304, parameters: { Headers: { 'if-none-match': ['"1"'] } } },
    /304 is no 2XX/,
    { parameter: 'Headers', name: 'If-None-Match' },
    { remove: [{ parameter: 'Headers', name: 'If-None-Match' }] },
  ],
  ['418', { status: 418 }, /HTTP status 418/],
];

const mapped = { [host]: 'http://127.0.0.1:4010' };
const unanswered: Case[] = [
  [
    'no such host',
    { reason: `${host}: Name or service not known` },
    /^No such host: the API ID or the region/,
    { parameter: 'ApiEndpoint' },
  ],
  ['name server down', { reason: `${host}: Temporary failure in name resolution` }, /cannot resolve names/],
  [
    'refused by a mapped endpoint',
    { reason: 'Connect to 127.0.0.1:4010 failed: Connection refused', endpoints: mapped },
    /`http:\/\/127\.0\.0\.1:4010`, as the endpoint setting says, and nothing listens there/,
  ],
  [
    'refused by the host',
    { reason: `Connect to ${host}:443 failed: Connection refused` },
    /refused the connection/,
    { parameter: 'ApiEndpoint' },
  ],
  ['no answer', { reason: `Connect to ${host}:443 failed: Connection timed out` }, /did not answer: a firewall/],
  [
    'a proxy that inspects',
    { reason: `The TLS certificate of ${host} is not trusted: self-signed certificate in certificate chain` },
    /a proxy that inspects traffic/,
  ],
  ['a proxy that refuses', { reason: 'The proxy p:3128 answered CONNECT with status 407' }, /^The proxy on the way/],
  [
    'http for https',
    { reason: 'TLS handshake with 127.0.0.1:4010 failed', endpoints: mapped },
    /speaks another protocol/,
  ],
  ['broken off', { reason: 'The server closed the connection without a response' }, /broke off/],
  ['anything else', { reason: 'Something new' }, /^No HTTP answer came/],
];

const definition: Case[] = [
  [
    'a value that is not allowed',
    { parameters: { AuthType: 'IAM_AUTH' } },
    /^\*\*AuthType\*\* 'IAM_AUTH' is not allowed/,
    { parameter: 'AuthType' },
  ],
  [
    'a header that is no list',
    { parameters: { Headers: { a: ['b'], key: 'value' } } },
    /^\*\*Headers\*\* needs a list of strings for each name: `key`/,
    { parameter: 'Headers', name: 'key' },
  ],
  [
    'a header that is not permitted',
    { parameters: { Headers: { Authorization: ['x'] } } },
    /^\*\*Headers\*\* may not hold the header `authorization`/,
    { parameter: 'Headers', name: 'authorization' },
  ],
  [
    'a path that finds nothing',
    { parameters: { 'Path.$': '$.path' }, input: { other: 1 } },
    /^`\$\.path` of `Path\.\$` finds nothing/,
    { parameter: 'Path' },
  ],
  [
    'a path in a header that finds nothing',
    { parameters: { Headers: { 'key.$': '$.key' } } },
    /finds nothing/,
    { parameter: 'Headers', name: 'key' },
  ],
  [
    'a path in the body that finds nothing',
    { parameters: { RequestBody: { deep: [{ 'key.$': '$.key' }] } } },
    /finds nothing/,
    { parameter: 'RequestBody' },
  ],
  [
    'too much data',
    { status: 200, body: { text: 'x'.repeat(300_000) } },
    /larger than 262,144 bytes/,
    { parameter: 'QueryParameters' },
  ],
];

for (const [group, cases] of Object.entries({ forbidden, others, unanswered, definition }))
  describe(group, () => {
    for (const [title, given, summary, at, change] of cases)
      it(title, async () => {
        const { run, state } = await failedRun(given);
        const explanation = explain(run, state);
        assert.ok(explanation, JSON.stringify(run.failure));
        assert.match(explanation.summary, summary);
        assert.deepEqual(explanation.at, at);
        const { set, remove } = explanation.remedy ?? {};
        assert.deepEqual(explanation.remedy && { ...(set && { set }), ...(remove && { remove }) }, change);
        const texts = [explanation.summary, ...explanation.evidence, ...explanation.steps];
        for (const text of texts) assert.match(text, /^[^\n]+[.:]$/, `a sentence: ${text}`);
        for (const text of texts) assert.equal((text.match(/`/g) ?? []).length % 2, 0, text);
      });
  });

test('States.Timeout names its field and the 29 s of API Gateway', async () => {
  const { run, state } = await failedRun({ fields: { TimeoutSeconds: 3 } });
  const explanation = explain({ ...run, failure: { error: 'States.Timeout', cause: '', stage: 'response' } }, state);
  assert.deepEqual(explanation?.at, { field: 'TimeoutSeconds' });
  assert.match(explanation?.steps.join(' ') ?? '', /API Gateway itself waits 29 s/);
});

test('a JSONata failure leads to the parameter its expression stands in', () => {
  const cause =
    "The JSONata expression '$states.input.x' specified for the field 'Arguments/Headers/key[0]' returned nothing (undefined).";
  const run: Run = {
    state: 'x',
    status: 'failed',
    input: {},
    notes: [],
    failure: { error: 'States.QueryEvaluationError', cause, stage: 'parameters' },
  };
  assert.deepEqual(explain(run, {})?.at, { parameter: 'Headers', name: 'key' });
});

test('nothing is explained of a run that succeeded, was cancelled, or failed as only a local run can', async () => {
  const { run, state } = await failedRun({ status: 200, body: {} });
  assert.equal(explain(run, state), undefined);
  const local = await failedRun({});
  assert.ok(local.run.failure);
  assert.equal(explain({ ...local.run, failure: { ...local.run.failure, local: true } }, state), undefined);
  assert.equal(explain({ ...local.run, status: 'cancelled' }, state), undefined);
});

test('a finding is plain text with the place; a fault that is none of the Task has none', async () => {
  const { run, state } = await failedRun({ ...noRoute, parameters: { Stage: 'prod', Path: 'bills' } });
  const finding = runFinding(run, state);
  assert.match(finding?.message ?? '', /^APIGateway\.403: The API likely has no route 'GET \/prod\/bills'\. Or/);
  assert.deepEqual(finding?.remedy?.set, toIamRole.set);
  const offline = await failedRun({ reason: `${host}: Temporary failure in name resolution` });
  assert.equal(runFinding(offline.run, offline.state), undefined);
  assert.equal(plainText('**a** `b***c`'), "a 'b***c'");
  assert.equal(withoutBold('**a** `b***c`'), 'a `b***c`');
});

test('explain never throws, and what comes from outside ends no code early', async () => {
  const { run, state } = await failedRun({ parameters: { Stage: 'prod', Path: 'bills' } });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '{"message":"Forbidden"}',
      '{"message":"`x` **y**"}',
      '{"Message":"User: ` is not authorized to perform: ` on resource: `"}',
      "The Canonical String for this request should have been\n''\n\nThe String-to-Sign should have been\n''\n",
      '{"errors":[null]}',
      'null',
    ),
  );
  const name = fc.constantFrom('x-amzn-errortype', 'location', 'allow', 'www-authenticate', 'retry-after', 'server');
  const json = fc.jsonValue().map((value) => ({ Parameters: value }) as JsonObject);
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 599 }),
      text,
      fc.array(fc.tuple(fc.oneof(name, fc.string()), text)),
      json,
      (status, cause, headers, other) => {
        const response = { ...(run.response as NonNullable<Run['response']>), status, headers };
        const failure = { error: `APIGateway.${status}`, cause, stage: 'result' as const };
        for (const given of [state, other]) {
          const found = explain({ ...run, response, failure, parameters: given['Parameters'] ?? null }, given);
          for (const line of found ? [found.summary, ...found.evidence, ...found.steps] : [])
            assert.equal((line.match(/`/g) ?? []).length % 2, 0, line);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('of a run on AWS only error and cause are known, which is enough', async () => {
  const { run, state } = await failedRun({ ...noRoute, parameters: signed });
  const { request: _request, response: _response, signature: _signature, ...onAws } = run;
  const explanation = explain(onAws, state);
  assert.match(
    explanation?.summary ?? '',
    /^The API has no route `GET \/prod\/bills` in this stage: the call was signed/,
  );
  const cause = JSON.stringify({
    Message: `User: arn:aws:sts::111122223333:assumed-role/machine/x is not authorized to perform: execute-api:Invoke on resource: ${arn}`,
  });
  const refused = explain({ ...onAws, failure: { error: 'ApiGateway.403', cause, stage: 'result' } }, state);
  assert.doesNotMatch(refused?.steps.join(' ') ?? '', /not you/);
  const unreached = { error: 'ApiGateway.SdkClientException', cause: 'Connection refused', stage: 'result' } as const;
  assert.doesNotMatch(explain({ ...onAws, failure: unreached }, state)?.summary ?? '', /firewall/);
});

test('a task token that nobody gave back', async () => {
  const { run, state } = await failedRun({ status: 200, body: {} });
  const submitted = { Headers: {}, ResponseBody: {}, StatusCode: 202, StatusText: '' };
  for (const [heartbeat, field] of [
    [false, 'TimeoutSeconds'],
    [true, 'HeartbeatSeconds'],
  ] as const) {
    const failure = { error: 'States.Timeout', cause: '', stage: 'result' as const, ...(heartbeat && { heartbeat }) };
    const explanation = explain({ ...run, status: 'failed', submitted, failure }, state);
    assert.deepEqual(explanation?.at, { field });
    assert.match(explanation?.evidence[0] ?? '', /status 202/);
  }
});
