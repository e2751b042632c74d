// Whole runs against a fake wire: every stage, every way to end, Retry and Catch, the callback pattern, both query languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callResult } from '../../../shared/engine/callback';
import { run } from '../../../shared/engine/run';
import { TransportError } from '../../../shared/engine/transport';
import type { Deps, HttpRequest, HttpResponse, Run, RunRequest, RunSettings } from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const settings: RunSettings = { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 5 };
const invoke = 'arn:aws:states:::apigateway:invoke';

const response = (status: number, body: string, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status,
  statusText: '',
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from(body),
  timing: { firstByte: 1, total: 2 },
  ...more,
});

/** A wire that gives these answers one after another, the last one for ever, and keeps what it was sent. */
function wire(...answers: (HttpResponse | Error)[]): { deps: Deps; sent: HttpRequest[]; waits: number[] } {
  const sent: HttpRequest[] = [];
  const waits: number[] = [];
  const deps: Deps = {
    send: (request) => {
      sent.push(request);
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? response(200, '{}'));
    },
    credentials: () => Promise.resolve({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }),
    now: () => new Date('2026-11-23T12:36:00.123Z'),
    random: () => 0.5,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
  return { deps, sent, waits };
}

const task = (fields: JsonObject, parameters: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: invoke,
  Parameters: { ApiEndpoint: host, Method: 'GET', ...parameters },
  ...fields,
});
const of = (state: JsonObject, input: Json = {}, more: Partial<RunRequest> = {}): RunRequest => ({
  name: 'Call',
  state,
  queryLanguage: 'JSONPath',
  input,
  ...more,
});

test('6 the JSONPath order: InputPath, Parameters, ResultSelector, ResultPath, OutputPath', async () => {
  const { deps, sent } = wire(response(200, '{"bill":{"amount":3}}'));
  const stages: string[] = [];
  const result = await run(
    of(
      task({
        InputPath: '$.in',
        Parameters: {
          ApiEndpoint: host,
          Method: 'POST',
          'Path.$': "States.Format('bills/{}', $.id)",
          RequestBody: { 'id.$': '$.id' },
        },
        ResultSelector: { 'amount.$': '$.ResponseBody.bill.amount' },
        ResultPath: '$.found',
        OutputPath: '$.found',
        Next: 'Then',
      }),
      { in: { id: 'b1' }, rest: true },
    ),
    settings,
    { ...deps, onStage: (stage) => stages.push(stage) },
  );
  assert.equal(result.status, 'succeeded');
  assert.deepEqual(result.effectiveInput, { id: 'b1' });
  assert.equal(sent[0]?.path, '/bills/b1');
  assert.equal(sent[0]?.body, '{"id":"b1"}');
  assert.deepEqual(result.selected, { amount: 3 });
  assert.deepEqual(result.output, { amount: 3 });
  assert.equal(result.next, 'Then');
  assert.deepEqual(stages, [
    'input',
    'effectiveInput',
    'parameters',
    'request',
    'response',
    'result',
    'selected',
    'output',
  ]);
});

test('6 ResultPath null keeps the input as it was before InputPath', async () => {
  const result = await run(of(task({ InputPath: '$.a', ResultPath: null }), { a: {} }), settings, wire().deps);
  assert.deepEqual(result.output, { a: {} });
});

test('6 ResultPath that does not fit the input fails the state', async () => {
  const result = await run(of(task({ ResultPath: '$.a' }), 'text'), settings, wire().deps);
  assert.equal(result.failure?.error, 'States.ResultPathMatchFailure');
  assert.equal(result.failure?.stage, 'output');
});

test('5.5 Assign gives the variables after the state', async () => {
  const state = task({ Assign: { 'status.$': '$.StatusCode', 'old.$': '$kept' } });
  const result = await run(of(state, {}, { variables: { kept: 1 } }), settings, wire(response(201, '{}')).deps);
  assert.deepEqual(result.variables, { kept: 1, status: 201, old: 1 });
});

