// Testing a state on Step Functions with the SDK's own client, against a stand-in for the service that checks each call.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sampleCredentials, sampleSession } from '../../../samples/api/credentials.mjs';
import { regionOf, testState, validateDefinition } from '../../../shared/aws/index';
import type { AwsAccess, TestRequest } from '../../../shared/aws/types';
import { createSender } from '../../../shared/engine/send';
import type { RunRequest } from '../../../shared/engine/types';
import type { JsonObject } from '../../../shared/json';
import {
  recordedResult,
  refusal,
  startStepFunctions,
  succeeded,
  type StepFunctionsService,
} from './stepFunctionsService';

const role = 'arn:aws:iam::123456789012:role/OrderMachine';
const { send, close } = createSender();
let service: StepFunctionsService;
before(async () => {
  service = await startStepFunctions();
  // Nothing of the developer's own AWS set-up.
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  process.env['AWS_CONFIG_FILE'] = process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent/aws';
});
after(async () => {
  await close();
  await service.close();
});
beforeEach(() => {
  service.calls.length = 0;
  service.answer = ({ input }) => ({ body: succeeded(input) });
});

const access = (more: Partial<AwsAccess> = {}): AwsAccess => ({
  credentials: () => Promise.resolve(sampleCredentials),
  send,
  region: 'eu-west-1',
  endpoint: service.url,
  ...more,
});

