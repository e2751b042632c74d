// The Resource ARN of the integration: its two patterns, and what is plainly meant to be one of them.
import { remembered } from '../remember';

/** The service integration patterns that apigateway:invoke supports. */
export type IntegrationPattern = 'request' | 'waitForTaskToken';

export type InvokeResource = {
  /** The pattern, as far as the ARN names one that exists. */
  pattern: IntegrationPattern;
  /** What is wrong with the ARN, and the right one; absent where it is right. */
  mistake?: { message: string; right: string };
};

const waitSuffix = '.waitForTaskToken';

/**
 * The ARN's partition may be a placeholder: `arn:${AWS::Partition}:states:::…`. Region and account are empty where it is
 * right; a colon too many or too few is soon written there.
 */
const arn =
  /^arn:(?<partition>[a-z0-9-]+|[$#]\{[^}]*\}):states:(?::{0,3}(?=(?:amazon)?api)|[^:]*:[^:]*:)(?<service>[^:]+)(?::(?<action>.+))?$/i;

export const invokeResources: readonly { arn: string; pattern: IntegrationPattern; summary: string }[] = [
  {
    arn: 'arn:aws:states:::apigateway:invoke',
    pattern: 'request',
    summary: 'Calls an API Gateway endpoint and goes on as soon as the HTTP response has come.',
  },
  {
    arn: `arn:aws:states:::apigateway:invoke${waitSuffix}`,
    pattern: 'waitForTaskToken',
    summary: 'Calls an API Gateway endpoint with a task token and waits until someone gives the token back.',
  },
];

/**
 * Reads a Resource. Undefined for anything that is not meant to be apigateway:invoke: another service, an activity,
 * a Lambda function, a whole placeholder.
 */
export const parseResource = remembered((resource: string): InvokeResource | undefined => {
  const groups = arn.exec(resource.trim())?.groups;
  if (!groups) return undefined;
  const { partition = '', service = '', action = '' } = groups;
  if (!/^(aws-sdk:)?(amazon)?api[-_]?(gateway|gw)(:invoke)?$/i.test(service)) return undefined;
  const [name = '', ...suffixes] = action.split('.');
  const suffix = suffixes.join('.');
  const pattern = /^wait|token|call[-_]?back/i.test(suffix) ? 'waitForTaskToken' : 'request';
  const right = `arn:${partition}:states:::apigateway:invoke${pattern === 'waitForTaskToken' ? waitSuffix : ''}`;
  if (resource === right || hasPlaceholder(action)) return { pattern };
  return { pattern, mistake: { message: mistakeIn(service, name, suffix, resource, right), right } };
});

/** `invoke.${Pattern}`, `invoke${Suffix}`, `${Action}`: what it will be, only deployment knows. */
function hasPlaceholder(action: string): boolean {
  return /\$\{[^}]*\}/.test(action);
}

function mistakeIn(service: string, name: string, suffix: string, resource: string, right: string): string {
  if (service === 'apigateway' && name === 'invoke' && suffix !== '')
    return /^sync/i.test(suffix)
      ? `The API Gateway integration does not support '.${suffix}': only Request Response and .waitForTaskToken.`
      : `The API Gateway integration has no pattern '.${suffix}': only Request Response and .waitForTaskToken.`;
  return `'${resource}' is not a resource of Step Functions: calling an API is '${right}'.`;
}
