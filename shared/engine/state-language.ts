// What a query language decides about a Task: how its fields are evaluated before and after the call.
import type { Json, JsonObject } from '../json';
import type { Scope } from '../expressions/scope';

/** The fields of one Task under one query language. Every step throws the StateFailure that Step Functions would report. */
export type StateLanguage = {
  /** The input the parameters are made from. */
  effectiveInput: () => Promise<Json>;
  /** Parameters or Arguments, evaluated; the effective input where the state has none. */
  parameters: (effectiveInput: Json) => Promise<Json>;
  /** TimeoutSeconds, from wherever the state takes it; undefined where it sets none. */
  timeoutSeconds: (effectiveInput: Json) => Promise<number | undefined>;
  /** RoleArn of the Task's Credentials. */
  roleArn: (effectiveInput: Json) => Promise<string | undefined>;
  /** The result as ResultSelector shapes it; absent where the state has none. */
  selected?: (result: Json) => Promise<Json>;
  /** The state's output for the Task's result, or for what `selected` made of it. */
  output: (result: Json) => Promise<StateOutput>;
  /** The output of a catcher, and where it stands in the state's Catch. */
  caught: (catcher: JsonObject, index: number, errorOutput: { Error: string; Cause: string }) => Promise<StateOutput>;
};

export type StateOutput = {
  output: Json;
  /** Workflow variables after Assign, where there is one. */
  variables?: JsonObject;
};

/** The state and what its expressions see. */
export type StateScope = {
  name: string;
  state: JsonObject;
  /** `input` is the state's raw input. */
  scope: Scope;
  random: () => number;
  now: () => Date;
};