const Parameters = { ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com', Method: 'GET' };

function request(state: JsonObject = {}, more: Partial<RunRequest> = {}): TestRequest {
  const whole = { Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', Parameters, Next: 'Pay', ...state };
  return {
    roleArn: role,
    run: { name: 'Get Bills', state: whole, queryLanguage: 'JSONPath', input: { id: 7 }, ...more },
  };
}

describe('a state that is tested', () => {
  test('sends the state, its input and the role, and gives every stage', async () => {
    const { run, refused } = await testState(request(), access());
    assert.equal(refused, undefined);
    const [call] = service.calls;
    assert.deepEqual(call, {
      operation: 'TestState',
      region: 'eu-west-1',
      host: `127.0.0.1:${service.port}`,
      input: {
        definition: JSON.stringify(request().run.state),
        input: '{"id":7}',
        inspectionLevel: 'DEBUG',
        roleArn: role,
      },
    });
    assert.deepEqual(run, {
      state: 'Get Bills',
      status: 'succeeded',
      input: { id: 7 },
      effectiveInput: { id: 7 },
      parameters: Parameters,
      result: recordedResult,
      selected: recordedResult,
      output: recordedResult,
      next: 'Pay',
      notes: [
        `Step Functions tested this state itself (TestState in eu-west-1, with the role ${role}).`,
        `The call went to ${service.url} in place of AWS.`,
        'TestState tells no HTTP request and response of an API Gateway Task.',
      ],
    });
    assert.equal(run.selected, run.result, 'a ResultSelector that changes nothing is told by the same object');
  });

  test('is sent with the query language that it inherits', async () => {
    const { run } = await testState(
      request({ Arguments: Parameters }, { queryLanguage: 'JSONata', variables: { who: 'Mary' } }),
      access(),
    );
    const { definition, variables } = service.calls[0]?.input as { definition: string; variables: string };
    assert.equal((JSON.parse(definition) as JsonObject)['QueryLanguage'], 'JSONata');
    assert.equal(variables, '{"who":"Mary"}');
    assert.deepEqual(run.parameters, Parameters);
    assert.deepEqual(run.variables, { who: 'Mary' });
    assert.equal(run.effectiveInput, undefined);
  });

  test('is signed with temporary credentials too', async () => {
    assert.equal(
      (await testState(request(), access({ credentials: () => Promise.resolve(sampleSession) }))).refused,
      undefined,
    );
  });

  for (const [name, Resource] of [
    ['request', 'arn:aws:states:::apigateway:invoke'],
    ['waitForTaskToken', 'arn:aws:states:::apigateway:invoke.waitForTaskToken'],
  ])
    test(`takes a mocked result without a role: ${name}`, async () => {
      const { run } = await testState(
        { run: request({ Resource: Resource ?? '' }).run, mock: { result: { approval: true } } },
        access(),
      );
      const { input } = service.calls[0] ?? {};
      assert.deepEqual(input?.['mock'], { result: '{"approval":true}' });
      assert.equal(input?.['roleArn'], undefined);
      assert.equal(input?.['context'], name === 'request' ? undefined : '{"Task":{"Token":"ASLInvokeTestStateToken"}}');
      assert.deepEqual(run.output, { approval: true });
      assert.match(run.notes.join('\n'), /The API was not called: the result is the mock/);
    });

  test('takes a mocked error', async () => {
    const error = { error: 'ApiGateway.403', cause: '{"message":"Forbidden"}' };
    service.answer = ({ input }) => ({
      body: { status: 'FAILED', ...error, inspectionData: { input: input['input'], afterParameters: '{}' } },
    });
    const { run } = await testState({ ...request(), mock: error }, access());
    assert.deepEqual(service.calls[0]?.input['mock'], { errorOutput: error });
    assert.deepEqual(run.failure, { ...error, stage: 'result' });
    assert.equal(run.output, undefined);
  });

  test('a context object goes with a mock, and is left out without one, which the run says', async () => {
    const withContext = request({}, { context: { Execution: { Name: 'x' } } });
    const { run } = await testState(withContext, access());
    assert.equal(service.calls[0]?.input['context'], undefined);
    assert.match(run.notes.join('\n'), /context values .* were not sent/);
    await testState({ ...withContext, mock: { result: null } }, access());
    assert.equal(service.calls[1]?.input['context'], '{"Execution":{"Name":"x"}}');
  });
});

describe('what goes wrong', () => {
  test('a retry that would be made', async () => {
    service.answer = () => ({
      body: {
        status: 'RETRIABLE',
        error: 'ApiGateway.503',
        cause: 'busy',
        inspectionData: {
          input: '{}',
          afterParameters: '{}',
          errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 4 },
        },
      },
    });
    const Retry = [{ ErrorEquals: ['A'] }, { ErrorEquals: ['ApiGateway.503'], MaxAttempts: 5, IntervalSeconds: 4 }];
    const { run } = await testState(request({ Retry }), access());
    assert.equal(run.status, 'failed');
    assert.deepEqual(run.failure, { error: 'ApiGateway.503', cause: 'busy', stage: 'result' });
    assert.deepEqual(run.retry, { retrier: 1, attempt: 1, maxAttempts: 5, waitSeconds: 4 });
  });

  test('an error that is caught', async () => {
    service.answer = () => ({
      body: {
        status: 'CAUGHT_ERROR',
        error: 'ApiGateway.404',
        cause: 'none',
        output: '{"Error":"ApiGateway.404","Cause":"none"}',
        nextState: 'Sorry',
        inspectionData: { input: '{}', afterParameters: '{}', errorDetails: { catchIndex: 2 } },
      },
    });
    const { run } = await testState(request(), access());
    assert.deepEqual(run.caught, { catcher: 2, next: 'Sorry' });
    assert.equal(run.next, 'Sorry');
    assert.deepEqual(run.output, { Error: 'ApiGateway.404', Cause: 'none' });
  });

  test('a state that is not even started', async () => {
    const cause = "The JSONPath '$.x' specified for the field 'Path.$' could not be found in the input '{}'";
    service.answer = () => ({
      body: { status: 'FAILED', error: 'States.Runtime', cause, inspectionData: { input: '{}' } },
    });
    const { run } = await testState(request(), access());
    assert.deepEqual(run.failure, { error: 'States.Runtime', cause, stage: 'parameters' });
    assert.equal(run.failure.local, undefined);
  });

  test('the 5 minutes of TestState are told apart from the Task’s own time', async () => {
    service.answer = () => ({ body: { status: 'FAILED', error: 'States.Timeout' } });
    const { run } = await testState(request(), access());
    assert.match(run.notes.join('\n'), /ends a state after 5 minutes/);
  });

  const refusals: [name: string, message: string, status: number, expected: RegExp][] = [
    [
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/mary is not authorized to perform: states:TestState because no identity-based policy allows the states:TestState action',
      400,
      /^Your own policy needs states:TestState\./,
    ],
    [
      'AccessDeniedException',
      `User: arn:aws:iam::123456789012:user/mary is not authorized to perform: iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`,
      400,
      /^You may call TestState, but not hand the role arn:aws:iam::123456789012:role\/OrderMachine to Step Functions: your own policy needs iam:PassRole/,
    ],
    [
      'AccessDeniedException',
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
      400,
      /^Step Functions may not take on the role arn:aws:iam::123456789012:role\/OrderMachine: its trust policy must allow states\.amazonaws\.com/,
    ],
    [
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
      /^The sign-in has expired\. .*aws sso login/,
    ],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
      /aws sts get-caller-identity/,
    ],
    ['ThrottlingException', 'Rate exceeded', 400, /throttled/],
    ['InvalidArn', "Invalid Role Arn: 'x'", 400, /does not take .* for a role .*arn:aws:iam::<account>:role\/<name>/],
    [
      'ValidationException',
      'Value at input failed to satisfy constraint',
      400,
      /^Value at input failed to satisfy constraint$/,
    ],
    ['InvalidExecutionInput', 'Invalid State Machine Execution Input', 400, /^Invalid State Machine Execution Input$/],
    ['UnknownOperationException', '', 400, /does not know TestState/],
  ];
  for (const [name, message, status, expected] of refusals)
    test(`${name}: ${message.slice(0, 60)}`, async () => {
      service.answer = () => refusal(name, message, status);
      const { run, refused } = await testState(request(), access());
      assert.equal(refused?.code, name);
      assert.match(refused.message, expected);
      const cause = refused.message;
      assert.deepEqual(run.failure, { error: `TestState.${name}`, cause, stage: 'result', local: true });
      assert.equal(service.calls.length, 1, 'a call that may have reached the API is made once');
    });

  test('a definition that is refused, with the place of each mistake', async () => {
    service.answer = () =>
      refusal(
        'InvalidDefinition',
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The 'Headers' field contains unsupported values: [authorization] at /States/Get Bills/Parameters, MISSING_TRANSITION_TARGET: Missing 'Next' target: Pay at /States/Get Bills/Next'",
      );
    const { run, refused } = await testState(request(), access());
    assert.deepEqual(refused?.findings, [
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: "The 'Headers' field contains unsupported values: [authorization]",
        location: '/States/Get Bills/Parameters',
      },
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: "Missing 'Next' target: Pay",
        location: '/States/Get Bills/Next',
      },
    ]);
    assert.match(run.failure?.cause ?? '', /^The 'Headers' field .* \(at \/States\/Get Bills\/Parameters\)\nMissing/);
  });

  test('credentials that AWS does not take', async () => {
    const wrong = { ...sampleCredentials, secretAccessKey: 'wrong' };
    const { run, refused } = await testState(request(), access({ credentials: () => Promise.resolve(wrong) }));
    assert.equal(refused?.code, 'InvalidSignatureException');
    assert.match(refused.message, /secret key does not belong to the access key/);
    assert.doesNotMatch(JSON.stringify(run), /Canonical|wrong/);
  });

  test('credentials that are not found', async () => {
    const found = Object.assign(new Error('Run `aws sso login`.'), { name: 'CredentialsError' });
    const { run, refused } = await testState(request(), access({ credentials: () => Promise.reject(found) }));
    assert.deepEqual([refused?.code, refused?.message], ['NoCredentials', 'Run `aws sso login`.']);
    assert.equal(run.failure?.error, 'TestState.NoCredentials');
  });

  test('what AWS would refuse for sure is not sent', async () => {
    const callback = request({ Resource: 'arn:aws:states:::apigateway:invoke.waitForTaskToken' });
    for (const [wrong, code] of [
      [{ run: request().run }, 'NoRole'],
      [{ ...request(), roleArn: 'arn:aws:iam::123:user/mary' }, 'NoRole'],
      [callback, 'NeedsMock'],
    ] as const)
      assert.equal((await testState(wrong, access())).refused?.code, code);
    assert.equal(service.calls.length, 0);
  });

  test('no region anywhere', async () => {
    const none: Partial<AwsAccess> = access();
    delete none.region;
    assert.equal((await testState(request(), none as AwsAccess)).refused?.code, 'NoRegion');
  });

  test('nothing that listens, and something that is not Step Functions', async () => {
    const gone = await testState(request(), access({ endpoint: 'http://127.0.0.1:1' }));
    assert.match(
      gone.refused?.message ?? '',
      /^Step Functions could not be reached\. Connect to 127\.0\.0\.1:1 failed/,
    );
    for (const [status, body] of [
      [200, '<html>'],
      [404, '<html>not here</html>'],
      [502, 'Bad Gateway'],
    ] as const) {
      service.answer = () => ({ status, body });
      const { refused } = await testState(request(), access());
      assert.match(
        refused?.message ?? '',
        /^What answered at http:\/\/127\.0\.0\.1:\d+ is not Step Functions\.$/,
        `${status}`,
      );
    }
    assert.equal((await testState(request(), access({ endpoint: 'nonsense' }))).refused?.code, 'Endpoint');
  });

  test('a cancelled test ends at once', async () => {
    service.answer = ({ input }) => ({ body: succeeded(input), afterMs: 20_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const started = Date.now();
    const { run, refused } = await testState(request(), access({ signal: controller.signal }));
    assert.equal(run.status, 'cancelled');
    assert.equal(refused, undefined);
    assert.ok(Date.now() - started < 5_000);
  });
});

