// A run as the `mock` of Step Functions' TestState: the state is tested on AWS without its call.
import type { Run } from '../engine/types';

/** `mock` of the TestState API: exactly one of both. `result` is JSON as text. */
export type TestStateMock = { result: string } | { errorOutput: { error: string; cause: string } };

/** The mock that gives what the run gave; undefined for a run that came to no end which Step Functions could have seen. */
export function testStateMock({ result, failure }: Run): TestStateMock | undefined {
  if (failure) return failure.local ? undefined : { errorOutput: { error: failure.error, cause: failure.cause } };
  return result === undefined ? undefined : { result: JSON.stringify(result) };
}
