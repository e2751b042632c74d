// A complete context object (`$$`, `$states.context`) from made-up values, for a run that no execution surrounds.
import { isObject, type Json, type JsonObject } from '../json';
import { uuid } from './randomness';

export type ContextOptions = {
  /** The state's name. */
  state: string;
  /** The state machine's name; a made-up one where it is not known. */
  stateMachine?: string;
  /** The execution's input. */
  input: Json;
  /** When the state is entered and, as it is the first one, the execution started. */
  now: Date;
  /** Like Math.random; the source of the execution's id. */
  random: () => number;
  retryCount?: number;
  /** The task token; only a `.waitForTaskToken` Task has one. */
  token?: string;
  /** Values that replace the made-up ones, field by field; `Execution.Input` is replaced as a whole. */
  overrides?: JsonObject;
};

const region = 'us-east-1';
const account = '123456789012';

/** The context object of a Task, as recorded from Step Functions: times in ISO 8601 with milliseconds, `Task` for a token only. */
export function contextObject(options: ContextOptions): JsonObject {
  const machine = options.stateMachine ?? 'LocalStateMachine';
  const execution = uuid(options.random);
  const time = options.now.toISOString();
  const made: JsonObject = {
    Execution: {
      Id: `arn:aws:states:${region}:${account}:execution:${machine}:${execution}`,
      Input: options.input,
      Name: execution,
      RoleArn: `arn:aws:iam::${account}:role/${machine}Role`,
      StartTime: time,
      RedriveCount: 0,
    },
    State: { EnteredTime: time, Name: options.state, RetryCount: options.retryCount ?? 0 },
    StateMachine: { Id: `arn:aws:states:${region}:${account}:stateMachine:${machine}`, Name: machine },
    ...(options.token !== undefined && { Task: { Token: options.token } }),
  };
  return options.overrides ? merged(made, options.overrides) : made;
}

/** Merges objects into objects down to the fields; the execution's input is a field, not a part of the context's shape. */
function merged(base: JsonObject, overrides: JsonObject): JsonObject {
  const changed = Object.entries(overrides).map(([key, value]): [string, Json] => {
    const old = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isObject(old) && isObject(value) && key !== 'Input' ? merged(old, value) : value];
  });
  // fromEntries and spread define properties, so that a key named __proto__ stays a plain key.
  return { ...base, ...Object.fromEntries(changed) };
}
