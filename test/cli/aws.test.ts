// `asl-invoke run --aws` and `asl-invoke validate` as built, against a stand-in for Step Functions.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sampleCredentials } from '../../samples/api/credentials.mjs';
import {
  recordedResult,
  refusal,
  startStepFunctions,
  succeeded,
  type StepFunctionsService,
} from '../shared/aws/stepFunctionsService';
import { cli, end, machine, openFolder, runJson, sampleHost, start, taskState } from './command';

const folder = openFolder();
const role = 'arn:aws:iam::123456789012:role/OrderMachine';
const env = {
  AWS_ACCESS_KEY_ID: sampleCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: sampleCredentials.secretAccessKey,
};
let service: StepFunctionsService;
let onAws: string[];
before(async () => {
  service = await startStepFunctions();
  onAws = ['--aws', '--step-functions-endpoint', service.url];
});
after(async () => {
  await service.close();
  folder.remove();
});
beforeEach(() => {
  service.calls.length = 0;
  service.answer = ({ input }) => ({ body: succeeded(input) });
});

const file = (): string => folder.write('one.asl.json', machine({ 'Get Bills': taskState() }));
const callback = (): string =>
  folder.write(
    'callback.asl.json',
    machine({ Ask: taskState({}, { Resource: 'arn:aws:states:::apigateway:invoke.waitForTaskToken' }) }),
  );

