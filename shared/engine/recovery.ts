// What the state's Retry and Catch make of a failure: the retry that comes next, and the catcher once none is left.
import { setTimeout as timer } from 'node:timers/promises';
import type { JsonObject } from '../json';
import { longestTimer } from './deadline';
import { outcomeOf } from './failure';
import { catcherFor, nextRetry } from './retry';
import type { ErrorOutput } from './state-language';
import type { Task } from './task';
import type { Deps, Failure, Retry, Run, RunSettings } from './types';

/** The retry that Step Functions makes after this run, or undefined. A local failure is none that Step Functions would see. */
export function retryFor(run: Run, state: JsonObject, random: () => number): Retry | undefined {
  if (run.failure === undefined || run.failure.local) return undefined;
  const made: number[] = [];
  for (const { retry } of run.attempts ?? []) made[retry.retrier] = retry.attempt;
  return nextRetry(state['Retry'], matchedName(run.failure), made, random);
}

/** Waits until a retry is due. False, and the run cancelled, where it was stopped meanwhile. */
export async function waitFor(retry: Retry, run: Run, deps: Deps): Promise<boolean> {
  const signal = deps.signal ?? new AbortController().signal;
  const wait = deps.wait ?? ((milliseconds) => timer(milliseconds, undefined, { signal }));
  try {
    deps.onRetry?.(retry, run);
    await wait(Math.min(retry.waitSeconds * 1000, longestTimer), signal);
    return true;
  } catch {
    run.status = 'cancelled';
    return false;
  }
}

/** Fills in the retry that was not made, and the catcher's output and next state. Never throws. */
export async function recover(
  run: Run,
  task: Task,
  retry: Retry | undefined,
  prefix: RunSettings['errorPrefix'],
): Promise<void> {
  const { failure } = run;
  if (failure === undefined || failure.local) return;
  if (retry) run.retry = retry;
  const catcher = catcherFor(task.state['Catch'], matchedName(failure));
  const next = catcher?.entry['Next'];
  if (catcher === undefined || typeof next !== 'string') return;
  try {
    const language = await task.language();
    const { output, variables } = await language.caught(catcher.entry, catcher.index, errorOutputOf(run, failure));
    run.caught = { catcher: catcher.index, next };
    run.next = next;
    run.output = output;
    if (variables) run.variables = variables;
  } catch (thrown) {
    // The catcher's own expressions failed: the execution ends with that failure.
    run.failure = { ...outcomeOf(thrown, prefix), stage: 'output' };
  }
}

/** The name that tells a missed heartbeat from TimeoutSeconds, both of which end as States.Timeout. */
function matchedName({ error, heartbeat }: Failure): string {
  return heartbeat ? 'States.HeartbeatTimeout' : error;
}

/** What SendTaskFailure leaves out is null, as recorded. */
function errorOutputOf({ submitted }: Run, { error, cause, stage }: Failure): ErrorOutput {
  const answered = submitted !== undefined && stage === 'result';
  return answered ? { Error: error || null, Cause: cause || null } : { Error: error, Cause: cause };
}
