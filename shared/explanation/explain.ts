// From a failed run to its explanation: by the error's name, then by what the answer says.
import type { Run } from '../engine/types';
import type { JsonObject } from '../json';
import { explainError, splitGatewayError, transportError } from '../knowledge/errors';
import { explainDefinition } from './definition';
import type { Explanation } from './explanation';
import { answerOf, failedOf, said, type Answered, type Failed } from './failed';
import { explainForbidden } from './forbidden';
import { explainRedirect } from './redirects';
import { explainRefusal } from './refusals';
import { explainServerError } from './serverErrors';
import { explainTransport } from './transport';
import { explainUnauthorized } from './unauthorized';

/**
 * Why a run failed, as far as its answer and the Task tell. Never throws.
 *
 * @param state the state as it ran, with its placeholders filled in; `{}` where it is not at hand.
 * @returns undefined for a run that did not fail, and for failures that only a local run has: their cause says it all.
 */
export function explain(run: Run, state: JsonObject): Explanation | undefined {
  const failed = failedOf(run, state);
  if (!failed) return undefined;
  const gateway = splitGatewayError(failed.error);
  if (!gateway) return explainDefinition(failed) ?? known(failed);
  if (gateway.detail === transportError) return explainTransport(failed) ?? known(failed);
  const answer = answerOf(failed);
  return answer ? (explainAnswer({ ...failed, answer }) ?? general({ ...failed, answer })) : known(failed);
}

function explainAnswer(answered: Answered): Explanation | undefined {
  const { status } = answered.answer;
  if (status === 401) return explainUnauthorized(answered);
  if (status === 403) return explainForbidden(answered);
  if (status < 400) return explainRedirect(answered);
  return status < 500 ? explainRefusal(answered) : explainServerError(answered);
}

/** What is known of the error by its name alone. */
function known({ error }: Failed): Explanation | undefined {
  const summary = explainError(error);
  return summary === undefined ? undefined : { summary, evidence: [], steps: [] };
}

/** A status whose body says nothing that is known: most likely the API's own word. */
function general(answered: Answered): Explanation | undefined {
  const explanation = known(answered);
  if (!explanation) return undefined;
  const { answer } = answered;
  return {
    ...explanation,
    evidence: said(answer),
    steps:
      answer.type === undefined
        ? ['Read the body: without `x-amzn-ErrorType` the answer is likely the API’s own, not API Gateway’s.']
        : [],
  };
}
