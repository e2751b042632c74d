// `asl-invoke policy` as built: what it prints for a definition and for a template, and wrong use.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { cli, openFolder, samples } from './command';

const folder = openFolder();
after(() => folder.remove());

const bills = path.join(samples, '1-get-bills.asl.json');
const template = path.join(samples, 'template.yaml');

const restTemplate = `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Get
        States:
          Get:
            Type: Task
            Resource: arn:aws:states:::apigateway:invoke
            Parameters:
              ApiEndpoint: \${Host}
              Method: GET
              Path: prod/bills
              AuthType: IAM_ROLE
            End: true
      DefinitionSubstitutions:
        Host: !Sub \${Api}.execute-api.\${AWS::Region}.amazonaws.com
`;

type Policy = { Statement: { Principal?: object; Resource: string; Condition?: object }[] };

async function statement(args: string[]): Promise<Policy['Statement'][number]> {
  const { code, stdout } = await cli(['policy', ...args]);
  assert.equal(code, 0);
  const [first] = (JSON.parse(stdout) as Policy).Statement;
  assert.ok(first);
  return first;
}

describe('asl-invoke policy', () => {
  test('the role policy of the only Task, with the account to be filled in', async () => {
    const { stdout, stderr } = await cli(['policy', bills]);
    assert.match(stdout, /"arn:aws:execute-api:us-east-1:<account-id>:example\/prod\/GET\/bills"/);
    assert.equal(stderr, 'Fill in <account-id>.\n');
  });

  test('with the account, nothing is left to fill in', async () => {
    const { stderr } = await cli(['policy', bills, '--account', '111122223333']);
    assert.equal(stderr, '');
  });

  test('a template gives its own values, and deployment the account', async () => {
    const { Resource } = await statement([template, '--state', 'Get Bills']);
    assert.equal(Resource, 'arn:aws:execute-api:us-east-1:${AWS::AccountId}:example/prod/GET/bills');
  });

  test('a resource policy in a template pins the state machine by its logical id', async () => {
    const { Principal, Condition } = await statement([template, '--state', 'Get Bills', '--resource-policy']);
    assert.deepEqual(Principal, { Service: 'states.amazonaws.com' });
    assert.deepEqual(Condition, { StringEquals: { 'aws:SourceArn': '${GetBills}' } });
  });

  test('a definition in a file of its own is deployed by the template that points at it', async () => {
    const file = path.join(samples, 'statemachine/check-status.asl.json');
    const { code, stdout, stderr } = await cli(['policy', file, '--resource-policy', '--substitution', 'Status=200']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    const [{ Resource, Condition }] = (JSON.parse(stdout) as Policy).Statement as [Policy['Statement'][number]];
    assert.equal(Resource, 'arn:aws:execute-api:us-east-1:${AWS::AccountId}:example/prod/GET/status/200');
    assert.deepEqual(Condition, { StringEquals: { 'aws:SourceArn': '${CheckStatus}' } });
  });

  test('of a call without Stage only what its API has is listed', async () => {
    const machine = path.join(folder.path, 'orders.yaml');
    writeFileSync(machine, restTemplate);
    const { Resource } = await statement([machine]);
    assert.equal(Resource, 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/prod/GET/bills');
  });

  for (const [args, message] of [
    [[bills, '--resource-policy'], /needs --state-machine ARN/],
    [[bills, '--resource-policy', '--state-machine', 'orders'], /--state-machine is an ARN such as .*, not 'orders'/],
    [[bills, '--account', '12'], /--account has 12 digits, not '12'/],
    [[], /Name one file/],
    [[template], /holds several Tasks/],
  ] as const)
    test(`wrong use: ${args.map((arg) => path.basename(arg)).join(' ')}`, async () => {
      const { code, stdout, stderr } = await cli(['policy', ...args]);
      assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
      assert.match(stderr, message);
    });
});
