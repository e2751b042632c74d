// The commands of the command line: what each is for, and how it is loaded.
import type { Run } from './command';

export type Command = {
  /** As the main help shows it. */
  usage: string;
  summary: string;
  /** Each is loaded when it is asked for, so that `check` starts without what only `run` needs. */
  load: () => Promise<Run>;
};

export const commands: Readonly<Record<string, Command>> = {
  check: {
    usage: 'check FILE…',
    summary: 'report mistakes in the Tasks',
    load: async () => (await import('./check')).check,
  },
  run: {
    usage: 'run FILE',
    summary: 'make the call of one Task, as Step Functions would',
    load: async () => (await import('./run')).run,
  },
  validate: {
    usage: 'validate FILE',
    summary: 'have Step Functions check a whole definition',
    load: async () => (await import('./validate')).validate,
  },
  test: {
    usage: 'test [FILE…]',
    summary: 'run Task tests (*.asltest.json), offline with recorded responses or live',
    load: async () => (await import('./test')).test,
  },
  policy: {
    usage: 'policy FILE',
    summary: 'the IAM policy that the call of one Task needs',
    load: async () => (await import('./policy')).policy,
  },
  curl: {
    usage: 'curl FILE',
    summary: 'that call as a cURL command or a .http request',
    load: async () => (await import('./curl')).curl,
  },
  import: {
    usage: 'import',
    summary: 'a cURL command or .http request as a Task',
    load: async () => (await import('./import')).importRequest,
  },
};