test('5.4 JSONata: Arguments, Output, Assign', async () => {
  const state = {
    Type: 'Task',
    Resource: invoke,
    Arguments: { ApiEndpoint: host, Method: 'GET', Path: "{% 'bills/' & $states.input.id %}" },
    Output: '{% $states.result.ResponseBody.amount + 1 %}',
    Assign: { name: '{% $states.context.State.Name %}' },
    TimeoutSeconds: '{% $states.input.seconds %}',
    End: true,
  };
  const { deps, sent } = wire(response(200, '{"amount":3}'));
  const result = await run(of(state, { id: 'b1', seconds: 3 }, { queryLanguage: 'JSONata' }), settings, deps);
  assert.equal(sent[0]?.path, '/bills/b1');
  assert.equal(result.output, 4);
  assert.deepEqual(result.variables, { name: 'Call' });
});

test('5.4 JSONata: Arguments as one expression, Output absent gives the result', async () => {
  const state = { Type: 'Task', Resource: invoke, Arguments: '{% $states.input %}', End: true };
  const request = of(state, { ApiEndpoint: host, Method: 'GET' }, { queryLanguage: 'JSONata' });
  const result = await run(request, settings, wire(response(200, '[1]')).deps);
  assert.deepEqual(result.output, result.result as unknown as Json);
});

test('5.4 JSONata: an undefined result names the field', async () => {
  const state = {
    Type: 'Task',
    Resource: invoke,
    Arguments: { ApiEndpoint: '{% $states.input.host %}', Method: 'GET' },
  };
  const result = await run(of(state, {}, { queryLanguage: 'JSONata' }), settings, wire().deps);
  assert.equal(result.failure?.error, 'States.QueryEvaluationError');
  assert.match(
    result.failure?.cause ?? '',
    /'\$states\.input\.host' specified for the field 'Arguments\/ApiEndpoint' returned nothing/,
  );
});

test('5.4 JSONata: a catcher’s Output and Assign see the error', async () => {
  const state = {
    Type: 'Task',
    Resource: invoke,
    Arguments: { ApiEndpoint: host, Method: 'GET' },
    Catch: [
      {
        ErrorEquals: ['States.ALL'],
        Next: 'Sorry',
        Output: { why: '{% $states.errorOutput.Error %}' },
        Assign: { cause: '{% $states.errorOutput.Cause %}' },
      },
    ],
  };
  const result = await run(of(state, {}, { queryLanguage: 'JSONata' }), settings, wire(response(404, 'no')).deps);
  assert.deepEqual(result.output, { why: 'APIGateway.404' });
  assert.deepEqual(result.variables, { cause: 'no' });
  assert.equal(result.next, 'Sorry');
});

test('5.1 Parameters absent: the input is the parameters', async () => {
  const result = await run(
    of({ Type: 'Task', Resource: invoke }, { ApiEndpoint: host, Method: 'GET' }),
    settings,
    wire().deps,
  );
  assert.equal(result.status, 'succeeded');
});

test('5.1 every parameter can come from the input', async () => {
  const input = { h: host, m: 'POST', hs: { k: ['v'] }, s: 'dev', p: 'x', q: { a: ['b'] }, b: { n: null }, n: true };
  const state = {
    Resource: invoke,
    Parameters: {
      'ApiEndpoint.$': '$.h',
      'Method.$': '$.m',
      'Headers.$': '$.hs',
      'Stage.$': '$.s',
      'Path.$': '$.p',
      'QueryParameters.$': '$.q',
      'RequestBody.$': '$.b',
      'AllowNullValues.$': '$.n',
    },
  };
  const { request } = await run(of(state, input), settings, wire().deps);
  assert.equal(`${request?.method} ${request?.path} ${request?.body}`, 'POST /dev/x {"n":null}');
  assert.deepEqual(request?.query, [['a', 'b']]);
});

