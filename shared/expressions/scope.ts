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

/** What JSONata sees: `$states.input`, `.context`, and where they exist `.result` and `.errorOutput`. */
export type JsonataScope = Scope & {
  /** The Task's result; in Output and Assign only. */
  result?: Json;
  /** `{Error, Cause}`; in a catcher's Output and Assign only. */
  errorOutput?: Json;
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
