// The options that several commands take: each declared once, and read in one way.
import type { Syntax } from '../shared/document/document';
import { isObject, type JsonObject } from '../shared/json';
import { errorPrefixes, type ErrorPrefix } from '../shared/knowledge/errors';
import type { TaskOptions } from './findTask';
import { parseInput } from './input';
import { misused, oneOf, pair, present } from './usage';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;

/** How a definition is read, and its placeholders filled. */
export const definitionArguments = { substitution: texts, template: text, syntax: text } as const;

/** Which Task is meant. */
export const taskArguments = { state: text, ...definitionArguments } as const;

/** What a Task's request is made of. */
export const requestArguments = {
  ...taskArguments,
  input: { ...text, default: '{}' },
  endpoint: texts,
  context: { ...text, default: '{}' },
  variables: { ...text, default: '{}' },
} as const;

/** How calls are made. */
export const callArguments = {
  endpoint: texts,
  profile: text,
  role: text,
  'error-prefix': { ...text, default: 'APIGateway' },
  timeout: { ...text, default: '60' },
} as const;

export type CallOptions = {
  /** By API host in lower case. */
  endpoints: Record<string, string>;
  profile?: string;
  /** The state machine's role, to be assumed before signing. */
  roleArn?: string;
  errorPrefix: ErrorPrefix;
  timeoutSeconds: number;
};

/** The values of `callArguments`, checked. */
export function readCall(values: {
  endpoint: string[];
  profile?: string | undefined;
  role?: string | undefined;
  'error-prefix': string;
  timeout: string;
}): CallOptions {
  return {
    endpoints: readEndpoints(values.endpoint),
    ...present({ profile: values.profile, roleArn: values.role }),
    errorPrefix: oneOf('error-prefix', values['error-prefix'], errorPrefixes),
    timeoutSeconds: readSeconds('timeout', values.timeout),
  };
}

/** The values of `taskArguments` that name the Task. */
export function readTask(
  file: string,
  values: { [name in 'state' | 'template' | 'syntax']?: string | undefined },
): TaskOptions {
  const { state, template } = values;
  return { file, ...present({ state, template, syntax: readSyntax(values.syntax) }) };
}

export function readSyntax(value: string | undefined): Syntax | undefined {
  return value === undefined ? undefined : oneOf<Syntax>('syntax', value, ['json', 'yaml']);
}

/** Values by the names of their placeholders. */
export function readSubstitutions(values: string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => pair('substitution', value)));
}

/** Refuses `-` and `--input @-` at once: standard input can be read only once. */
export function refuseBothFromStdin(file: string, input: string): void {
  if (file === '-' && input === '@-')
    throw misused('The definition and the input cannot both come from standard input.');
}

/** Base URLs by API host in lower case, each of the form `HOST=URL`. */
export function readEndpoints(values: string[]): Record<string, string> {
  return Object.fromEntries(values.map(readEndpoint));
}

function readEndpoint(value: string): [host: string, url: string] {
  const [host, url] = pair('endpoint', value, 'HOST=URL');
  const wrong = (what: string): Error => misused(`--endpoint ${host}=…: ${what}`);
  if (/[/:@\s]/.test(host)) throw wrong(`'${host}' is not a host name, such as ApiEndpoint has.`);
  if (!URL.canParse(url)) throw wrong(`'${url}' is not a URL, such as http://127.0.0.1:3000.`);
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol))
    throw wrong(`the URL must begin with http:// or https://, not ${parsed.protocol}//.`);
  // The URL is not repeated here: it may hold a password.
  if (parsed.username || parsed.password) throw wrong('the URL must not hold a user name or password.');
  if (parsed.search || parsed.hash) throw wrong('the URL must end with its path: the Task has the query.');
  return [host.toLowerCase(), url];
}

/** The JSON object that an option has for its value. */
export function readObject(option: string, value: string): JsonObject {
  const object = parseInput(value, `--${option}`);
  if (isObject(object)) return object;
  throw misused(`--${option} needs a JSON object, not '${value}'.`);
}

export function readSeconds(option: string, value: string): number {
  const seconds = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw misused(`--${option} needs a number of seconds above 0, not '${value}'.`);
}

/** 0 for any that is free. */
export function readPort(option: string, value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw misused(`--${option} needs a port from 0 (any) to 65535, not '${value}'.`);
}
