// The options of `asl-invoke run`, each checked and in the form the run needs.
import type { JsonObject } from '../shared/json';
import { readTestOptions, testArguments, type TestOptions } from './awsOptions';
import type { TaskOptions } from './findTask';
import {
  callArguments,
  readCall,
  readObject,
  readPort,
  readSubstitutions,
  readTask,
  refuseBothFromStdin,
  requestArguments,
  type CallOptions,
} from './options';
import { misused, oneOf, type Parsed } from './usage';

export type RunOptions = TaskOptions &
  CallOptions & {
    /** As given: JSON, or `@` and a file name. */
    input: string;
    substitutions: Record<string, string>;
    /** Values of the context object that replace the made-up ones. */
    context: JsonObject;
    /** Workflow variables the Task can read. */
    variables: JsonObject;
    retry: boolean;
    signResourcePolicy: boolean;
    /** Where Step Functions is to run the Task itself. */
    aws?: TestOptions;
    /** Whether a Task that waits for its token is waited for. */
    wait: boolean;
    /** 0 for any that is free. */
    callbackPort: number;
    format: 'text' | 'json';
    /** Tells in text what the time of the call was spent on. */
    verbose: boolean;
  };

export const runArguments = {
  ...requestArguments,
  ...callArguments,
  retry: { type: 'boolean', default: false },
  'sign-resource-policy': { type: 'boolean', default: false },
  ...testArguments,
  'callback-port': { type: 'string', default: '0' },
  'no-wait': { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  verbose: { type: 'boolean', default: false },
} as const;

/** Checks what was given. Throws a Misuse that names the option at fault. */
export function readRunOptions({ values, positionals }: Parsed<typeof runArguments>): RunOptions {
  const [file, ...more] = positionals;
  if (file === undefined) throw misused('Name the file that holds the Task, or - for standard input.');
  if (more.length > 0) throw misused(`One file at a time: '${more.join("', '")}' is too much.`);
  refuseBothFromStdin(file, values.input);
  const aws = readTestOptions(values);
  if (aws) refuseLocal(values);
  return {
    ...readTask(file, values),
    ...readCall(values),
    ...(aws && { aws }),
    input: values.input,
    substitutions: readSubstitutions(values.substitution),
    context: readObject('context', values.context),
    variables: readObject('variables', values.variables),
    retry: values.retry,
    signResourcePolicy: values['sign-resource-policy'],
    wait: !values['no-wait'],
    callbackPort: readPort('callback-port', values['callback-port']),
    format: oneOf('format', values.format, ['text', 'json']),
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
  if (stray) throw misused(`--${stray} is for local runs: with --aws Step Functions makes the call.`);
}
