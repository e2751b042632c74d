// The IAM policies for a Task's call: exactly what it calls, with placeholders and gaps left as they are.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../../../shared/document/document';
import { calleeOf } from '../../../shared/policy/callee';
import { gapsIn, isStateMachineArn, resourcePolicy, rolePolicy } from '../../../shared/policy/policies';

const invoke = 'arn:aws:states:::apigateway:invoke';
const account = '111122223333';

function callee(parameters: object, values = {}, resource = invoke) {
  const text = JSON.stringify({ Type: 'Task', Resource: resource, Parameters: parameters });
  return calleeOf(parse(text, 'json').tasks[0]!, values);
}

const resourceOf = (...args: Parameters<typeof callee>) => rolePolicy(callee(...args), account).Statement[0]?.Resource;

const host = 'abc123.execute-api.eu-west-1.amazonaws.com';

describe('the resource of a role policy', () => {
  const cases: [what: string, args: Parameters<typeof callee>, resource: string | string[]][] = [
    [
      'everything is known',
      [{ ApiEndpoint: host, Method: 'GET', Stage: 'prod', Path: '/bills/7' }],
      `arn:aws:execute-api:eu-west-1:${account}:abc123/prod/GET/bills/7`,
    ],
    [
      'no path: the root of the API',
      [{ ApiEndpoint: host, Method: 'GET', Stage: 'prod' }],
      `arn:aws:execute-api:eu-west-1:${account}:abc123/prod/GET/`,
    ],
    [
      'no stage: an HTTP API, or the stage in front of Path',
      [{ ApiEndpoint: host, Method: 'POST', Path: 'dev/checkout/payment' }],
      [
        `arn:aws:execute-api:eu-west-1:${account}:abc123/$default/POST/dev/checkout/payment`,
        `arn:aws:execute-api:eu-west-1:${account}:abc123/dev/POST/checkout/payment`,
      ],
    ],
    [
      'neither stage nor path',
      [{ ApiEndpoint: host, Method: 'GET' }],
      `arn:aws:execute-api:eu-west-1:${account}:abc123/$default/GET/`,
    ],
    [
      'a path from the input, by its format',
      [{ ApiEndpoint: host, Method: 'GET', Stage: 'prod', 'Path.$': "States.Format('/bills/{}/lines', $.id)" }],
      `arn:aws:execute-api:eu-west-1:${account}:abc123/prod/GET/bills/*/lines`,
    ],
    [
      'method and path from the input',
      [{ ApiEndpoint: host, 'Method.$': '$.method', 'Stage.$': '$.stage', 'Path.$': '$.path' }],
      `arn:aws:execute-api:eu-west-1:${account}:abc123/*/*/*`,
    ],
    [
      'the partition of the region',
      [{ ApiEndpoint: 'abc.execute-api.cn-north-1.amazonaws.com.cn', Method: 'get', Stage: 's', Path: 'x' }],
      `arn:aws-cn:execute-api:cn-north-1:${account}:abc/s/GET/x`,
    ],
    [
      'placeholders stay',
      [
        {
          ApiEndpoint: '${Api}.execute-api.${AWS::Region}.amazonaws.com',
          Method: 'GET',
          Stage: '${Stage}',
          Path: 'x/${Id}',
        },
        {},
        'arn:${AWS::Partition}:states:::apigateway:invoke',
      ],
      'arn:${AWS::Partition}:execute-api:${AWS::Region}:111122223333:${Api}/${Stage}/GET/x/${Id}',
    ],
    [
      'placeholders with a text of their own',
      [
        { ApiEndpoint: '${Host}', Method: 'GET', Stage: '${Stage}', Path: 'x' },
        { Host: '${Api}.execute-api.${AWS::Region}.amazonaws.com', Stage: 'v1', Api: '${Api}' },
      ],
      `arn:aws:execute-api:\${AWS::Region}:${account}:\${Api}/v1/GET/x`,
    ],
    [
      'an endpoint that tells nothing leaves gaps',
      [{ ApiEndpoint: '${Host}', Method: 'GET', Stage: 's', Path: 'x' }],
      `arn:aws:execute-api:<region>:${account}:<api-id>/s/GET/x`,
    ],
  ];
  for (const [what, args, resource] of cases) it(what, () => assert.deepEqual(resourceOf(...args), resource));
});

