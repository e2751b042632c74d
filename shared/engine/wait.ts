// Waiting for a task token: from before the request is sent until the attempt is over.
import { StateFailure } from '../expressions/scope';
import type { Json } from '../json';
import type { Deadline } from './deadline';
import { LocalFailure } from './local-failure';
import { withinLimit } from './response';
import type { Callback, CallbackAnswer, Deps } from './types';

/** The token of one attempt, waited for. */
export type TokenWait = {
  /** Begins the Task's clocks: the request is sent. */
  start: (timeoutSeconds: number | undefined, heartbeatSeconds: number | undefined) => Callback;
  /** The Task's result. Rejects with the StateFailure that the answer is. */
  result: () => Promise<Json>;
};

const keptHeartbeats = 100;

/**
 * Begins to wait for a token; undefined where nobody does (no `deps.callback`). The token is dead when the attempt is
 * over. Rejects with a LocalFailure where it cannot be waited for.
 *
 * @param onHeartbeat called with each heartbeat, which has set its clock back.
 */
export async function waitForToken(
  token: string,
  { callback, now }: Pick<Deps, 'callback' | 'now'>,
  deadline: Deadline,
  onHeartbeat: (callback: Callback) => void,
): Promise<TokenWait | undefined> {
  if (callback === undefined) return undefined;
  let state: Callback = { endpoint: '', since: now().toISOString(), heartbeats: [] };
  const beat = (): void => {
    state = { ...state, heartbeats: [...state.heartbeats, now().toISOString()].slice(-keptHeartbeats) };
    if (state.heartbeatSeconds !== undefined) deadline.startHeartbeat(state.heartbeatSeconds);
    onHeartbeat(state);
  };
  const { endpoint, answer, close } = await callback(token, beat).catch((error: unknown) => {
    throw new LocalFailure('ASLInvoke.Callback', error instanceof Error ? error.message : String(error));
  });
  deadline.atEnd(close);
  return {
    start: (timeoutSeconds, heartbeatSeconds) => {
      if (heartbeatSeconds !== undefined) deadline.startHeartbeat(heartbeatSeconds);
      state = {
        ...state,
        endpoint,
        since: now().toISOString(),
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
        ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
      };
      return state;
    },
    result: async () => resultOf(await answer),
  };
}

function resultOf(answer: CallbackAnswer): Json {
  if ('output' in answer) return withinLimit(answer.output, 'apigateway');
  throw new StateFailure(answer.error ?? '', answer.cause ?? '');
}
