// How a run that went wrong ends: an error name and a cause, as Step Functions gives them or as only a local run has them.
import { StateFailure } from '../expressions/scope';
import { gatewayError, transportError, type ErrorPrefix } from '../knowledge/errors';
import { LocalFailure } from './local-failure';
import { decodeText } from './response';
import { TransportError } from './transport';
import type { Failure, HttpResponse } from './types';

/** The error and its cause without the stage, which only the chain knows. */
export type Outcome = Omit<Failure, 'stage'>;

/** Longest cause in the API shapes of Step Functions. */
const maxCauseLength = 32_768;

/** True for a status the page calls success: 2XX, and nothing else. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The failure of a response that is not 2XX: `APIGateway.403`, and the body's text as it came. */
export function statusFailure(response: HttpResponse, prefix: ErrorPrefix): StateFailure {
  return new StateFailure(gatewayError(prefix, response.status), decodeText(response).slice(0, maxCauseLength));
}

/**
 * What a thrown value means. Never throws.
 * A StateFailure is what it says; no HTTP response is `<prefix>.SdkClientException`; anything unforeseen is a local
 * `ASLInvoke.InternalError` with the message alone, no stack.
 */
export function outcomeOf(thrown: unknown, prefix: ErrorPrefix): Outcome {
  if (thrown instanceof HeartbeatTimeout) return { error: thrown.error, cause: thrown.cause, heartbeat: true };
  if (thrown instanceof StateFailure) return { error: thrown.error, cause: thrown.cause };
  if (thrown instanceof LocalFailure) return { error: thrown.error, cause: thrown.cause, local: true };
  if (thrown instanceof TransportError)
    return {
      error: gatewayError(prefix, transportError),
      cause: `Unable to execute HTTP request: ${thrown.reason}`,
    };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { error: 'ASLInvoke.InternalError', cause: message, local: true };
}

/** TimeoutSeconds ran out. Recorded without a cause. */
export function taskTimeout(): StateFailure {
  return new StateFailure('States.Timeout', '');
}

/** A heartbeat was missed. Recorded under the same name as TimeoutSeconds; Retry and Catch know it by a second one. */
class HeartbeatTimeout extends StateFailure {}

export function heartbeatTimeout(): StateFailure {
  return new HeartbeatTimeout('States.Timeout', '');
}

/** The local limit ran out, which says nothing about what Step Functions would do. */
export function localTimeout(seconds: number): LocalFailure {
  return new LocalFailure(
    'ASLInvoke.Timeout',
    `The local limit of ${seconds} s stopped this run, not TimeoutSeconds of the Task: Step Functions would wait on.`,
  );
}