test('5.1 a path that finds nothing fails the state in the recorded words', async () => {
  const result = await run(of(task({}, { 'Path.$': '$.no_such' }), { a: 1 }), settings, wire().deps);
  assert.deepEqual(result.failure, {
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Call' (entered at the event id #2). The JSONPath '$.no_such' specified for the field 'Path.$' could not be found in the input '{\"a\":1}'",
    stage: 'parameters',
  });
});

test('2.2 a refused parameter fails before anything is sent', async () => {
  const { deps, sent } = wire();
  const result = await run(of(task({}, { Headers: { a: 'b' } })), settings, deps);
  assert.equal(result.failure?.stage, 'request');
  assert.match(result.failure?.cause ?? '', /\[The value of the field 'Headers' has an invalid format\]$/);
  assert.equal(sent.length, 0);
});

const statuses: [number, string][] = [
  [403, '{"message":"Missing Authentication Token"}'],
  [301, ''],
  [304, ''],
  [429, '{"message":"Too Many Requests"}'],
  [500, 'not json'],
  [504, '{"message": "Endpoint request timed out"}'],
];
for (const [status, body] of statuses) {
  test(`2.2 status ${status}: the error names it, the cause is the body as it came`, async () => {
    for (const errorPrefix of ['APIGateway', 'ApiGateway'] as const) {
      const result = await run(of(task({})), { ...settings, errorPrefix }, wire(response(status, body)).deps);
      assert.deepEqual(result.failure, { error: `${errorPrefix}.${status}`, cause: body, stage: 'result' });
      assert.equal(result.status, 'failed');
      assert.equal(result.result, undefined);
    }
  });
}

test('2.1 every 2XX is a success, 204 with an empty text as body', async () => {
  for (const status of [200, 201, 202, 204, 299]) {
    const result = await run(of(task({})), settings, wire(response(status, '')).deps);
    assert.equal(callResult(result)?.StatusCode, status);
    assert.equal(callResult(result)?.ResponseBody, '');
  }
});

test('2.2 a cause has at most 32,768 characters', async () => {
  const result = await run(of(task({})), settings, wire(response(500, 'x'.repeat(40_000))).deps);
  assert.equal(result.failure?.cause.length, 32_768);
});

test('2.2 no HTTP response', async () => {
  const result = await run(of(task({})), settings, wire(new TransportError('x: Name or service not known')).deps);
  assert.deepEqual(result.failure, {
    error: 'APIGateway.SdkClientException',
    cause: 'Unable to execute HTTP request: x: Name or service not known',
    stage: 'response',
  });
});

test('2.2 a result that is too large can be caught by States.ALL', async () => {
  const state = task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Smaller' }] });
  const result = await run(of(state), settings, wire(response(200, JSON.stringify('x'.repeat(262_144)))).deps);
  assert.equal(result.failure?.error, 'States.DataLimitExceeded');
  assert.deepEqual(result.caught, { catcher: 0, next: 'Smaller' });
});

test('2.2 States.Runtime is neither retried nor caught', async () => {
  const names = ['States.Runtime', 'States.ALL'];
  const state = task({ Retry: [{ ErrorEquals: names }], Catch: [{ ErrorEquals: names, Next: 'X' }] }, { Headers: 'x' });
  const result = await run(of(state), settings, wire().deps);
  assert.equal(result.retry, undefined);
  assert.equal(result.caught, undefined);
  assert.equal(result.next, undefined);
});

test('6 a catcher: ResultPath into the raw input, its Assign, its Next', async () => {
  const state = task({
    InputPath: '$.a',
    Catch: [
      { ErrorEquals: ['APIGateway.500'], Next: 'Five' },
      { ErrorEquals: ['ApiGateway.404'], ResultPath: '$.failed', Next: 'Four', Assign: { 'error.$': '$.Error' } },
    ],
    Next: 'Then',
  });
  const result = await run(of(state, { a: {} }), settings, wire(response(404, 'gone')).deps);
  assert.equal(result.status, 'failed');
  assert.deepEqual(result.caught, { catcher: 1, next: 'Four' });
  assert.equal(result.next, 'Four');
  assert.deepEqual(result.output, { a: {}, failed: { Error: 'APIGateway.404', Cause: 'gone' } });
  assert.deepEqual(result.variables, { error: 'APIGateway.404' });
});

test('6 a catcher whose own expression fails fails the state', async () => {
  const state = task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.x', Next: 'X' }] });
  const result = await run(of(state, 'text'), settings, wire(response(404, '')).deps);
  assert.equal(result.failure?.error, 'States.ResultPathMatchFailure');
  assert.equal(result.caught, undefined);
});

test('6 uncaught: no next state and no output', async () => {
  const result = await run(of(task({ Next: 'Then' })), settings, wire(response(404, '')).deps);
  assert.equal('next' in result || 'output' in result, false);
});

const retrying = task(
  {
    Retry: [
      { ErrorEquals: ['APIGateway.503'], IntervalSeconds: 2, MaxAttempts: 2 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 1 },
    ],
  },
  {
    Headers: {
      'X-Retry.$': "States.Array(States.Format('{}', $$.State.RetryCount))",
      'X-Name.$': 'States.Array($$.Execution.Name)',
    },
  },
);

test('6 without the retry setting the run tells what Step Functions would do', async () => {
  const { deps, sent } = wire(response(503, ''));
  const result = await run(of(retrying), settings, deps);
  assert.deepEqual(result.retry, { retrier: 0, attempt: 1, maxAttempts: 2, waitSeconds: 2 });
  assert.equal(sent.length, 1);
});

test('6 with it the retries are made, with their waits, until one succeeds', async () => {
  const { deps, sent, waits } = wire(response(503, 'a'), response(500, 'b'), response(503, 'c'), response(200, '{}'));
  const told: number[] = [];
  const onRetry: Deps['onRetry'] = (retry, at) => told.push(retry.retrier, at.response?.status ?? 0);
  const result = await run(of(retrying), { ...settings, retry: true }, { ...deps, onRetry });
  assert.equal(result.status, 'succeeded');
  assert.deepEqual(waits, [2000, 1000, 4000]);
  assert.deepEqual(told, [0, 503, 1, 500, 0, 503]);
  assert.deepEqual(
    result.attempts?.map(({ failure, retry }) => [failure.error, retry.retrier, retry.attempt]),
    [
      ['APIGateway.503', 0, 1],
      ['APIGateway.500', 1, 1],
      ['APIGateway.503', 0, 2],
    ],
  );
  const sentHeaders = (name: string) => sent.map(({ headers }) => headers.find(([key]) => key === name)?.[1]);
  assert.deepEqual(sentHeaders('X-Retry'), ['0', '1', '2', '3']);
  assert.equal(new Set(sentHeaders('X-Name')).size, 1, 'one execution, one name');
});

test('6 retries used up: the failure stays, and the catchers have it', async () => {
  const state = { ...retrying, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Sorry' }] };
  const { deps, sent } = wire(response(503, ''));
  const result = await run(of(state), { ...settings, retry: true }, deps);
  assert.equal(sent.length, 3);
  assert.equal(result.retry, undefined);
  assert.deepEqual(result.caught, { catcher: 0, next: 'Sorry' });
});

test('callback: the request carries a made-up token, and the run waits', async () => {
  const state = task(
    { Resource: `${invoke}.waitForTaskToken`, Next: 'Then' },
    { Headers: { 'TaskToken.$': 'States.Array($$.Task.Token)' } },
  );
  const { deps, sent } = wire();
  const result = await run(of(state), settings, deps);
  assert.match(result.taskToken ?? '', /^ASLInvokeLocalToken[A-Za-z0-9+/]{64}$/);
  assert.deepEqual(sent[0]?.headers[0], ['TaskToken', result.taskToken]);
  assert.equal(result.waiting, true);
  assert.equal(result.status, 'succeeded');
  assert.equal(result.submitted?.StatusCode, 200);
  assert.equal('result' in result || 'output' in result || 'next' in result, false);
  assert.ok(result.notes.some((note) => /task token is made up/.test(note)));
});

test('callback: a token the user gave is used; a failing call waits for nothing', async () => {
  const state = task({ Resource: `${invoke}.waitForTaskToken` }, { RequestBody: { 'token.$': '$$.Task.Token' } });
  const given = of(state, {}, { context: { Task: { Token: 'mine' } } });
  const result = await run(given, settings, wire(response(500, '')).deps);
  assert.equal(result.taskToken, 'mine');
  assert.equal(result.request?.body, '{"token":"mine"}');
  assert.equal(result.waiting, undefined);
});

test('callback: without the pattern there is no token', async () => {
  const result = await run(of(task({}, { RequestBody: { 'token.$': '$$.Task.Token' } })), settings, wire().deps);
  assert.equal(result.failure?.error, 'States.Runtime');
});

test('1.6 RESOURCE_POLICY is refused before anything is sent, unless signing was asked for', async () => {
  const state = task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] }, { AuthType: 'RESOURCE_POLICY' });
  const { deps, sent } = wire();
  const refused = await run(of(state), settings, deps);
  assert.equal(refused.failure?.error, 'ASLInvoke.ResourcePolicy');
  assert.equal(refused.failure?.local, true);
  assert.equal(refused.caught, undefined);
  assert.equal(sent.length, 0);
  const signed = await run(of(state), { ...settings, signResourcePolicy: true }, deps);
  assert.equal(signed.status, 'succeeded');
  assert.equal(signed.signature?.accessKeyId, 'AKIA***MPLE');
});

