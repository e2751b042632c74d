// THE table: every parameter of an apigateway:invoke Task, with its values, its texts and its value check.
import { isObject, type Json } from '../json';
import { pages } from './pages';

export type AllowedValue = { value: string; summary: string };

export type ParameterSpec = {
  name: string;
  required: boolean;
  /** The type as the page names it. */
  type: string;
  values?: readonly AllowedValue[];
  default?: string;
  /** One sentence. */
  summary: string;
  /** Markdown paragraphs: what else someone who fills it in must know. */
  detail: string;
  /** Address of the page section that defines it. */
  docs: string;
  /** Whether the value is always written out, never an expression. */
  isLiteral?: true;
  /** The value to insert, in LSP snippet syntax and JSON. */
  snippet: string;
  /** A complete, right value: shown in hovers. */
  example: Json;
  /** Says what is wrong with a literal value, or undefined. Never asked about a value that only a run will know. */
  check: (value: Json) => string | undefined;
};

const methods: readonly AllowedValue[] = [
  { value: 'GET', summary: 'Reads a resource.' },
  { value: 'POST', summary: 'Creates a resource or starts something.' },
  { value: 'PUT', summary: 'Replaces a resource.' },
  { value: 'DELETE', summary: 'Deletes a resource.' },
  { value: 'PATCH', summary: 'Changes part of a resource.' },
  { value: 'HEAD', summary: 'Like GET, without a response body.' },
  { value: 'OPTIONS', summary: 'Asks what the resource allows.' },
];

const authTypes: readonly AllowedValue[] = [
  { value: 'NO_AUTH', summary: 'Calls the API directly, with no authorization. The default.' },
  {
    value: 'IAM_ROLE',
    summary:
      'Step Functions assumes the role of the state machine and signs the request with Signature Version 4. The role needs `execute-api:Invoke`.',
  },
  {
    value: 'RESOURCE_POLICY',
    summary:
      'Step Functions authenticates the request as `states.amazonaws.com`; the resource policy of the API must allow it for this state machine. REST APIs only.',
  },
];

