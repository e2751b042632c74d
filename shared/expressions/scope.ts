// What the expressions of one state can see, and how they fail.
import type { Json, JsonObject } from '../json';

export type Scope = {
  /** `$`: the state's input, or in ResultSelector the Task's result. */
  input: Json;
  /** `$$`: the context object. */
  context: JsonObject;
  /** Workflow variables by name, without the `$`. */
  variables: JsonObject;
};

/** A failure that Step Functions would report: the error name Retry and Catch match, and the cause. */
export class StateFailure extends Error {
  constructor(
    readonly error: string,
    override readonly cause: string,
  ) {
    super(`${error}: ${cause}`);
    this.name = 'StateFailure';
  }
}