test('1.6 credentials are asked for with the region of the host and the role of the Task', async () => {
  const asked: unknown[] = [];
  const deps: Deps = {
    ...wire().deps,
    credentials: (question) => (asked.push(question), Promise.reject(new Error('Run aws sso login.'))),
  };
  const state = task(
    { Credentials: { 'RoleArn.$': '$.role' } },
    { AuthType: 'IAM_ROLE', ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com' },
  );
  const result = await run(of(state, { role: 'arn:aws:iam::123456789012:role/x' }), settings, deps);
  assert.deepEqual(asked, [{ region: 'eu-west-1', roleArn: 'arn:aws:iam::123456789012:role/x' }]);
  assert.deepEqual(result.failure, {
    error: 'ASLInvoke.Credentials',
    cause: 'Run aws sso login.',
    local: true,
    stage: 'response',
  });
  assert.equal((await run(of(task({})), settings, deps)).status, 'succeeded', 'NO_AUTH asks for none');
});

const hanging = <T>(): Promise<T> => new Promise(() => undefined);

test('6 TimeoutSeconds: States.Timeout without a cause', async () => {
  for (const fields of [{ TimeoutSeconds: 0.02 }, { TimeoutSecondsPath: '$.seconds' }] as JsonObject[]) {
    const deps: Deps = { ...wire().deps, send: hanging };
    const result = await run(of(task(fields), { seconds: 0.02 }), settings, deps);
    assert.deepEqual(result.failure, { error: 'States.Timeout', cause: '', stage: 'response' });
  }
});

test('6 TimeoutSecondsPath that finds no number', async () => {
  for (const input of [{}, { seconds: 'x' }] as Json[]) {
    const result = await run(of(task({ TimeoutSecondsPath: '$.seconds' }), input), settings, wire().deps);
    assert.equal(result.failure?.error, 'States.Runtime');
  }
});

test('6 the default TimeoutSeconds is no timer at all', async () => {
  assert.equal((await run(of(task({ TimeoutSeconds: 99_999_999 })), settings, wire().deps)).status, 'succeeded');
});

test('the local limit says that it was the local limit, and no catcher takes it', async () => {
  const state = task({ TimeoutSeconds: 60, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] });
  const result = await run(of(state), { ...settings, timeoutSeconds: 0.02 }, { ...wire().deps, send: hanging });
  assert.equal(result.failure?.error, 'ASLInvoke.Timeout');
  assert.match(result.failure?.cause ?? '', /^The local limit of 0\.02 s stopped this run, not TimeoutSeconds/);
  assert.equal(result.caught, undefined);
});

