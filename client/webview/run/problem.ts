// What went wrong in a run, what it means, and what Retry and Catch make of it.
import type { Run } from '../../../shared/engine/types';
import { explain } from '../../../shared/explanation/explain';
import type { JsonObject } from '../../../shared/json';
import { otherSpelling } from '../../../shared/knowledge/errors';
import type { Problem } from '../messages';
import { formatDuration } from '../format';

/** The failure of a run of `state`; `remedy` where the edit that helps can be made. */
export function problemOf(run: Run, state: JsonObject, remedy: boolean): Problem {
  const { failure, retry, caught } = run;
  const { error = '', cause = '', local = false } = failure ?? {};
  const other = local ? undefined : otherSpelling(error);
  const explained = explain(run, state);
  const handling: string[] = [];
  if (retry)
    handling.push(
      `Retry: retrier ${retry.retrier + 1} matches. Retry ${retry.attempt} of ${retry.maxAttempts} would start after ${formatDuration(retry.waitSeconds * 1000)}.`,
    );
  if (caught)
    handling.push(
      `Catch: ${retry ? 'if the retries fail too, ' : ''}catcher ${caught.catcher + 1} leads to the state “${caught.next}”.`,
    );
  if (!local && !retry && !caught) handling.push('No retrier or catcher matches: the execution would fail.');
  return {
    error,
    cause,
    handling,
    ...(other !== undefined && { alsoSpelled: other }),
    ...(explained && {
      explanation: explained.summary,
      evidence: explained.evidence,
      steps: explained.steps,
      ...(explained.at && { at: explained.at }),
      ...(remedy && explained.remedy && { remedy: explained.remedy }),
      ...(explained.signature && { signature: explained.signature.lines }),
    }),
  };
}
