// Which runs of a Task can stand side by side, one made on this machine and one on AWS, the newest first.
import type { Outcome } from '../run/outcome';
import type { RunPlace } from '../run/taskRuns';

/** A run, of this session or of the history. */
export type Comparable = { id: string; where: RunPlace; startedAt: Date; outcome: Outcome };

export type Pair = { local: Comparable; aws: Comparable };

/** What there is to compare: pairs, or the place where the Task was not run yet. */
export type Offer =
  | { missing: RunPlace }
  | {
      /** The newest run of each place. */
      newest: Pair;
      /** Each other run, beside the newest of the other place; the newest first. */
      others: (Pair & { other: RunPlace })[];
    };

/** What there is to compare among the runs of one Task, in any order; a run that is named twice counts once, as named first. */
export function comparable(runs: readonly Comparable[]): Offer {
  const once = runs.filter(({ id }, index) => runs.findIndex((run) => run.id === id) === index);
  const sorted = once.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const [local, ...otherLocal] = sorted.filter(({ where }) => where === 'local');
  const [aws, ...otherAws] = sorted.filter(({ where }) => where === 'aws');
  if (!local) return { missing: 'local' };
  if (!aws) return { missing: 'aws' };
  return {
    newest: { local, aws },
    others: [
      ...otherAws.map((run) => ({ local, aws: run, other: 'aws' as const })),
      ...otherLocal.map((run) => ({ local: run, aws, other: 'local' as const })),
    ],
  };
}