test('cancel ends a run at once, at any stage', async () => {
  const signed = task({ Retry: [{ ErrorEquals: ['States.ALL'] }] }, { AuthType: 'IAM_ROLE' });
  const stages: [string, Partial<Deps>][] = [
    ['sending', { send: hanging }],
    ['credentials', { credentials: hanging }],
    ['waiting for a retry', { send: () => Promise.reject(new TransportError('x')), wait: undefined as never }],
  ];
  for (const [stage, more] of stages) {
    const stop = new AbortController();
    const start = performance.now();
    const running = run(of(signed), { ...settings, retry: true }, { ...wire().deps, ...more, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    const result = await running;
    assert.equal(result.status, 'cancelled', stage);
    assert.ok(performance.now() - start < 900, stage);
  }
  const already = await run(of(signed), settings, { ...wire().deps, signal: AbortSignal.abort() });
  assert.equal(already.status, 'cancelled');
  assert.equal(already.failure, undefined);
});

test('cancel ends an expression that never ends, and so does the local limit', async () => {
  const endless = { Resource: invoke, Arguments: '{% ($f := function($x) { $f($x + 1) }; $f(1)) %}' };
  const request = of(endless, {}, { queryLanguage: 'JSONata' });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  const start = performance.now();
  const cancelled = await run(request, settings, { ...wire().deps, now: () => new Date(), signal: stop.signal });
  assert.equal(cancelled.status, 'cancelled');
  const limited = await run(request, { ...settings, timeoutSeconds: 0.05 }, { ...wire().deps, now: () => new Date() });
  assert.equal(limited.failure?.error, 'ASLInvoke.Timeout');
  assert.ok(performance.now() - start < 3_000);
});

test('law: a run never rejects and always says how it ended, whatever the state and the input are', async () => {
  const field = fc.constantFrom(
    'InputPath',
    'Parameters',
    'Arguments',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Output',
    'Assign',
    'Retry',
    'Catch',
    'TimeoutSeconds',
    'TimeoutSecondsPath',
    'Credentials',
    'Resource',
    'Next',
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<Json>('$', '$.a', '$$', '{% $states.input %}', { 'a.$': '$' }),
  );
  const given = fc.record({
    fields: fc.dictionary(field, value),
    parameters: fc.dictionary(fc.constantFrom('Headers', 'Path.$', 'RequestBody', 'Stage', 'AuthType', 'x'), value),
    input: fc.jsonValue(),
    queryLanguage: fc.constantFrom('JSONPath' as const, 'JSONata' as const),
    fails: fc.constantFrom(undefined, new TransportError('broken'), new Error('unforeseen')),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ fields, parameters, input, queryLanguage, fails }) => {
      const state = task(fields as JsonObject, parameters as JsonObject);
      const { deps } = wire(fails ?? response(200, '{}'));
      const result: Run = await run(of(state, input as Json, { queryLanguage }), settings, deps);
      assert.equal(result.status === 'failed', result.failure !== undefined);
      JSON.stringify(result);
    }),
    { numRuns: 300 },
  );
});

