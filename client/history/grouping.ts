// The history's groups: runs of one day, or of one Task; newest first.
import type { RunSummary } from './record';

export type Grouping = 'day' | 'task';

/** `id` stays the same from one look to the next. `start` is the day's, `task` the Task's newest run. */
export type Group = { id: string; runs: RunSummary[] } & (
  { by: 'day'; start: Date } | { by: 'task'; newest: RunSummary }
);

/** Groups runs that are newest first; a day is that of the person's own clock. */
export function grouped(runs: readonly RunSummary[], by: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const run of runs) {
    const start = dayOf(new Date(run.startedAt));
    const id = by === 'day' ? `day ${start.getFullYear()}-${start.getMonth() + 1}-${start.getDate()}` : run.task.key;
    const group: Group = groups.get(id) ?? {
      id,
      runs: [],
      ...(by === 'day' ? { by, start } : { by, newest: run }),
    };
    group.runs.push(run);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Days between two times on the calendar: 0 is today, 1 yesterday. */
export function daysBetween(earlier: Date, later: Date): number {
  // Rounded: a day of a clock change is longer or shorter than 24 hours.
  return Math.round((dayOf(later).getTime() - dayOf(earlier).getTime()) / 86_400_000);
}

function dayOf(time: Date): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate());
}
