// The Task as one stay in its state sees it: its input, context object, task token and query language, attempt by attempt.
import { contextObject } from '../expressions/context-object';
import type { Scope } from '../expressions/scope';
import { isObject, type Json, type JsonObject } from '../json';
import { givenToken, madeUpToken, waitsForToken } from './callback';
import { jsonataState } from './jsonata-state';
import { jsonPathState } from './jsonpath-state';
import type { Awaitable, StateLanguage, StateScope } from './state-language';
import type { Deps, RunRequest } from './types';

/** The Task in one of its attempts. */
export type Task = {
  name: string;
  state: JsonObject;
  queryLanguage: RunRequest['queryLanguage'];
  input: Json;
  /** Present in a `.waitForTaskToken` Task. */
  token?: string;
  /** Loads the query language when the Task needs it. */
  language: () => Awaitable<StateLanguage>;
};

/**
 * Enters the state. The function it gives opens one attempt after another: the execution and the time stay the same,
 * `State.RetryCount` grows and each attempt has a task token of its own.
 */
export function enterState(
  request: RunRequest,
  { random, now }: Pick<Deps, 'random' | 'now'>,
): (retries: number) => Task {
  const { name, state, queryLanguage, input, variables = {}, context: overrides = {} } = request;
  const time = now();
  const entered = once(() => contextObject({ state: name, input, now: time, random, overrides }));
  return (retries) => {
    const token = waitsForToken(state) ? (givenToken(overrides) ?? madeUpToken(random)) : undefined;
    const context = once(() => inAttempt(entered(), retries, token));
    const at = (value: Json): Scope => ({
      input: value,
      variables,
      get context() {
        return context();
      },
    });
    const scope: StateScope = { name, state, input, at, random, now };
    const language = (): Awaitable<StateLanguage> =>
      queryLanguage === 'JSONPath'
        ? jsonPathState(scope)
        : import('../expressions/jsonata').then(({ resolveJsonata }) => jsonataState(scope, resolveJsonata));
    return { name, state, queryLanguage, input, ...(token === undefined ? {} : { token }), language };
  };
}

/** Few Tasks look at the context object: it is made for the first that does. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function inAttempt(entered: JsonObject, retries: number, token: string | undefined): JsonObject {
  const { State: state, Task: task } = entered;
  const before = isObject(state) && typeof state['RetryCount'] === 'number' ? state['RetryCount'] : 0;
  return {
    ...entered,
    State: { ...(isObject(state) ? state : {}), RetryCount: before + retries },
    ...(token === undefined ? {} : { Task: { ...(isObject(task) ? task : {}), Token: token } }),
  };
}