test('an unforeseen error is a local failure with its message and no stack', async () => {
  const result = await run(of(task({})), settings, wire(new Error('unforeseen')).deps);
  assert.deepEqual(result.failure, {
    error: 'ASLInvoke.InternalError',
    cause: 'unforeseen',
    local: true,
    stage: 'response',
  });
});

test('nothing is asked for or sent that was not confirmed', async () => {
  const { deps, sent } = wire();
  let asked = 0;
  const credentials = () => Promise.reject(new Error(`asked for credentials ${++asked} times`));
  const questions: unknown[] = [];
  const confirm: Deps['confirm'] = (request, signing) => {
    questions.push(request.method, request.origin, signing);
    return Promise.resolve(false);
  };
  const signed = task({ Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/caller' } }, { Method: 'POST', AuthType: 'IAM_ROLE' }); // prettier-ignore
  const result = await run(of(signed), settings, { ...deps, credentials, confirm });
  assert.equal(result.status, 'cancelled');
  assert.equal(result.failure, undefined);
  assert.equal(result.request?.method, 'POST');
  assert.deepEqual([sent.length, asked], [0, 0]);
  assert.deepEqual(questions, [
    'POST',
    `https://${host}`,
    { region: 'us-east-1', roleArn: 'arn:aws:iam::123456789012:role/caller' },
  ]);
});

test('a person may take longer to confirm than a call may last, and each attempt asks', async () => {
  const { deps, sent } = wire(response(500, ''), response(200, '{}'));
  let questions = 0;
  const confirm: Deps['confirm'] = (_request, signing) => {
    assert.equal(signing, undefined);
    questions++;
    return new Promise((resolve) => setTimeout(resolve, 60, true));
  };
  const state = task({ Retry: [{ ErrorEquals: ['States.ALL'] }] });
  const result = await run(of(state), { ...settings, timeoutSeconds: 0.04, retry: true }, { ...deps, confirm });
  assert.equal(result.status, 'succeeded');
  assert.deepEqual([sent.length, questions], [2, 2]);
});

test('a question that nobody answers ends with the run', async () => {
  const { deps, sent } = wire();
  const controller = new AbortController();
  const confirm = (): Promise<boolean> => {
    setImmediate(() => controller.abort());
    return new Promise(() => undefined);
  };
  const result = await run(of(task({})), settings, { ...deps, confirm, signal: controller.signal });
  assert.deepEqual([result.status, sent.length], ['cancelled', 0]);
});
