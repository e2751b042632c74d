// The options of `asl-invoke run`, each checked and in the form the run needs.
import type { Syntax } from '../shared/document/document';
import { isObject, type JsonObject } from '../shared/json';
import { errorPrefixes, type ErrorPrefix } from '../shared/knowledge/errors';
import { readTestOptions, testArguments, type TestOptions } from './awsOptions';
import { parseInput } from './input';
import { misused, oneOf, pair, readArgs } from './usage';

export type RunOptions = {
  file: string;
  state?: string;
  /** As given: JSON, or `@` and a file name. */
  input: string;
  /** By API host in lower case. */
  endpoints: Record<string, string>;
  substitutions: Record<string, string>;
  /** The template that points at the file; else those of its project. */
  template?: string;
  profile?: string;
  /** The state machine's role, to be assumed before signing. */
  roleArn?: string;
  /** Values of the context object that replace the made-up ones. */
  context: JsonObject;
  /** Workflow variables the Task can read. */
  variables: JsonObject;
  errorPrefix: ErrorPrefix;
  timeoutSeconds: number;
  retry: boolean;
  signResourcePolicy: boolean;
  /** Where Step Functions is to run the Task itself. */
  aws?: TestOptions;
  /** Whether a Task that waits for its token is waited for. */
  wait: boolean;
  /** 0 for any that is free. */
  callbackPort: number;
  syntax?: Syntax;
  format: 'text' | 'json';
  /** Tells in text what the time of the call was spent on. */
  verbose: boolean;
};

const options = {
  state: { type: 'string' },
  input: { type: 'string', default: '{}' },
  endpoint: { type: 'string', multiple: true, default: [] as string[] },
  substitution: { type: 'string', multiple: true, default: [] as string[] },
  template: { type: 'string' },
  profile: { type: 'string' },
  role: { type: 'string' },
  context: { type: 'string', default: '{}' },
  variables: { type: 'string', default: '{}' },
  'error-prefix': { type: 'string', default: 'APIGateway' },
  timeout: { type: 'string', default: '60' },
  retry: { type: 'boolean', default: false },
  'sign-resource-policy': { type: 'boolean', default: false },
  ...testArguments,
  'callback-port': { type: 'string', default: '0' },
  'no-wait': { type: 'boolean', default: false },
  syntax: { type: 'string' },
  format: { type: 'string', default: 'text' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments. Throws a UsageError that names the option at fault. */
export function readRunOptions(args: string[]): RunOptions | 'help' {
  const { values, positionals } = readArgs('run', args, options);
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined) throw misused('run', 'Name the file that holds the Task, or - for standard input.');
  if (more.length > 0) throw misused('run', `One file at a time: '${more.join("', '")}' is too much.`);
  if (file === '-' && values.input === '@-')
    throw misused('run', 'The definition and the input cannot both come from standard input.');
  const aws = readTestOptions(values);
  if (aws) refuseLocal(values);
  return {
    file,
    ...(aws && { aws }),
    ...(values.state === undefined ? {} : { state: values.state }),
    input: values.input,
    endpoints: Object.fromEntries(values.endpoint.map((text) => readEndpoint(text))),
    substitutions: Object.fromEntries(values.substitution.map((text) => pair('run', 'substitution', text))),
    ...(values.template === undefined ? {} : { template: values.template }),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(values.role === undefined ? {} : { roleArn: values.role }),
    context: readObject('context', values.context),
    variables: readObject('variables', values.variables),
    errorPrefix: oneOf('run', 'error-prefix', values['error-prefix'], errorPrefixes),
    timeoutSeconds: readSeconds(values.timeout),
    retry: values.retry,
    signResourcePolicy: values['sign-resource-policy'],
    wait: !values['no-wait'],
    callbackPort: readPort(values['callback-port']),
    ...(values.syntax === undefined ? {} : { syntax: oneOf('run', 'syntax', values.syntax, ['json', 'yaml']) }),
    format: oneOf('run', 'format', values.format, ['text', 'json']),
    verbose: values.verbose,
  };
}

/** What only a local run does would be passed over in silence on AWS. */
function refuseLocal(given: {
  endpoint: string[];
  role?: string;
  retry: boolean;
  'sign-resource-policy': boolean;
}): void {
  const stray =
    given.endpoint.length > 0
      ? 'endpoint'
      : (['role', 'retry', 'sign-resource-policy'] as const).find(
          (name) => given[name] !== undefined && given[name] !== false,
        );
  if (stray) throw misused('run', `--${stray} is for local runs: with --aws Step Functions makes the call.`);
}

/** `HOST=URL` of --endpoint. Throws a UsageError that says what is wrong with it. */
export function readEndpoint(text: string, command = 'run'): [host: string, url: string] {
  const [host, url] = pair(command, 'endpoint', text, 'HOST=URL');
  const wrong = (what: string): Error => misused(command, `--endpoint ${host}=…: ${what}`);
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
export function readObject(option: string, text: string, command = 'run'): JsonObject {
  const value = parseInput(text, `--${option}`);
  if (isObject(value)) return value;
  throw misused(command, `--${option} needs a JSON object, not '${text}'.`);
}

/** The seconds of an option. */
export function readSeconds(text: string, command = 'run', option = 'timeout'): number {
  const seconds = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw misused(command, `--${option} needs a number of seconds above 0, not '${text}'.`);
}

/** The port of --callback-port. */
export function readPort(text: string, command = 'run'): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw misused(command, `--callback-port needs a port from 0 (any) to 65535, not '${text}'.`);
}
