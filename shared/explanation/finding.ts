// What an editor can pin on the Task after a failed run: the fault as one plain sentence, with its place and repair.
import type { Run } from '../engine/types';
import type { JsonObject } from '../json';
import { explain } from './explain';
import type { PlaceInTask, Remedy } from './explanation';
import { plainText } from './plainText';

export type RunFinding = {
  at: PlaceInTask;
  /** Plain text, without markdown. */
  message: string;
  remedy?: Remedy;
};

/**
 * The mistake of the Task that its run brought to light; undefined where the run succeeded, or where nothing that the
 * Task says is at fault: expired credentials, a network that is down.
 */
export function runFinding(run: Run, state: JsonObject): RunFinding | undefined {
  const explanation = explain(run, state);
  if (!explanation?.at) return undefined;
  const { at, summary, remedy } = explanation;
  return { at, message: `${run.failure?.error ?? ''}: ${plainText(summary)}`, ...(remedy && { remedy }) };
}
