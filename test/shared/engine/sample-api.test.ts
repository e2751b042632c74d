// The sample machines, run against the sample API over real HTTP.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sampleCredentials, sampleSession } from '../../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../../samples/api/server.mjs';
import { run, send } from '../../../shared/engine';
import { callResult } from '../../../shared/engine/callback';
import type { Credentials, Run } from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';

const host = 'example.execute-api.us-east-1.amazonaws.com';
let api: SampleApi;
before(async () => {
  api = await startSampleApi();
});
after(() => api.close());

function call(name: string, state: JsonObject, input: Json, credentials: Credentials = sampleSession): Promise<Run> {
  return run(
    { name, state, queryLanguage: 'JSONPath', input },
    { endpoints: { [host]: api.url }, errorPrefix: 'APIGateway', timeoutSeconds: 10 },
    { send, credentials: () => Promise.resolve(credentials), now: () => new Date(), random: Math.random },
  );
}

function stateOf(sample: string, name: string, parameters: JsonObject = {}): JsonObject {
  const text = readFileSync(path.join(__dirname, '../../../samples', sample), 'utf8');
  const machine = JSON.parse(text) as { States: Record<string, JsonObject & { Parameters: JsonObject }> };
  const state = machine.States[name];
  assert.ok(state, `${sample} has a state ${name}`);
  return { ...state, Parameters: { ...state.Parameters, ...parameters } };
}

test('the page’s first example', async () => {
  const result = await call('Get Bills', stateOf('1-get-bills.asl.json', 'Get Bills'), {});
  assert.equal(result.status, 'succeeded');
  assert.deepEqual(Object.keys(result.output as JsonObject), ['Headers', 'ResponseBody', 'StatusCode', 'StatusText']);
  assert.equal(callResult(result)?.StatusText, 'OK');
});

test('the page’s second example: refused as it stands, waits once IAM_AUTH is IAM_ROLE', async () => {
  const asItStands = await call('Add Bill', stateOf('2-callback.asl.json', 'Add Bill'), {});
  assert.match(asItStands.failure?.cause ?? '', /\[The value of the field 'AuthType' has an invalid format\]$/);
  const repaired = await call('Add Bill', stateOf('2-callback.asl.json', 'Add Bill', { AuthType: 'IAM_ROLE' }), {});
  assert.equal(repaired.waiting, true);
});

test('2.2 an unknown route: the error and cause of the page’s example', async () => {
  const state = stateOf('1-get-bills.asl.json', 'Get Bills', { Path: 'no-such-route' });
  const { failure } = await call('Get Bills', state, {});
  assert.deepEqual(failure, {
    error: 'APIGateway.403',
    cause: '{"message":"Missing Authentication Token"}',
    stage: 'result',
  });
});

test('1.6 an IAM route takes both kinds of credentials, and refuses a wrong key', async () => {
  const state = stateOf('1-get-bills.asl.json', 'Get Bills', { Path: 'secure/bills', AuthType: 'IAM_ROLE' });
  for (const credentials of [sampleCredentials, sampleSession])
    assert.equal((await call('Get Bills', state, {}, credentials)).status, 'succeeded');
  const refused = await call('Get Bills', state, {}, { ...sampleCredentials, secretAccessKey: 'wrong' });
  assert.equal(refused.failure?.error, 'APIGateway.403');
  assert.match(refused.failure?.cause ?? '', /The Canonical String for this request should have been/);
});

test('1.2 1.3 1.4 what is echoed is what was given', async () => {
  const state = stateOf('1-get-bills.asl.json', 'Get Bills', {
    Method: 'POST',
    Path: 'secure/echo/a%2Fb/Ça va',
    AuthType: 'IAM_ROLE',
    Headers: { 'X-List': ['one', 'two'] },
    QueryParameters: { q: ['b', 'a b', '+', ''], é: ['~*'] },
    RequestBody: 'text',
  });
  const result = await call('Get Bills', state, {});
  assert.equal(result.status, 'succeeded', JSON.stringify(result.failure));
  const echoed = JSON.stringify(callResult(result)?.ResponseBody);
  for (const part of ['"one"', '"two"', '"a b"', '"~*"']) assert.ok(echoed.includes(part), `${part} in ${echoed}`);
});
