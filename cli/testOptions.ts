// The options of `asl-invoke test`, each checked.
import { callArguments, readCall, readPort, readSeconds, type CallOptions } from './options';
import { misused, oneOf, present, type Parsed } from './usage';

export type TestOptions = CallOptions & {
  /** Files and folders. */
  targets: string[];
  live: boolean;
  /** Only tests whose name has this text. */
  name?: string;
  /** The template that points at the definition; else those of its project. */
  template?: string;
  /** Whether a live test waits for the task token of its Task. */
  wait: boolean;
  /** Where that comes back; 0 for any port that is free. */
  callbackPort: number;
  /** The longest wait for a token: nobody may ever give it back. */
  callbackSeconds: number;
  format: 'text' | 'json' | 'junit';
};

export const testCommandArguments = {
  live: { type: 'boolean', default: false },
  name: { type: 'string' },
  template: { type: 'string' },
  ...callArguments,
  'callback-port': { type: 'string' },
  'callback-timeout': { type: 'string' },
  'no-wait': { type: 'boolean' },
  format: { type: 'string', default: 'text' },
} as const;

/** Checks what was given. Throws a Misuse that names the option at fault. */
export function readTestOptions({ values, positionals }: Parsed<typeof testCommandArguments>): TestOptions {
  const liveOnly = ['endpoint', 'profile', 'role', 'callback-port', 'callback-timeout', 'no-wait'] as const;
  const given = (name: (typeof liveOnly)[number]): boolean => [values[name] ?? []].flat().length > 0;
  const idle = values.live ? undefined : liveOnly.find(given);
  if (idle) throw misused(`--${idle} is for --live: without it, nothing is sent.`);
  return {
    targets: positionals.length === 0 ? ['.'] : positionals,
    live: values.live,
    ...present({ name: values.name, template: values.template }),
    ...readCall(values),
    wait: !values['no-wait'],
    callbackPort: readPort('callback-port', values['callback-port'] ?? '0'),
    callbackSeconds: readSeconds('callback-timeout', values['callback-timeout'] ?? '300'),
    format: oneOf('format', values.format, ['text', 'json', 'junit']),
  };
}
