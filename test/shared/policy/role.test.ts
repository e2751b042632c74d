// Where a permission is added to the role of a template's machine, and what is read of the forms a role may have.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadReader, parse } from '../../../shared/document/document';
import { toValue } from '../../../shared/document/node';
import { calledArns } from '../../../shared/policy/calledArns';
import { calleeOf } from '../../../shared/policy/callee';
import { roleStatement } from '../../../shared/policy/policies';
import { roleOf } from '../../../shared/policy/role';
import { templateNames } from '../../../shared/policy/templateNames';
import type { Grant } from '../../../shared/policy/granted';

const definition = `
      Definition:
        StartAt: Get
        States:
          Get:
            Type: Task
            Resource: arn:aws:states:::apigateway:invoke
            Parameters:
              ApiEndpoint: abc123.execute-api.eu-west-1.amazonaws.com
              Method: GET
              Stage: prod
              Path: bills
              AuthType: IAM_ROLE
            End: true
`;
const sam = (policies: string): string => `Resources:
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:${definition}${policies}`;
const ownRole = (properties: string, more = ''): string => `Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:${definition}      RoleArn: !GetAtt Role.Arn
  Role:
    Type: AWS::IAM::Role
    Properties:
      Description: of the machine
${properties}${more}`;

/** What the role of a template's machine says of its Task's call, before and after the permission is added. */
async function judged(text: string): Promise<{ before: Grant; after?: Grant; policies?: unknown }> {
  const { mended: _, ...found } = await judgedText(text);
  return found;
}

/** The same, with the text after the edit. */
async function judgedText(text: string): Promise<{ before: Grant; after?: Grant; policies?: unknown; mended: string }> {
  await loadReader('yaml');
  const read = (source: string) => {
    const document = parse(source, 'yaml');
    assert.deepEqual(document.problems, [], source);
    const role = roleOf(document.machines[0]!, document.root);
    assert.ok(role, source);
    const callee = calleeOf(document.tasks[0]!);
    const statement = roleStatement(callee, '111122223333');
    const names = templateNames(document.root);
    const grant = role.grant({ action: statement.Action, arns: calledArns(callee, names), names });
    return { grant, document, edit: role.allow(document, statement) };
  };
  const { grant: before, edit } = read(text);
  if (!edit) return { before, mended: text };
  const mended = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  const { grant: after, document } = read(mended);
  const root = toValue(document.root!) as { Resources: Record<string, { Properties: { Policies?: unknown } }> };
  const { Policies: policies } = (root.Resources['Role'] ?? root.Resources['Machine'])?.Properties ?? {};
  return { before, after, policies, mended };
}

const none: Grant = { allows: 'no', denies: false };
const elsewhere: Grant = { allows: 'elsewhere', denies: false };
const maybe: Grant = { allows: 'maybe', denies: false };
const statement = {
  Effect: 'Allow',
  Action: 'execute-api:Invoke',
  Resource: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/bills',
};
const policy = { Version: '2012-10-17', Statement: [statement] };