it('a WebSocket connection is managed, not invoked', () => {
  const push = callee({
    ApiEndpoint: host,
    Method: 'POST',
    Stage: 'prod',
    'Path.$': "States.Format('/@connections/{}', $.id)",
    AuthType: 'IAM_ROLE',
  });
  assert.deepEqual(rolePolicy(push, account).Statement, [
    {
      Effect: 'Allow',
      Action: 'execute-api:ManageConnections',
      Resource: `arn:aws:execute-api:eu-west-1:${account}:abc123/prod/POST/@connections/*`,
    },
  ]);
});

it('in JSONata an expression is anything', () => {
  const text = JSON.stringify({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    Resource: invoke,
    Arguments: { ApiEndpoint: host, Method: 'GET', Stage: 'prod', Path: "{% '/bills/' & $states.input.id %}" },
  });
  const { routes } = calleeOf(parse(text, 'json').tasks[0]!);
  assert.deepEqual(routes, [{ stage: 'prod', path: '*' }]);
});

it('outside of JSONata the marks of an expression are plain text', () => {
  assert.deepEqual(callee({ ApiEndpoint: host, Method: 'GET', Stage: '{% 1 %}', Path: 'x' }).routes, [
    { stage: '{% 1 %}', path: 'x' },
  ]);
});

it('the resource policy names the service and the state machine, and a stage', () => {
  const arn = `arn:aws:states:eu-west-1:${account}:stateMachine:orders`;
  const called = callee({ ApiEndpoint: host, Method: 'GET', Path: 'prod/bills', AuthType: 'RESOURCE_POLICY' });
  assert.deepEqual(resourcePolicy(called, account, arn), {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'execute-api:Invoke',
        Resource: `arn:aws:execute-api:eu-west-1:${account}:abc123/prod/GET/bills`,
        Condition: { StringEquals: { 'aws:SourceArn': arn } },
      },
    ],
  });
});

it('the ARN of a state machine may have placeholders, and be one', () => {
  const arn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:orders';
  const partly = 'arn:${AWS::Partition}:states:<region>:${AWS::AccountId}:stateMachine:${Name}';
  for (const good of [arn, partly, '${Orders}']) assert.ok(isStateMachineArn(good), good);
  for (const bad of ['', 'orders', `${arn}:1`, arn.replace('states', 'lambda'), `x${'${Orders}'}`, `${arn} `])
    assert.ok(!isStateMachineArn(bad), bad);
});

it('placeholders keep their case, methods do not', () => {
  assert.equal(callee({ ApiEndpoint: host, Method: '${Method}', Stage: 's' }).method, '${Method}');
  assert.equal(callee({ ApiEndpoint: host, Method: 'get', Stage: 's' }).method, 'GET');
});

it('a connection has a stage before it, written or not, encoded or not', () => {
  const calls = [
    { Stage: 'prod', Path: '%40connections/x' },
    { Path: 'prod/@connections/x' },
    { Stage: 'prod', Path: '/@connections/x' },
  ].map((more) => callee({ ApiEndpoint: host, Method: 'POST', ...more }));
  for (const { isConnection, routes } of calls) {
    assert.ok(isConnection);
    assert.deepEqual(routes, [{ stage: 'prod', path: '@connections/x' }]);
  }
});

it('names what is left to be filled in', () => {
  const known = callee({ ApiEndpoint: host, Method: 'GET', Stage: 's' });
  assert.deepEqual(gapsIn(rolePolicy(known, account)), []);
  const unknown = callee({ 'ApiEndpoint.$': '$.host', Method: 'GET', Stage: 's' });
  assert.deepEqual(gapsIn(rolePolicy(unknown, '<account-id>')), ['<region>', '<api-id>', '<account-id>']);
});