describe('where calls go', () => {
  const seen: string[] = [];
  const watching: AwsAccess['send'] = async (sent, options) => {
    seen.push(`${sent.origin} ${sent.host}`);
    return send({ ...sent, origin: service.url }, options);
  };
  beforeEach(() => void (seen.length = 0));

  test('TestState has a host of its own, validation has not', async () => {
    const aws = access({ send: watching });
    delete (aws as Partial<AwsAccess>).endpoint;
    await testState(request(), aws);
    await validateDefinition({ definition: '{}', type: 'STANDARD' }, aws);
    assert.deepEqual(seen, [
      'https://sync-states.eu-west-1.amazonaws.com sync-states.eu-west-1.amazonaws.com',
      'https://states.eu-west-1.amazonaws.com states.eu-west-1.amazonaws.com',
    ]);
    const { run } = await testState(request(), aws);
    assert.doesNotMatch(run.notes.join('\n'), /in place of AWS/);
  });

  test('an endpoint from the environment gets no prefix either', async () => {
    process.env['AWS_ENDPOINT_URL_SFN'] = service.url;
    try {
      const aws = access();
      delete (aws as Partial<AwsAccess>).endpoint;
      assert.equal((await testState(request(), aws)).refused, undefined);
      assert.equal(service.calls[0]?.host, `127.0.0.1:${service.port}`);
    } finally {
      delete process.env['AWS_ENDPOINT_URL_SFN'];
    }
  });

  test('the region of the AWS configuration counts where none is given', async () => {
    assert.equal(await regionOf({}), undefined);
    process.env['AWS_REGION'] = 'ap-south-1';
    try {
      assert.equal(await regionOf({}), 'ap-south-1');
      assert.equal(await regionOf({ region: 'eu-west-1' }), 'eu-west-1');
    } finally {
      delete process.env['AWS_REGION'];
    }
  });
});