export const parameters: readonly ParameterSpec[] = [
  {
    name: 'ApiEndpoint',
    required: true,
    type: 'String',
    summary: 'The host name of the API: `<API ID>.execute-api.<region>.amazonaws.com`.',
    detail:
      'A host name only: no scheme, port, stage or path. The API ID has only the characters `0-9` and `a-z`.\n\n' +
      'Regional APIs are supported, and edge-optimized HTTP APIs; private APIs and custom domain names are not. ' +
      'Whether a host belongs to a REST, an HTTP or a WebSocket API cannot be told from its name.',
    docs: pages.requestFormat,
    snippet: '"${1:api-id}.execute-api.${2:us-east-1}.amazonaws.com"',
    example: 'example.execute-api.us-east-1.amazonaws.com',
    check: expectString,
  },
  {
    name: 'Method',
    required: true,
    type: 'Enum',
    values: methods,
    summary: 'The HTTP method.',
    detail: 'Upper case, one of the allowed values.',
    docs: pages.requestFormat,
    snippet: `"\${1|${methods.map(({ value }) => value).join(',')}|}"`,
    example: 'GET',
    check: expectOneOf(methods),
  },
  {
    name: 'Headers',
    required: false,
    type: 'JSON',
    summary: 'HTTP request headers: each name with a list of values.',
    detail:
      'Every value is a list of strings, also where there is only one: `"key": ["value"]`. A plain string fails the Task with `States.Runtime` before anything is sent. ' +
      'For a value from the input, `States.Array` makes the list: `"key.$": "States.Array($.value)"`.\n\n' +
      'Not permitted: names that begin with `X-Forwarded`, `X-Amz` or `X-Amzn`; `Authorization`, `Connection`, `Content-md5`, `Expect`, `Host`, `Max-Forwards`, `Proxy-Authenticate`, `Server`, `TE`, `Transfer-Encoding`, `Trailer`, `Upgrade`, `Via`, `Www-Authenticate`.',
    docs: pages.requestFormat,
    snippet: '{\n\t"${1:name}": ["${2:value}"]\n}',
    example: { key: ['value1', 'value2'] },
    check: expectObject,
  },
  {
    name: 'Stage',
    required: false,
    type: 'String',
    summary: 'The stage where the API is deployed.',
    detail:
      'Letters, digits, `-` and `_`, at most 128 characters. Leave it out for an HTTP API that uses the `$default` stage.',
    docs: pages.requestFormat,
    snippet: '"${1:prod}"',
    example: 'prod',
    check: checkStage,
  },
  {
    name: 'Path',
    required: false,
    type: 'String',
    summary: 'The path behind the stage.',
    detail:
      'With or without a leading slash. A query belongs in `QueryParameters`.\n\nA message to a WebSocket client goes to `@connections/<connection id>`, with `AuthType` `IAM_ROLE`.',
    docs: pages.requestFormat,
    snippet: '"${1:path}"',
    example: 'bills/add',
    check: expectString,
  },
  {
    name: 'QueryParameters',
    required: false,
    type: 'JSON',
    summary: 'The query string: each name with a list of values.',
    detail:
      'Every value is a list of strings, also where there is only one: `"billId": ["123456"]`. Several values repeat the name: `?id=1&id=2`.',
    docs: pages.requestFormat,
    snippet: '{\n\t"${1:name}": ["${2:value}"]\n}',
    example: { billId: ['123456'] },
    check: expectObject,
  },
  {
    name: 'RequestBody',
    required: false,
    type: 'JSON or String',
    summary: 'The HTTP request body: a JSON object or a string.',
    detail:
      'Supported for `POST`, `PUT` and `PATCH`. A string is sent as JSON, with quotes: `"text"` goes out as `"text"`, never as bare text.',
    docs: pages.requestFormat,
    snippet: '{\n\t$1\n}',
    example: { billId: 'my-new-bill' },
    // The page allows an object or a string; numbers, lists and null have been seen to be accepted, so nothing is refused.
    check: () => undefined,
  },
  {
    name: 'AuthType',
    required: false,
    type: 'Enum',
    isLiteral: true,
    values: authTypes,
    default: 'NO_AUTH',
    summary: 'The authentication method.',
    detail:
      'Lambda authorizers work with `NO_AUTH` and a header of your own, since `Authorization` is not permitted. Amazon Cognito and native OIDC / OAuth 2.0 authorizers are not supported.\n\n' +
      '`IAM_AUTH`, which an example of the AWS page has, is not an allowed value: it means `IAM_ROLE`.',
    docs: pages.authorization,
    snippet: `"\${1|${authTypes.map(({ value }) => value).join(',')}|}"`,
    example: 'IAM_ROLE',
    check: expectOneOf(authTypes),
  },
  {
    name: 'AllowNullValues',
    required: false,
    type: 'Boolean',
    default: 'false',
    summary: 'Whether `null` may stand inside `RequestBody`.',
    detail: 'Set it to `true` to pass `null` values in the body.',
    docs: pages.requestFormat,
    snippet: '${1|true,false|}',
    example: true,
    check: (value) => (typeof value === 'boolean' ? undefined : `must be true or false, not ${nameOfType(value)}.`),
  },
];

const byName = new Map(parameters.map((spec) => [spec.name, spec]));

/** The spec of a parameter, by its exact name. */
export function parameterNamed(name: string): ParameterSpec | undefined {
  return byName.get(name);
}

/** The type of a JSON value in words, for messages: `a list`, `an object`, `null`. */
export function nameOfType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function expectString(value: Json): string | undefined {
  return typeof value === 'string' ? undefined : `must be a string, not ${nameOfType(value)}.`;
}

function expectObject(value: Json): string | undefined {
  return isObject(value) ? undefined : `must be an object of names with lists of values, not ${nameOfType(value)}.`;
}

function expectOneOf(values: readonly AllowedValue[]): (value: Json) => string | undefined {
  const names = values.map(({ value }) => value);
  const list = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  return (value) => {
    if (typeof value !== 'string') return `must be one of ${list}, not ${nameOfType(value)}.`;
    return names.includes(value) ? undefined : `'${value}' is not allowed: it must be one of ${list}.`;
  };
}

function checkStage(value: Json): string | undefined {
  if (typeof value !== 'string') return expectString(value);
  if (value === '$default' || /^[A-Za-z0-9_-]{1,128}$/.test(value)) return undefined;
  if (value === '') return 'is empty: leave Stage out for an HTTP API that uses the $default stage.';
  if (value.length > 128) return `has ${value.length} characters: a stage name has at most 128.`;
  if (value.includes('/')) return `'${value}' has a slash: a stage is one name, what follows it belongs in Path.`;
  return `'${value}' is not a stage name: only letters, digits, '-' and '_' are allowed, or '$default'.`;
}
