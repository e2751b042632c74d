// One attempt's view of the Task: its input, its task token, its context object and its query language.
import type { Json, JsonObject } from '../json';
import { givenToken, madeUpToken, waitsForToken } from './callback';
import { contextFor } from './context';
import { jsonPathState } from './jsonpath-state';
import type { StateLanguage, StateScope } from './state-language';
import type { Deps, RunRequest } from './types';

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

/** @param visit when the state was entered, and how many retries were made since. */
export function openTask(
  { name, state, queryLanguage, input, variables = {}, context }: RunRequest,
  { random }: Deps,
  visit: { entered: Date; retryCount: number },
): Task {
  const token = waitsForToken(state) ? (givenToken(context) ?? madeUpToken(random)) : undefined;
  const seen = contextFor({ name, input, given: context, token, random, ...visit });
  const scope: StateScope = { name, state, random, scope: { input, context: seen, variables } };
  const language = (): Promise<StateLanguage> => Promise.resolve(jsonPathState(scope));
  return { name, state, queryLanguage, input, ...(token === undefined ? {} : { token }), language };
}
