// What a run's finding is about in the document as it is now: where it stands, and whether it was edited since the run.
import type { AslDocument } from '../../shared/document/document';
import { placedTasks, type PlacedTask } from '../../shared/document/embedded';
import { toValue, type Path, type Span } from '../../shared/document/node';
import { spanOfPlace } from '../../shared/document/repair';
import type { PlaceInTask } from '../../shared/explanation/explanation';
import type { JsonObject } from '../../shared/json';

/** The Task at a path of the whole document. */
export function taskAtPath(document: AslDocument, path: Path): PlacedTask | undefined {
  const key = JSON.stringify(path);
  return placedTasks(document).find((candidate) => JSON.stringify(candidate.path) === key);
}

/** The state as the document has it, its placeholders unfilled: what a run judges. */
export function judgedState({ task }: PlacedTask): JsonObject {
  return toValue(task.node) as JsonObject;
}

/** Whether nothing of what a finding at that place is about differs: the payload, or the field with it. */
export function isUnchanged(before: JsonObject, after: JsonObject, at: PlaceInTask): boolean {
  const fields = ['Parameters', 'Arguments', ...('field' in at ? [at.field, `${at.field}Path`] : [])];
  return fields.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
}

/**
 * Where a finding of a run stands now. `edited` where what it judged is no longer there; undefined while the text around
 * it cannot be read, which says nothing of the Task.
 */
export function placeOfFinding(
  document: AslDocument,
  { path, at, judged }: { path: Path; at: PlaceInTask; judged: JsonObject },
): Span | 'edited' | undefined {
  const placed = taskAtPath(document, path);
  if (!placed) return isWhole(document) ? 'edited' : undefined;
  if (!isUnchanged(judged, judgedState(placed), at)) return 'edited';
  return spanOfPlace(document, placed, at);
}

function isWhole({ problems, embedded }: AslDocument): boolean {
  return problems.length === 0 && embedded.every(({ document }) => isWhole(document));
}
