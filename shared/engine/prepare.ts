// The first half of the chain alone: what a Task would send, without credentials and without sending it.
import { outcomeOf } from './failure';
import { checkParameters } from './parameters';
import { buildRequest } from './request';
import { enterState } from './task';
import type { Deps, HttpRequest, RunRequest, RunSettings, StateError } from './types';
import type { JsonObject } from '../json';

/** The request with the parameters it is made of, or why there would be none. */
export type Prepared = { parameters: JsonObject; request: HttpRequest } | { failure: StateError };

/** resolveTemplate -> checkParameters -> buildRequest. Never rejects. */
export async function prepare(
  request: RunRequest,
  { endpoints, errorPrefix }: Pick<RunSettings, 'endpoints' | 'errorPrefix'>,
  deps: Pick<Deps, 'now' | 'random'>,
): Promise<Prepared> {
  try {
    const task = enterState(request, deps)(0);
    const language = await task.language();
    const parameters = checkParameters(await language.parameters(await language.effectiveInput()), task);
    return { parameters, request: buildRequest(parameters, endpoints) };
  } catch (thrown) {
    const { error, cause } = outcomeOf(thrown, errorPrefix);
    return { failure: { error, cause } };
  }
}