describe('a permission is added', () => {
  const logs = { Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }] };
  const cases: [what: string, text: string, before: Grant, policies: unknown][] = [
    ['where there are no policies', sam(''), none, [policy]],
    ['to an empty list', sam('      Policies: []\n'), none, [policy]],
    [
      'beside one policy by its name',
      sam('      Policies: AWSXrayWriteOnlyAccess\n'),
      none,
      ['AWSXrayWriteOnlyAccess', policy],
    ],
    [
      'to the statements of the one policy document',
      sam(`      Policies:
        Statement:
          - Effect: Allow
            Action: execute-api:Invoke
            Resource: arn:aws:execute-api:eu-west-1:111122223333:abc123/dev/*
`),
      elsewhere,
      {
        Statement: [{ ...statement, Resource: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/dev/*' }, statement],
      },
    ],
    [
      'to a statement that stands alone',
      sam('      Policies: { Statement: { Effect: Allow, Action: "logs:*", Resource: "*" } }\n'),
      none,
      { Statement: [...logs.Statement, statement] },
    ],
    ['to a role', ownRole(''), none, [{ PolicyName: 'call-api', PolicyDocument: policy }]],
    [
      'to a role, under a name that is not taken',
      ownRole(`      Policies:
        - PolicyName: call-api
          PolicyDocument: { Statement: [{ Effect: Allow, Action: "logs:*", Resource: "*" }] }
`),
      none,
      [
        { PolicyName: 'call-api', PolicyDocument: logs },
        { PolicyName: 'call-api-2', PolicyDocument: policy },
      ],
    ],
  ];
  for (const [what, text, before, policies] of cases)
    it(what, async () => assert.deepEqual(await judged(text), { before, after: maybe, policies }));

  it('the block of one statement goes behind a dash, each line with it, and what follows stays', async () => {
    const text = sam(`      Policies:
        Statement: # of the logs
          Effect: Allow # all

          # and nothing else
          Action:
            - logs:*
          Resource: |-
            arn:x
        Version: "2012-10-17"
      Name: after
`);
    for (const lines of [text, text.replaceAll('\n', '\r\n')]) {
      const { after, policies, mended } = await judgedText(lines);
      assert.deepEqual(after, maybe);
      const first = { Effect: 'Allow', Action: ['logs:*'], Resource: 'arn:x' };
      assert.deepEqual(policies, { Statement: [first, statement], Version: '2012-10-17' });
      assert.match(
        mended.replaceAll('\r\n', '\n'),
        /\n {10}- Effect: Allow # all\n\n {12}# and nothing else\n {12}Action:\n {14}- logs:\*\n {12}Resource: \|-\n {14}arn:x\n {10}- \{ Effect/,
      );
      assert.equal(mended.split('\n').length, lines.split('\n').length + 1);
    }
  });

  it('a policy template in a block goes behind a dash too', async () => {
    const { after, policies } = await judged(
      sam('      Policies:\n        DynamoDBReadPolicy:\n          TableName: bills\n'),
    );
    assert.deepEqual(after, maybe);
    assert.deepEqual(policies, [{ DynamoDBReadPolicy: { TableName: 'bills' } }, policy]);
  });

  it('not where no text can be put: a tag, a block that an anchor names', async () => {
    const anchored =
      '        Statement: &logs\n          Effect: Allow\n          Action: logs:*\n          Resource: "*"\n';
    assert.deepEqual(await judged(sam(`      Policies:\n${anchored}`)), { before: none });
    assert.deepEqual(await judged(sam('      Policies: !Ref Names\n')), { before: maybe });
    assert.deepEqual(
      await judged(sam('      Policies:\n        Statement: !If [Prod, { Effect: Deny }, { Effect: Deny }]\n')),
      { before: maybe },
    );
  });
});

describe('what is read of a role', () => {
  const managed = (resource: string): string => `  Calls:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: execute-api:*, Resource: "${resource}" }
`;
  const attached = (effect: string): string => `  Attached:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Role]
      PolicyDocument: { Statement: { Effect: ${effect}, Action: "*", Resource: "*" } }
`;
  const cases: [what: string, text: string, grant: Grant][] = [
    ['a managed policy of the template', ownRole('      ManagedPolicyArns: [!Ref Calls]\n', managed('*')), maybe],
    [
      'a managed policy of the template about another API',
      ownRole('      ManagedPolicyArns: [!Ref Calls]\n', managed('arn:aws:execute-api:*:*:zzz/*')),
      elsewhere,
    ],
    ['a managed policy from elsewhere', ownRole('      ManagedPolicyArns: [!Ref Parameter]\n'), maybe],
    ['a policy attached to it', ownRole('', attached('Allow')), maybe],
    ['a policy attached to it that denies', ownRole('', attached('Deny')), { allows: 'no', denies: true }],
    ['a choice of policies', ownRole('      Policies: [!If [Prod, { PolicyName: a }, !Ref AWS::NoValue]]\n'), maybe],
    [
      'all but some actions',
      sam('      Policies: { Statement: [{ Effect: Allow, NotAction: "s3:*", Resource: "*" }] }\n'),
      maybe,
    ],
    [
      'all but some resources',
      sam('      Policies: { Statement: [{ Effect: Allow, Action: "*", NotResource: "x" }] }\n'),
      maybe,
    ],
    [
      'denied but for some',
      sam('      Policies: { Statement: [{ Effect: Deny, Action: "*", NotResource: "x" }] }\n'),
      none,
    ],
    [
      'statements that a function makes',
      sam('      Policies: [{ Statement: !If [Prod, [{ Effect: Allow }], []] }]\n'),
      maybe,
    ],
    [
      'a resource of names that Sub itself gives values to',
      sam(`      Policies:
        - Statement:
            - Effect: Allow
              Action: execute-api:Invoke
              Resource: !Sub ["arn:aws:execute-api:*:*:\${Id}/*", { Id: zzz999 }]
`),
      elsewhere,
    ],
  ];
  for (const [what, text, grant] of cases) it(what, async () => assert.deepEqual((await judged(text)).before, grant));
});
