// What templates tell of a call: which readings its API leaves, whose account it is in, and who makes it.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadReader, parse } from '../../../shared/document/document';
import { givenByHomes, homesOf, textsOf, type Home } from '../../../shared/document/given';
import type { Task } from '../../../shared/document/tasks';
import { calleeOf } from '../../../shared/policy/callee';
import { accountOf, deployedCallee, machineArn, narrowedTo } from '../../../shared/policy/deployment';

before(() => loadReader('yaml'));

const definition = 'file:///p/orders.asl.json';

const homesIn = (...templates: string[]): Promise<Home[]> =>
  homesOf(
    definition,
    templates.map((text, index) => ({ uri: `file:///p/template${index}.yaml`, text })),
  );

function template(api: string, machine = 'Orders'): string {
  return `Resources:
  Api:
${api.replace(/^/gm, '    ')}
  ${machine}:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: orders.asl.json
      DefinitionSubstitutions:
        Host: !Sub \${Api}.execute-api.\${AWS::Region}.amazonaws.com
`;
}

const rest = template('Type: AWS::Serverless::Api\nProperties: { StageName: prod }');
const http = template('Type: AWS::Serverless::HttpApi');
const httpWithStage = template('Type: AWS::Serverless::HttpApi\nProperties: { StageName: v1 }');
const unsure = template('Type: AWS::Serverless::HttpApi\nProperties: { StageName: !Ref Stage }');

function task(Path: string, ApiEndpoint = '${Host}'): Task {
  const Parameters = { ApiEndpoint, Method: 'GET', Path };
  const text = JSON.stringify({ Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', Parameters });
  return parse(text, 'json').tasks[0]!;
}

function stages(called: Task, homes: readonly Home[]): string[] {
  const callee = calleeOf(called, textsOf(givenByHomes(homes)));
  return deployedCallee(callee, called, homes).routes.map(({ stage }) => stage);
}

describe('a Task without Stage is read as its API has it', () => {
  const both = ['$default', 'prod'];
  for (const [what, templates, path, expected] of [
    ['a REST API has no stage $default', [rest], 'prod/bills', ['prod']],
    ['an HTTP API with its $default stage only', [http], 'prod/bills', ['$default']],
    ['an HTTP API with a stage of its own', [httpWithStage], 'v1/bills', ['v1']],
    ['an HTTP API whose stage is a parameter', [unsure], 'prod/bills', both],
    ['no template', [], 'prod/bills', both],
    ['a REST and an HTTP API, by two templates', [rest, http], 'prod/bills', both],
    ['what no reading fits stays as it is', [rest], 'bills', ['$default']],
  ] as const)
    it(what, async () => assert.deepEqual(stages(task(path), await homesIn(...templates)), expected));

  it('a host that the template does not make', async () =>
    assert.deepEqual(stages(task('prod/bills', 'abc.execute-api.us-east-1.amazonaws.com'), await homesIn(rest)), both));
});

it('a stage that only deployment knows may be any', () => {
  const callee = calleeOf(task('${Stage}/bills'));
  const http = { kind: 'HTTP', hasAllStages: true, stages: [{ name: 'v1' }] } as const;
  assert.deepEqual(
    narrowedTo(callee, [http]).routes.map(({ stage }) => stage),
    ['${Stage}'],
  );
});

it('the account and the state machine are the template’s', async () => {
  const homes = await homesIn(rest);
  assert.equal(accountOf(homes), '${AWS::AccountId}');
  assert.equal(machineArn(homes), '${Orders}');
});

it('of two machines none is named, without a template nothing is', async () => {
  assert.equal(machineArn(await homesIn(rest, template('Type: AWS::Serverless::Api', 'Others'))), undefined);
  assert.equal(machineArn([]), undefined);
  assert.equal(accountOf([]), '<account-id>');
});
