// What keeps Step Functions from answering, in plain words: which permission, role, region or sign-in is missing.
import { findingsIn } from './findings';
import { roleArnForm } from './roleArn';
import type { AwsFinding } from './types';

/** A call that Step Functions did not make. The message says what to do and holds no secret. */
export class AwsError extends Error {
  constructor(
    /** AWS's own name of the error where it answered (`AccessDeniedException`), else what is missing (`NoRegion`). */
    readonly code: string,
    message: string,
    /** Of an InvalidDefinition: what is wrong, and where. */
    readonly findings: AwsFinding[] = [],
  ) {
    super(message);
    this.name = 'AwsError';
  }
}

/** What was asked, for messages. */
export type Asked = { operation: string; roleArn?: string; region?: string; origin?: string };

type Explained = (message: string, asked: Asked) => string;

const signIn = 'Sign in again: `aws sso login`, `aws login`, or new keys.';

/** By AWS's names of errors, as its JSON protocol gives them in `__type`. */
const explanations: Record<string, Explained> = {
  AccessDeniedException: accessDenied,
  AccessDenied: accessDenied,
  ExpiredTokenException: () => `The sign-in has expired. ${signIn}`,
  ExpiredToken: () => `The sign-in has expired. ${signIn}`,
  UnrecognizedClientException: () =>
    'AWS does not accept the credentials: `aws sts get-caller-identity` shows what is wrong.',
  MissingAuthenticationTokenException: () => 'AWS found no credentials in the call.',
  InvalidSignatureException: (message) =>
    /expired|not yet current/i.test(message)
      ? `The clock of this machine differs too much from AWS’s: ${message}`
      : `AWS does not accept the signature, so the secret key does not belong to the access key: ${firstLine(message)}`,
  OptInRequired: (_message, { region = '' }) => `The account has not switched on the region ${region}.`,
  ThrottlingException: () => 'AWS throttled the call: too many at once. Try again in a moment.',
  InvalidArn: (message, { roleArn }) =>
    roleArn === undefined
      ? message
      : `Step Functions does not take '${roleArn}' for a role (${message}). The form is ${roleArnForm}.`,
  InvalidDefinition: (message) =>
    findingsIn(message)
      .map(({ message, location }) => `${message}${location === undefined ? '' : ` (at ${location})`}`)
      .join('\n'),
};

/** What an error of the SDK means. What is no answer of AWS is told by where the call went. */
export function awsError(error: unknown, asked: Asked): AwsError {
  if (error instanceof AwsError) return error;
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  if (name === 'TransportError') return new AwsError('NoAnswer', `Step Functions could not be reached. ${message}.`);
  if (name === 'TimeoutError')
    return new AwsError('NoAnswer', 'Step Functions gave no answer within 6 minutes; a state is tested for 5 at most.');
  if (name === 'CredentialsError') return new AwsError('NoCredentials', message);
  if (/Region is missing/i.test(message)) return noRegion();
  // An answer that is not of the protocol: a proxy's page, or a server that is not Step Functions.
  if (name === 'SyntaxError' || name === 'Error' || name === 'Unknown' || name === 'UnknownError')
    return new AwsError('NoAnswer', `What answered at ${asked.origin ?? 'the endpoint'} is not Step Functions.`);
  if (name === 'UnknownOperationException')
    return new AwsError(name, `The service at ${asked.origin ?? 'the endpoint'} does not know ${asked.operation}.`);
  const explain = Object.hasOwn(explanations, name) ? explanations[name] : undefined;
  const findings = name === 'InvalidDefinition' ? findingsIn(message) : [];
  return new AwsError(name, explain?.(message, asked) ?? message, findings);
}

/** Nobody said in which region. */
export function noRegion(): AwsError {
  return new AwsError(
    'NoRegion',
    'No region: ApiEndpoint names none here, and neither do the settings nor the AWS configuration.',
  );
}

/** AWS says who may not do what on which resource; whose policy has to change depends on what it is. */
function accessDenied(message: string, { operation, roleArn }: Asked): string {
  if (/assume the provided role|cannot be assumed|is not authorized to assume/i.test(message))
    return `Step Functions may not take on the role ${roleArn ?? ''}: its trust policy must allow states.amazonaws.com. (${message})`;
  const action = /perform:? (\w+:\w+)/.exec(message)?.[1];
  const resource = /on resource: ([^\s'"]+)/.exec(message)?.[1];
  if (action === 'iam:PassRole')
    return `You may call ${operation}, but not hand the role ${resource ?? roleArn ?? ''} to Step Functions: your own policy needs iam:PassRole for it. (${message})`;
  if (action !== undefined) return `Your own policy needs ${action}${resource ? ` for ${resource}` : ''}. (${message})`;
  return `AWS refuses the call. It needs states:${operation}${operation === 'TestState' ? ', and iam:PassRole for the role' : ''}. (${message})`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
