// The options of `asl-invoke test`, each checked.
import { errorPrefixes, type ErrorPrefix } from '../shared/knowledge/errors';
import { readEndpoint, readPort, readSeconds } from './runOptions';
import { misused, oneOf, readArgs } from './usage';

export type TestOptions = {
  /** Files and folders. */
  targets: string[];
  live: boolean;
  /** Only tests whose name has this text. */
  name?: string;
  /** The template that points at the definition; else those of its project. */
  template?: string;
  endpoints: Record<string, string>;
  profile?: string;
  roleArn?: string;
  errorPrefix: ErrorPrefix;
  timeoutSeconds: number;
  /** Whether a live test waits for the task token of its Task. */
  wait: boolean;
  /** Where that comes back; 0 for any port that is free. */
  callbackPort: number;
  /** The longest wait for a token: nobody may ever give it back. */
  callbackSeconds: number;
  format: 'text' | 'json' | 'junit';
};

const options = {
  live: { type: 'boolean', default: false },
  name: { type: 'string' },
  template: { type: 'string' },
  endpoint: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string' },
  role: { type: 'string' },
  'error-prefix': { type: 'string', default: 'APIGateway' },
  timeout: { type: 'string', default: '60' },
  'callback-port': { type: 'string' },
  'callback-timeout': { type: 'string' },
  'no-wait': { type: 'boolean' },
  format: { type: 'string', default: 'text' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments. Throws a UsageError that names the option at fault. */
export function readTestOptions(args: string[]): TestOptions | 'help' {
  const { values, positionals } = readArgs('test', args, options);
  if (values.help) return 'help';
  const liveOnly = ['endpoint', 'profile', 'role', 'callback-port', 'callback-timeout', 'no-wait'] as const;
  const given = (name: (typeof liveOnly)[number]): boolean => [values[name] ?? []].flat().length > 0;
  const idle = values.live ? undefined : liveOnly.find(given);
  if (idle) throw misused('test', `--${idle} is for --live: without it, nothing is sent.`);
  return {
    targets: positionals.length === 0 ? ['.'] : positionals,
    live: values.live,
    ...(values.name !== undefined && { name: values.name }),
    ...(values.template !== undefined && { template: values.template }),
    endpoints: Object.fromEntries(values.endpoint.map((text) => readEndpoint(text, 'test'))),
    ...(values.profile !== undefined && { profile: values.profile }),
    ...(values.role !== undefined && { roleArn: values.role }),
    errorPrefix: oneOf('test', 'error-prefix', values['error-prefix'], errorPrefixes),
    timeoutSeconds: readSeconds(values.timeout, 'test'),
    wait: !values['no-wait'],
    callbackPort: readPort(values['callback-port'] ?? '0', 'test'),
    callbackSeconds: readSeconds(values['callback-timeout'] ?? '300', 'test', 'callback-timeout'),
    format: oneOf('test', 'format', values.format, ['text', 'json', 'junit']),
  };
}
