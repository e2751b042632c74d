// Error names of an apigateway:invoke Task: what Retry and Catch can match, and what each means.
import { pages } from './pages';

/** Both spellings of the integration's error prefix: the page's, and the one AWS has been recorded giving. */
export const errorPrefixes = ['APIGateway', 'ApiGateway'] as const;
export type ErrorPrefix = (typeof errorPrefixes)[number];

export type ErrorName = { name: string; summary: string };

/** Error names of Step Functions itself that such a Task can end with or that ErrorEquals can list. */
export const statesErrors: readonly ErrorName[] = [
  {
    name: 'States.ALL',
    summary: 'Matches every error but `States.Runtime`. Stands alone, in the last retrier or catcher.',
  },
  { name: 'States.TaskFailed', summary: 'Matches every error of the Task but `States.Timeout`.' },
  {
    name: 'States.Timeout',
    summary: 'The Task ran longer than `TimeoutSeconds`, or sent no heartbeat within `HeartbeatSeconds`.',
  },
  {
    name: 'States.HeartbeatTimeout',
    summary: 'No heartbeat came within `HeartbeatSeconds`. For Retry and Catch only.',
  },
  { name: 'States.Permissions', summary: 'The role of the state machine may not do what the Task asks for.' },
  {
    name: 'States.DataLimitExceeded',
    summary: 'The result of the Task is larger than 262,144 bytes, the limit of a state’s data.',
  },
  {
    name: 'States.Runtime',
    summary:
      'The Task could not be started: a path found nothing or a parameter has the wrong form. Cannot be retried or caught.',
  },
  { name: 'States.ResultPathMatchFailure', summary: '`ResultPath` cannot be applied to the input of the state.' },
  { name: 'States.ParameterPathFailure', summary: 'A path inside `Parameters` or `ResultSelector` found nothing.' },
  { name: 'States.IntrinsicFailure', summary: 'An intrinsic function failed.' },
  { name: 'States.QueryEvaluationError', summary: 'A JSONata expression failed, or gave nothing or the wrong type.' },
  { name: 'States.ExceedToleratedFailureThreshold', summary: 'A Map state had more failed items than it tolerates.' },
  { name: 'States.ItemReaderFailed', summary: 'A Map state could not read its items.' },
  { name: 'States.ResultWriterFailed', summary: 'A Map state could not write its results.' },
  { name: 'States.BranchFailed', summary: 'A branch of a Parallel state failed.' },
  { name: 'States.NoChoiceMatched', summary: 'A Choice state matched nothing and has no Default.' },
];

export type GatewayStatus = {
  status: number;
  reason: string;
  /** What API Gateway or the API means by it, in one or two sentences, with the way out. */
  summary: string;
};

/** HTTP statuses that API Gateway gives by itself, or that callers of an API meet most. */
export const gatewayStatuses: readonly GatewayStatus[] = [
  {
    status: 400,
    reason: 'Bad Request',
    summary:
      'The request does not pass the validation of the method: look at `RequestBody`, `Headers` and `QueryParameters`.',
  },
  {
    status: 401,
    reason: 'Unauthorized',
    summary:
      'The authorizer of the method found no identity: a Lambda authorizer expects its token in a header of its own.',
  },
  {
    status: 403,
    reason: 'Forbidden',
    summary:
      'The call was refused. `Missing Authentication Token` mostly means that no such route exists (look at `Stage`, `Path` and `Method`), or that an IAM route was called unsigned. Else: a wrong signature, a policy that denies the call, a missing API key, or a WAF rule.',
  },
  {
    status: 404,
    reason: 'Not Found',
    summary: 'An HTTP API has no such route or stage, or the API itself did not find the resource.',
  },
  { status: 409, reason: 'Conflict', summary: 'The API refuses the change in the present state of the resource.' },
  {
    status: 410,
    reason: 'Gone',
    summary: 'The WebSocket client of an `@connections` call is no longer connected.',
  },
  { status: 413, reason: 'Content Too Large', summary: 'The request is larger than API Gateway takes (10 MB).' },
  {
    status: 415,
    reason: 'Unsupported Media Type',
    summary: 'The integration has no template for this Content-Type: set the header `Content-Type`.',
  },
  { status: 422, reason: 'Unprocessable Content', summary: 'The API understood the request but refuses its content.' },
  {
    status: 429,
    reason: 'Too Many Requests',
    summary: 'The call was throttled, or the quota of the usage plan is used up: retry with back-off.',
  },
  { status: 500, reason: 'Internal Server Error', summary: 'The API, its authorizer or its configuration failed.' },
  {
    status: 502,
    reason: 'Bad Gateway',
    summary: 'The integration behind the API gave an answer that API Gateway could not use.',
  },
  { status: 503, reason: 'Service Unavailable', summary: 'The integration behind the API could not be reached.' },
  {
    status: 504,
    reason: 'Gateway Timeout',
    summary:
      'The integration behind the API took longer than API Gateway waits (29 s for REST, 30 s for HTTP APIs by default).',
  },
];

/** What an error without an HTTP status is called: the name after the prefix. */
export const transportError = 'SdkClientException';

/** The integration's error for an HTTP status, or for an exception: `APIGateway.403`, `APIGateway.SdkClientException`. */
export function gatewayError(prefix: ErrorPrefix, detail: number | string): string {
  return `${prefix}.${detail}`;
}

/** Splits an error of the integration into prefix and detail (`APIGateway.403` → `APIGateway`, `403`), or undefined. */
export function splitGatewayError(error: string): { prefix: ErrorPrefix; detail: string } | undefined {
  const [prefix, ...detail] = error.split('.');
  const known = errorPrefixes.find((candidate) => candidate === prefix);
  return known === undefined || detail.length === 0 ? undefined : { prefix: known, detail: detail.join('.') };
}

/** The services whose Tasks people copy retriers from, as their errors begin. STS and IAM are not among them: a Task's role is theirs. */
const otherServices =
  /^(Lambda|AWSLambda|DynamoDB|DynamoDb|SNS|Sns|SQS|Sqs|ECS|Ecs|EKS|Batch|Glue|SageMaker|EMR|Emr|EMRContainers|EMRServerless|CodeBuild|Athena|EventBridge|Events|Bedrock|StepFunctions|Sfn|S3)\.[A-Z]\w*$/;

/** Whether an error name is one that only the Task of another service ends with: `Lambda.TooManyRequestsException`. */
export function isOtherServicesError(error: string): boolean {
  return otherServices.test(error);
}

/** The same error under the integration's other prefix, or undefined for an error of something else. */
export function otherSpelling(error: string): string | undefined {
  const parts = splitGatewayError(error);
  return parts && gatewayError(parts.prefix === 'APIGateway' ? 'ApiGateway' : 'APIGateway', parts.detail);
}

/** What an error name means, as markdown with no heading, or undefined where nothing is known of it. */
export function explainError(error: string): string | undefined {
  const states = statesErrors.find(({ name }) => name === error);
  if (states) return states.summary;
  const gateway = splitGatewayError(error);
  if (!gateway) return undefined;
  const known = gatewayStatuses.find(({ status }) => String(status) === gateway.detail);
  if (known) return `**${known.status} ${known.reason}.** ${known.summary}`;
  if (/^[1345]\d\d$/.test(gateway.detail)) return `The API answered with HTTP status ${gateway.detail}.`;
  if (gateway.detail === transportError)
    return 'No HTTP answer came: the host was not found, refused the connection, or broke it off.';
  return undefined;
}

export const errorDocs = { integration: pages.errors, gateway: pages.gatewayResponses, states: pages.errorHandling };
