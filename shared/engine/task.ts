// The Task as one stay in its state sees it: its input, context object, task token and query language, attempt by attempt.
import { contextObject } from '../expressions/context-object';
import { isObject, type Json, type JsonObject } from '../json';
import { givenToken, madeUpToken, waitsForToken } from './callback';
import { jsonataState } from './jsonata-state';
import { jsonPathState } from './jsonpath-state';
import type { StateLanguage, StateScope } from './state-language';
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
  language: () => Promise<StateLanguage>;
};

/**
 * Enters the state. The function it gives opens one attempt after another: the execution and the time stay the same,
 * `State.RetryCount` grows and each attempt has a task token of its own.
 */
export function enterState(request: RunRequest, { random, now }: Deps): (retries: number) => Task {
  const { name, state, queryLanguage, input, variables = {}, context: overrides = {} } = request;
  const entered = contextObject({ state: name, input, now: now(), random, overrides });
  return (retries) => {
    const token = waitsForToken(state) ? (givenToken(overrides) ?? madeUpToken(random)) : undefined;
    const scope: StateScope = {
      name,
      state,
      random,
      now,
      scope: { input, context: inAttempt(entered, retries, token), variables },
    };
    const language = async (): Promise<StateLanguage> => {
      if (queryLanguage === 'JSONPath') return jsonPathState(scope);
      const { resolveJsonata } = await import('../expressions/jsonata');
      return jsonataState(scope, resolveJsonata);
    };
    return { name, state, queryLanguage, input, ...(token === undefined ? {} : { token }), language };
  };
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
