// The least that IAM must allow for a Task's call: the statement for the state machine's role, and the API's resource policy.
import { gaps, type Callee } from './callee';

export type Statement = {
  Effect: 'Allow';
  Principal?: { Service: string };
  Action: string;
  Resource: string | string[];
  Condition?: { StringEquals: { 'aws:SourceArn': string } };
};

export type Policy = { Version: '2012-10-17'; Statement: Statement[] };

/**
 * The ARN of one route of an API: `arn:<partition>:execute-api:<region>:<account>:<api>/<stage>/<METHOD>/<path>`, after
 * "Resource format of permissions for executing API" of the API Gateway Developer Guide.
 */
function routeArn({ partition, region, apiId, method }: Callee, account: string, stage: string, path: string): string {
  return `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage}/${method}/${path}`;
}

/**
 * What the role of the state machine needs for an IAM_ROLE Task: `execute-api:Invoke`, or `execute-api:ManageConnections`
 * for a call of `@connections`, on exactly what is called.
 */
export function roleStatement(callee: Callee, account: string): Statement {
  const [first = '', ...more] = callee.routes.map(({ stage, path }) => routeArn(callee, account, stage, path));
  return {
    Effect: 'Allow',
    Action: callee.isConnection ? 'execute-api:ManageConnections' : 'execute-api:Invoke',
    Resource: more.length === 0 ? first : [first, ...more],
  };
}

/** Whether a text is the ARN of a state machine; any part of it, and the whole, may be a placeholder or a gap. */
export function isStateMachineArn(text: string): boolean {
  const plain = text.replace(/\$\{[^{}\s]+\}/g, 'x');
  return text !== plain && plain === 'x'
    ? true
    : /^arn:[^:\s]+:states:[^:\s]+:[^:\s]+:stateMachine:[^:\s]+$/.test(plain);
}

/** The IAM policy of the state machine's role for one Task. */
export function rolePolicy(callee: Callee, account: string): Policy {
  return { Version: '2012-10-17', Statement: [roleStatement(callee, account)] };
}

/**
 * The resource policy that a REST API needs for a RESOURCE_POLICY Task. `stateMachineArn` pins it: without, any state
 * machine of anyone could call the API.
 */
export function resourcePolicy(callee: Callee, account: string, stateMachineArn: string): Policy {
  // Only REST APIs have resource policies, and they have no `$default` stage.
  const routes = callee.routes.filter(({ stage }) => stage !== '$default');
  const { Action, Resource } = roleStatement(routes.length > 0 ? { ...callee, routes } : callee, account);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action,
        Resource,
        Condition: { StringEquals: { 'aws:SourceArn': stateMachineArn } },
      },
    ],
  };
}

/** What is left to be filled in by hand in a policy: `<api-id>`. */
export function gapsIn(policy: Policy): string[] {
  const text = JSON.stringify(policy);
  return Object.values(gaps).filter((gap) => text.includes(gap));
}
