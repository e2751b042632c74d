// What a query language decides about a Task: how its fields are evaluated before and after the call.
import type { Json, JsonObject } from '../json';
import type { Scope } from '../expressions/scope';

/** JSONPath has its values at once; JSONata lets other work run meanwhile. */
export type Awaitable<T> = T | Promise<T>;

/** The fields of one Task under one query language. Every step throws the StateFailure that Step Functions would report. */
export type StateLanguage = {
  /** The input the parameters are made from. */
  effectiveInput: () => Awaitable<Json>;
  /** Parameters or Arguments, evaluated; the effective input where the state has none. */
  parameters: (effectiveInput: Json) => Awaitable<Json>;
  /** TimeoutSeconds or HeartbeatSeconds, from wherever the state takes it; undefined where it sets none. */
  seconds: (field: TimeField, effectiveInput: Json) => Awaitable<number | undefined>;
  /** RoleArn of the Task's Credentials. */
  roleArn: (effectiveInput: Json) => Awaitable<string | undefined>;
  /** The result as ResultSelector shapes it; absent where the state has none. */
  selected?: (result: Json) => Awaitable<Json>;
  /** The state's output for the Task's result, or for what `selected` made of it. */
  output: (result: Json) => Awaitable<StateOutput>;
  /** The output of a catcher, and where it stands in the state's Catch. */
  caught: (catcher: JsonObject, index: number, errorOutput: ErrorOutput) => Awaitable<StateOutput>;
};

export type TimeField = 'TimeoutSeconds' | 'HeartbeatSeconds';

/** What a catcher gets. Null where whoever answered the task token named none. */
export type ErrorOutput = { Error: string | null; Cause: string | null };

export type StateOutput = {
  output: Json;
  /** Workflow variables after Assign, where there is one. */
  variables?: JsonObject;
};

/** The state and what its expressions see. */
export type StateScope = {
  name: string;
  state: JsonObject;
  /** The state's raw input. */
  input: Json;
  /** What an expression sees where `$` is this value. */
  at: (value: Json) => Scope;
  random: () => number;
  now: () => Date;
};
