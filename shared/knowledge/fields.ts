// Fields of a Task state beside its payload, as far as they have a meaning of their own for apigateway:invoke.
import { pages } from './pages';

export type TaskField = {
  name: string;
  /** The field that takes the value from the input instead. */
  fromInput?: string;
  type: string;
  /** Only a state of this query language has it. */
  only?: 'JSONPath';
  default?: string;
  summary: string;
  /** What it means in a Task that waits for its task token, and in one that does not. */
  detail: { waiting: string; request: string };
  docs: string;
};

const fromCallback =
  'This Task waits for its token: its result is what `SendTaskSuccess` is called with, not the response of the API.';

export const taskFields: readonly TaskField[] = [
  {
    name: 'TimeoutSeconds',
    fromInput: 'TimeoutSecondsPath',
    type: 'Integer',
    default: '99999999',
    summary: 'How long the Task may take; then it fails with `States.Timeout`.',
    detail: {
      waiting:
        'It includes the time until the token comes back: without it, the Task may wait a year, the longest that an execution runs.',
      request: 'API Gateway gives up on most integrations after 29 or 30 seconds itself, with status 504.',
    },
    docs: pages.taskState,
  },
  {
    name: 'HeartbeatSeconds',
    fromInput: 'HeartbeatSecondsPath',
    type: 'Integer',
    summary: 'The longest time between two heartbeats.',
    detail: {
      waiting:
        'Whoever holds the token calls `SendTaskHeartbeat` within this time, again and again; else the Task fails with `States.HeartbeatTimeout`. It must be below `TimeoutSeconds`.',
      request: 'Of use only with `.waitForTaskToken`: without a token, nobody can send a heartbeat.',
    },
    docs: pages.taskState,
  },
  {
    name: 'ResultSelector',
    type: 'JSON',
    only: 'JSONPath',
    summary: 'Makes a new result of that of the call, before `ResultPath` puts it in its place.',
    detail: {
      waiting: `${fromCallback} \`$\` is that.`,
      request:
        '`$` is the response: an object with `ResponseBody`, `Headers` (each a list), `StatusCode` and `StatusText`. A status other than 2XX is an error and never gets here.',
    },
    docs: pages.output,
  },
  {
    name: 'ResultPath',
    type: 'String',
    only: 'JSONPath',
    default: '$',
    summary:
      'Where the result goes in the input of the state: `$` replaces it, a path such as `$.response` adds to it, `null` drops the result.',
    detail: {
      waiting: fromCallback,
      request:
        'The result is what `ResultSelector` makes, else the whole response: `ResponseBody`, `Headers`, `StatusCode` and `StatusText`.',
    },
    docs: pages.output,
  },
  {
    name: 'Credentials',
    type: 'JSON',
    summary:
      'The `RoleArn` of a role that Step Functions takes on for this Task, in place of that of the state machine.',
    detail: both(
      'With `AuthType` `IAM_ROLE`, AWS documents access across accounts as unavailable for this integration.',
    ),
    docs: pages.authorization,
  },
];

function both(text: string): TaskField['detail'] {
  return { waiting: text, request: text };
}

/** The field of that name, or the one that such a name takes from the input. */
export function taskFieldNamed(name: string): TaskField | undefined {
  return taskFields.find((field) => field.name === name || field.fromInput === name);
}