describe('run --aws', () => {
  test('reports what Step Functions gave, stage by stage', async () => {
    const { code, report } = await runJson([file(), ...onAws, '--execution-role', role, '--input', '{"a":1}'], { env });
    assert.equal(code, 0);
    assert.deepEqual(report, {
      state: 'Get Bills',
      status: 'succeeded',
      parameters: { ApiEndpoint: sampleHost, Method: 'GET', Stage: 'prod', Path: 'bills' },
      result: recordedResult,
      output: recordedResult,
      notes: [
        `Step Functions tested this state itself (TestState in us-east-1, with the role ${role}).`,
        `The call went to ${service.url} in place of AWS.`,
        'TestState tells no HTTP request and response of an API Gateway Task.',
      ],
    });
    assert.deepEqual(service.calls[0]?.input['input'], '{"a":1}');
    assert.equal(service.calls[0]?.region, 'us-east-1', 'the region of ApiEndpoint');
  });

  test('for people', async () => {
    const args = [file(), ...onAws, '--execution-role', role, '--region', 'eu-west-1'];
    const { code, stdout, stderr } = await cli(['run', ...args], { env });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^✔ Get Bills succeeded\n\nResult\n[^]*"StatusCode": 200[^]*• Step Functions tested this state/,
    );
    assert.equal(service.calls[0]?.region, 'eu-west-1');
  });

  test('a failure is told with what Retry and Catch make of it', async () => {
    service.answer = () => ({
      body: {
        status: 'CAUGHT_ERROR',
        error: 'ApiGateway.403',
        cause: '{"message":"Missing Authentication Token"}',
        output: '{"Error":"ApiGateway.403"}',
        nextState: 'Sorry',
        inspectionData: { input: '{}', afterParameters: '{}', errorDetails: { catchIndex: 1 } },
      },
    });
    const { code, stdout } = await cli(['run', file(), ...onAws, '--execution-role', role], { env });
    assert.equal(code, 2);
    assert.match(stdout, /ApiGateway\.403\n[^]*Catch\[1\] takes it and goes on to 'Sorry'\./);
  });

  test('a mock stands in for the call, and for the answer of a callback', async () => {
    const mock = folder.write('mock.json', { approved: true });
    for (const args of [
      [file(), '--mock', '{"approved": true}'],
      [callback(), '--mock', `@${mock}`],
    ]) {
      const { code, report } = await runJson([...args, ...onAws], { env });
      assert.equal(code, 0);
      assert.deepEqual(report['output'], { approved: true });
    }
    assert.equal(service.calls[1]?.input['context'], '{"Task":{"Token":"ASLInvokeTestStateToken"}}');
  });

  test('a TRACE is asked for, and what it tells is shown without the signature', async () => {
    const args = [file(), ...onAws, '--execution-role', role, '--inspection-level', 'trace'];
    const told = await runJson(args, { env });
    assert.equal(service.calls[0]?.input['inspectionLevel'], 'TRACE');
    assert.match(String(told.report['notes']), /told no HTTP request and response [^,]*, not even as a TRACE/);
    service.answer = ({ input }) => {
      const body = succeeded(input);
      const request = {
        protocol: 'https',
        method: 'GET',
        url: `https://${sampleHost}/prod/bills?id=7`,
        headers: '[User-Agent: Amazon|StepFunctions, Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=y]',
      };
      const response = {
        statusCode: '200',
        statusMessage: 'OK',
        headers: '{"Content-Type":["text/plain"]}',
        body: 'hi',
      };
      return { body: { ...body, inspectionData: { ...(body['inspectionData'] as object), request, response } } };
    };
    const { report } = await runJson(args, { env });
    const { request, response } = report as {
      request: { headers: unknown };
      response: { status: number; headers: unknown };
    };
    assert.deepEqual(request.headers, { 'User-Agent': ['Amazon|StepFunctions'] });
    assert.deepEqual([response.status, response.headers], [200, { 'Content-Type': ['text/plain'] }]);
    assert.doesNotMatch(JSON.stringify(report), /Signature|no HTTP request/);
    const people = await cli(['run', ...args], { env });
    assert.match(people.stdout, /200 OK, 2 bytes/);
  });

  test('a mocked error', async () => {
    service.answer = () => ({ body: { status: 'FAILED', error: 'ApiGateway.500', cause: 'x', inspectionData: {} } });
    const mock = ['--mock-error', '{"error": "ApiGateway.500", "cause": "x"}'];
    const { code, report } = await runJson([file(), ...onAws, ...mock], { env });
    assert.deepEqual([code, report['error'], report['cause']], [2, 'ApiGateway.500', 'x']);
    assert.deepEqual(service.calls[0]?.input['mock'], { errorOutput: { error: 'ApiGateway.500', cause: 'x' } });
  });

  test('what AWS refuses is a failure in plain words', async () => {
    service.answer = () =>
      refusal(
        'AccessDeniedException',
        `User: arn:aws:iam::123456789012:user/mary is not authorized to perform: iam:PassRole on resource: ${role}`,
      );
    const { code, report } = await runJson([file(), ...onAws, '--execution-role', role], { env });
    assert.equal(code, 2);
    assert.equal(report['error'], 'TestState.AccessDeniedException');
    assert.match(String(report['cause']), /your own policy needs iam:PassRole/);
    assert.equal(report['local'], true);
  });

  test('without credentials', async () => {
    const { code, report } = await runJson([file(), ...onAws, '--execution-role', role]);
    assert.equal(code, 2);
    assert.equal(report['error'], 'TestState.NoCredentials');
    assert.match(String(report['cause']), /No AWS credentials were found/);
  });

  test('Ctrl-C cancels it', { skip: process.platform === 'win32' }, async () => {
    service.answer = ({ input }) => {
      setTimeout(() => child.kill('SIGINT'), 50);
      return { body: succeeded(input), afterMs: 30_000 };
    };
    const args = ['run', file(), ...onAws, '--execution-role', role, '--format', 'json'];
    const child = start(args, { env });
    const { code, stdout } = await end(child);
    assert.equal(code, 130);
    assert.equal((JSON.parse(stdout) as { error: string }).error, 'ASLInvoke.Cancelled');
  });

  describe('wrong use', () => {
    const cases: [name: string, args: () => string[], message: RegExp][] = [
      ['no role', () => [file(), '--aws'], /--aws needs --execution-role ARN/],
      [
        'no role, but a user',
        () => [file(), '--aws', '--execution-role', 'arn:aws:iam::1:user/x'],
        /--execution-role is/,
      ],
      ['a callback without a mock', () => [callback(), '--aws', '--execution-role', role], /'Ask' only with --mock/],
      ['two mocks', () => [file(), '--aws', '--mock', '1', '--mock-error', '{}'], /--mock or --mock-error, not both/],
      ['a mock that is no JSON', () => [file(), '--aws', '--mock', '{'], /^asl-invoke: --mock: not valid JSON/],
      ['an error without a name', () => [file(), '--aws', '--mock-error', '{"cause": "x"}'], /--mock-error needs/],
      ['not a level', () => [file(), '--aws', '--inspection-level', 'info'], /--inspection-level is DEBUG or TRACE/],
      ['not a region', () => [file(), '--aws', '--region', 'Ireland'], /--region is a region such as/],
      [
        'not a URL',
        () => [file(), '--aws', '--step-functions-endpoint', 'localhost:1'],
        /--step-functions-endpoint is a URL/,
      ],
      ['--mock alone', () => [file(), '--mock', '{}'], /--mock is for runs on Step Functions: add --aws/],
      ['--region alone', () => [file(), '--region', 'eu-west-1'], /--region is for runs on Step Functions: add --aws/],
      ['--retry too', () => [file(), '--aws', '--mock', '{}', '--retry'], /--retry is for local runs/],
      ['--endpoint too', () => [file(), '--aws', '--endpoint', 'a.b=http://c'], /--endpoint is for local runs/],
    ];
    for (const [name, args, message] of cases)
      test(name, async () => {
        const { code, stdout, stderr } = await cli(['run', ...args()], { env });
        assert.deepEqual([code, stdout], [1, '']);
        assert.match(stderr, message);
        assert.equal(service.calls.length, 0);
      });
  });
});