describe('a definition that is validated', () => {
  test('warnings are asked for too, and every finding comes back', async () => {
    service.answer = () => ({
      body: {
        result: 'FAIL',
        diagnostics: [
          { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'No. ', location: '/States/A/Resource' },
          { severity: 'WARNING', code: 'NO_PATH', message: 'Hm.' },
        ],
        truncated: true,
      },
    });
    const { called, ...validation } = await validateDefinition({ definition: '{"a":1}', type: 'EXPRESS' }, access());
    assert.deepEqual(service.calls[0]?.input, { definition: '{"a":1}', type: 'EXPRESS', severity: 'WARNING' });
    assert.deepEqual(validation, {
      result: 'FAIL',
      findings: [
        { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'No.', location: '/States/A/Resource' },
        { severity: 'WARNING', code: 'NO_PATH', message: 'Hm.' },
      ],
      truncated: true,
    });
    assert.equal(called.region, 'eu-west-1');
  });

  test('a refusal is an AwsError in plain words', async () => {
    service.answer = () => refusal('AccessDeniedException', 'no');
    await assert.rejects(validateDefinition({ definition: '{}', type: 'STANDARD' }, access()), {
      name: 'AwsError',
      message: 'AWS refuses the call. It needs states:ValidateStateMachineDefinition. (no)',
    });
  });
});
