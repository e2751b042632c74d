// From a run's request to the fields of a TestState call.
import type { JsonObject } from '../json';
import { AwsError } from './errors';
import { isRoleArn, roleArnForm } from './roleArn';
import type { InspectionLevel, TestRequest } from './types';

/** TestState's fields for a single state, all JSON as text. */
export type TestFields = {
  definition: string;
  input: string;
  inspectionLevel: InspectionLevel;
  roleArn?: string;
  variables?: string;
  mock?: { result: string } | { errorOutput: { error: string; cause: string } };
  context?: string;
};

/**
 * The fields of the call.
 *
 * @throws AwsError where AWS would refuse it for sure: without a role and a mock, or a callback Task without a mock.
 */
export function testFields({ run, roleArn, mock, inspectionLevel = 'DEBUG' }: TestRequest): TestFields {
  const { state, queryLanguage, input, variables = {}, context = {} } = run;
  if (!mock && waitsForToken(state))
    throw new AwsError('NeedsMock', 'TestState runs a .waitForTaskToken Task only with a mock of its result or error.');
  if (!mock && !roleArn)
    throw new AwsError('NoRole', `TestState needs the role that runs the state, ${roleArnForm}, or a mock.`);
  if (roleArn && !isRoleArn(roleArn))
    throw new AwsError('NoRole', `'${roleArn}' is not the ARN of an IAM role: ${roleArnForm}.`);
  // A state sent alone cannot inherit its query language.
  const definition = queryLanguage === 'JSONata' ? { ...state, QueryLanguage: queryLanguage } : state;
  const told = waitsForToken(state) ? withToken(context) : context;
  return {
    definition: JSON.stringify(definition),
    input: JSON.stringify(input),
    inspectionLevel,
    ...(roleArn && { roleArn }),
    ...(Object.keys(variables).length > 0 && { variables: JSON.stringify(variables) }),
    ...(mock && { mock: 'error' in mock ? { errorOutput: mock } : { result: JSON.stringify(mock.result) } }),
    // TestState takes a context object only together with a mock.
    ...(mock && Object.keys(told).length > 0 && { context: JSON.stringify(told) }),
  };
}

/** True for a Task that goes on only when someone gives its token back. */
export function waitsForToken(state: JsonObject): boolean {
  return typeof state['Resource'] === 'string' && state['Resource'].endsWith('.waitForTaskToken');
}

function withToken(context: JsonObject): JsonObject {
  return { ...context, Task: context['Task'] ?? { Token: 'ASLInvokeTestStateToken' } };
}
