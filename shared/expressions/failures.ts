// The failures of expressions in the words recorded from Step Functions.
import type { Json } from '../json';
import { StateFailure } from './scope';

/**
 * A failure with the opening that Step Functions gives each of them.
 * The number is the event that entered the state: 2 in every execution whose first state it is, as in a local run.
 */
export function failureIn(state: string, error: string, sentence: string): StateFailure {
  return new StateFailure(
    error,
    `An error occurred while executing the state '${state}' (entered at the event id #2). ${sentence}`,
  );
}

/**
 * Recorded as `States.Runtime`, although the specification names it `States.ParameterPathFailure`.
 * `input` is what the path was looked up in: recorded with the context object for a path that starts with `$$`.
 */
export function pathNotFound(state: string, path: string, key: string, input: Json): StateFailure {
  return failureIn(
    state,
    'States.Runtime',
    `The JSONPath '${path}' specified for the field '${key}' could not be found in the input '${compact(input)}'`,
  );
}

/** What happens to a value or template nested so deep that evaluating it would overflow the stack. */
export function tooDeep(state: string, field: string): StateFailure {
  return failureIn(state, 'States.Runtime', `The field '${field}' is nested too deeply to be evaluated`);
}

/** JSON as Step Functions prints it in messages. Never throws: a value too deep to print is named instead. */
export function compact(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '(too deep to print)';
  }
}
