// Remembers what was found in a Task while an edit elsewhere only moves it.
import type { Task } from '../shared/document/tasks';
import type { Found } from './diagnostics';

type Remembered = { start: number; nameStart: number; found: readonly Found[] };

/** Findings by Task. A Task that was read again is another object, and its findings are looked for again. */
export class FindingsCache {
  private readonly remembered = new WeakMap<Task, Remembered>();

  /** The remembered findings of a Task, moved to its present place; undefined where they must be looked for. */
  known(task: Task): readonly Found[] | undefined {
    const known = this.remembered.get(task);
    if (!known) return undefined;
    const { start } = task.node;
    const nameStart = task.nameSpan.start;
    const delta = start - known.start;
    // Between a state's name and its opening brace nothing may have been typed.
    if (nameStart - known.nameStart !== delta) return undefined;
    if (delta !== 0) {
      known.found = known.found.map((one) => moved(one, delta));
      known.start = start;
      known.nameStart = nameStart;
    }
    return known.found;
  }

  /** Remembers what was found, and gives it back for keeping. */
  remember(task: Task, found: readonly Found[]): readonly Found[] {
    // Many findings point at the spans of the tree, which move with it: what is remembered must stay where it was.
    const own = found.length === 0 ? found : found.map((one) => moved(one, 0));
    this.remembered.set(task, { start: task.node.start, nameStart: task.nameSpan.start, found: own });
    return own;
  }
}

function moved({ finding, ...found }: Found, delta: number): Found {
  const move = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({
    start: start + delta,
    end: end + delta,
  });
  const fixes = finding.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
  }));
  return { ...found, finding: { ...finding, span: move(finding.span), ...(fixes && { fixes }) } };
}
