// Retry and Catch for the error that came: which retrier and after which wait, else which catcher.
import { isObject, type Json, type JsonObject } from '../json';
import { otherSpelling } from '../knowledge/errors';
import type { Retry } from './types';

/**
 * The retry that Step Functions makes for an error, or undefined where no retrier matches or its attempts are used up.
 * Only the first retrier that lists the error counts.
 *
 * @param retriers the state's `Retry`.
 * @param made how many retries each retrier has made so far during this stay in the state, by index.
 * @param random like Math.random, for the jitter.
 */
export function nextRetry(
  retriers: Json | undefined,
  error: string,
  made: readonly number[],
  random: () => number,
): Retry | undefined {
  const retrier = firstMatch(retriers, error);
  if (retrier === undefined) return undefined;
  const { index, entry } = retrier;
  const attempt = (made[index] ?? 0) + 1;
  const maxAttempts = number(entry['MaxAttempts'], 3);
  if (attempt > maxAttempts) return undefined;
  return { retrier: index, attempt, maxAttempts, waitSeconds: waitBefore(entry, attempt, random) };
}

/** The first catcher that lists the error, with its index in the state's `Catch`. */
export function catcherFor(
  catchers: Json | undefined,
  error: string,
): { index: number; entry: JsonObject } | undefined {
  return firstMatch(catchers, error);
}

/**
 * True where one ErrorEquals name matches an error. Names are compared exactly, but for the integration's prefix: the
 * page writes `APIGateway.403` and AWS has been recorded giving `ApiGateway.403`, so that each stands for both.
 */
export function matches(name: string, error: string): boolean {
  // Recorded: not even naming it catches States.Runtime.
  if (error === 'States.Runtime') return false;
  if (name === error || name === otherSpelling(error)) return true;
  // Recorded: States.ALL takes States.DataLimitExceeded, although the documentation says it does not.
  if (name === 'States.ALL') return true;
  const timeouts = ['States.Timeout', 'States.HeartbeatTimeout'];
  // A missed heartbeat is a timeout too.
  if (name === 'States.Timeout') return timeouts.includes(error);
  return name === 'States.TaskFailed' && !timeouts.includes(error);
}

function firstMatch(list: Json | undefined, error: string): { index: number; entry: JsonObject } | undefined {
  const entries = Array.isArray(list) ? list : [];
  for (const [index, entry] of entries.entries()) {
    const names = isObject(entry) ? entry['ErrorEquals'] : undefined;
    if (
      isObject(entry) &&
      Array.isArray(names) &&
      names.some((name) => typeof name === 'string' && matches(name, error))
    )
      return { index, entry };
  }
  return undefined;
}

/** Seconds before the k-th retry: Interval x Backoff^(k-1), at most MaxDelaySeconds; with FULL jitter anything below that. */
function waitBefore(retrier: JsonObject, attempt: number, random: () => number): number {
  const grown = number(retrier['IntervalSeconds'], 1) * number(retrier['BackoffRate'], 2) ** (attempt - 1);
  const wait = Math.min(grown, number(retrier['MaxDelaySeconds'], Infinity));
  return retrier['JitterStrategy'] === 'FULL' ? wait * random() : wait;
}

function number(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? value : otherwise;
}