describe('validate', () => {
  const where = (): string[] => ['--region', 'eu-west-1', '--step-functions-endpoint', service.url];
  const failed = (diagnostics: object[], result = 'FAIL') => ({ body: { result, diagnostics, truncated: false } });
  beforeEach(() => (service.answer = () => failed([], 'OK')));

  test('a definition that Step Functions takes', async () => {
    const { code, stdout, stderr } = await cli(['validate', file(), ...where()], { env });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^✔ .*one\.asl\.json: Step Functions takes this STANDARD definition \(eu-west-1\)\.\n$/);
    assert.equal(service.calls[0]?.operation, 'ValidateStateMachineDefinition');
  });

  test('findings stand at their places, in the forms of check', async () => {
    service.answer = () =>
      failed([
        {
          severity: 'ERROR',
          code: 'SCHEMA_VALIDATION_FAILED',
          message: "The 'Headers' field contains unsupported values: [authorization]",
          location: '/States/Get Bills/Parameters',
        },
        { severity: 'WARNING', code: 'ODD', message: 'Odd.' },
      ]);
    const args = ['validate', file(), '--type', 'express', ...where()];
    const { code, stdout } = await cli([...args, '--format', 'json'], { env });
    assert.equal(code, 1);
    const found = (JSON.parse(stdout) as Record<string, unknown>[]).map(({ file: _file, ...rest }) => rest);
    assert.deepEqual(found, [
      {
        line: 7,
        column: 7,
        endLine: 7,
        endColumn: 19,
        code: 'SCHEMA_VALIDATION_FAILED',
        severity: 'error',
        message: "The 'Headers' field contains unsupported values: [authorization]",
      },
      { line: 1, column: 1, endLine: 1, endColumn: 2, code: 'ODD', severity: 'warning', message: 'Odd.' },
    ]);
    assert.equal(service.calls[0]?.input['type'], 'EXPRESS');
    const people = await cli(args, { env });
    assert.match(people.stdout, /7:7 {2}error {4}The 'Headers' field .* SCHEMA_VALIDATION_FAILED\n[^]*✖ 2 problems/);
  });

  test('warnings alone are no failure', async () => {
    service.answer = () => failed([{ severity: 'WARNING', code: 'ODD', message: 'Odd.' }], 'OK');
    assert.equal((await cli(['validate', file(), ...where()], { env })).code, 0);
  });

  test('a machine of a template, with what the template gives', async () => {
    const template = folder.write('template.yaml', [
      'Resources:',
      ...['One', 'Two'].flatMap((name) => [
        `  ${name}:`,
        '    Type: AWS::Serverless::StateMachine',
        '    Properties:',
        '      Type: EXPRESS',
        '      DefinitionSubstitutions: { Next: Done }',
        `      Definition: { StartAt: A, States: { A: { Type: Pass, Next: "\${Next}", Comment: "\${AWS::Region} \${Who}" } } }`,
      ]),
      '',
    ].join('\n')); // prettier-ignore
    const several = await cli(['validate', template, ...where()], { env });
    assert.equal(several.code, 1);
    assert.match(several.stderr, /holds several definitions\. Choose one with --machine:\n {2}One\n {2}Two/);
    const missing = await cli(['validate', template, '--machine', 'Two', ...where()], { env });
    assert.match(missing.stderr, /Give each one:\n {2}--substitution Who=VALUE\n$/);
    const args = ['--machine', 'Two', '--substitution', 'Who=me', ...where()];
    assert.equal((await cli(['validate', template, ...args], { env })).code, 0);
    const { definition, type } = service.calls[0]?.input ?? {};
    assert.equal(type, 'EXPRESS');
    assert.deepEqual((JSON.parse(String(definition)) as { States: object }).States, {
      A: { Type: 'Pass', Next: 'Done', Comment: 'eu-west-1 me' },
    });
  });

  describe('a definition in a file of its own, in a project', () => {
    let definition: string;
    let template: string;
    const machineOf = (name: string, type: string, next: string): string[] => [
      `  ${name}:`,
      '    Type: AWS::Serverless::StateMachine',
      `    Properties: { Type: ${type}, DefinitionUri: states/order.asl.json, DefinitionSubstitutions: { Next: ${next} } }`,
    ];
    before(() => {
      folder.write('project/package.json', {});
      definition = folder.write('project/states/order.asl.json', '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "${Next}"}}}'); // prettier-ignore
      template = folder.write('project/deploy/other.yaml', ['Resources:', ...machineOf('Far', 'STANDARD', 'X'), ''].join('\n').replace('states/', '../states/')); // prettier-ignore
      folder.write('project/template.yaml', ['Resources:', ...machineOf('Near', 'EXPRESS', 'Done'), ''].join('\n'));
    });
    const sent = () => {
      const { definition = '', type } = service.calls[0]?.input ?? {};
      const { States } = JSON.parse(String(definition)) as { States: { A: { Next: string } } };
      return [type, States.A.Next];
    };

    test('takes values and type from the template that is named', async () => {
      const { code, stderr } = await cli(['validate', definition, '--template', template, ...where()], { env });
      assert.deepEqual([code, stderr], [0, '']);
      assert.deepEqual(sent(), ['STANDARD', 'X']);
    });

    test('or of the machine that is named, among those of the project', async () => {
      const { code } = await cli(['validate', definition, '--machine', 'Near', ...where()], { env });
      assert.equal(code, 0);
      assert.deepEqual(sent(), ['EXPRESS', 'Done']);
    });

    for (const [name, args, message] of [
      [
        'a machine that is not its own',
        () => [definition, '--machine', 'Else'],
        /is not the definition of 'Else'; there is:\n {2}(Near|Far) in/,
      ],
      [
        'a template that does not point at it',
        () => [definition, '--template', folder.write('none.yaml', 'Resources: {}')],
        /no state machine in it points at/,
      ],
      [
        'a template for a template',
        () => [template, '--template', template],
        /--template is for a definition in a file of its own/,
      ],
      [
        'a template whose definition is elsewhere',
        () => [template],
        /but names files with one\. Check them with --template:\n {2}Far: \.\.\/states\/order/,
      ],
      ['standard input', () => ['-', '--template', template], /--template needs the definition in a file/],
    ] as [string, () => string[], RegExp][])
      // prettier-ignore
      test(`not ${name}`, async () => {
        const input = '{"StartAt": "A", "States": {}}';
        const { code, stderr } = await cli(['validate', ...args(), ...where()], { env, input });
        assert.equal(code, 1);
        assert.match(stderr, message);
        assert.equal(service.calls.length, 0);
      });
  });

  test('no answer is neither yes nor no', async () => {
    service.answer = () => refusal('AccessDeniedException', 'User: x is not authorized to perform: states:Validate');
    for (const settings of [{ env }, {}]) {
      const { code, stdout, stderr } = await cli(['validate', file(), ...where()], settings);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^asl-invoke: (Your own policy needs states:Validate|No AWS credentials)/);
    }
  });

  test('wrong use', async () => {
    const broken = folder.write('broken.asl.json', '{"StartAt": "A", "States": {');
    for (const [args, message] of [
      [[], /Name one file/],
      [[file(), 'x'], /Name one file/],
      [[file(), '--type', 'fast'], /--type is standard or express/],
      [[folder.write('state.asl.json', taskState())], /holds no state machine definition/],
      [[broken], /broken\.asl\.json:1:\d+: /],
      [[file(), '--machine', 'X'], /is not the definition of 'X'; no template points at it\.$/m],
    ] as [string[], RegExp][]) {
      const { code, stderr } = await cli(['validate', ...args, ...where()], { env });
      assert.equal(code, 1);
      assert.match(stderr, message);
    }
    assert.equal(service.calls.length, 0);
  });
});
