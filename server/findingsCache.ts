// Remembers what was found in a Task while an edit elsewhere only moves it.
import type { Task } from '../shared/document/tasks';
import type { Found } from './diagnostics';

type Remembered = { start: number; nameStart: number; found: Found[] };

/** Findings by Task. A Task that was read again is another object, and its findings are looked for again. */
export class FindingsCache {
  private readonly remembered = new WeakMap<Task, Remembered>();

  /** The findings of a Task at its present place: remembered ones moved there, else what `find` gives. */
  of(task: Task, find: () => Found[]): Found[] {
    const { start } = task.node;
    const nameStart = task.nameSpan.start;
    const known = this.remembered.get(task);
    const delta = known ? start - known.start : 0;
    // Between a state's name and its opening brace nothing may have been typed.
    if (known && nameStart - known.nameStart === delta) {
      if (delta !== 0) {
        known.found = known.found.map((one) => moved(one, delta));
        known.start = start;
        known.nameStart = nameStart;
      }
      return known.found;
    }
    const found = find().map(unshared);
    this.remembered.set(task, { start, nameStart, found });
    return found;
  }
}

/** Many findings point at the spans of the tree, which move with it: what is remembered must stay where it was. */
function unshared(found: Found): Found {
  return moved(found, 0);
}

function moved({ finding, ...found }: Found, delta: number): Found {
  const move = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({
    start: start + delta,
    end: end + delta,
  });
  const fixes = finding.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ span, text }) => ({ span: move(span), text })),
  }));
  return { ...found, finding: { ...finding, span: move(finding.span), ...(fixes && { fixes }) } };
}
