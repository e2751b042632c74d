// Which lines are in sight: all but those inside a folded one.
import type { Row } from './row';

/** The lines in sight, by index. A folded container takes the lines to its closing one with it. */
export function rowsInSight(rows: readonly Row[], folded: ReadonlySet<number>): number[] {
  const inSight: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    inSight.push(index);
    if (folded.has(index)) index = Math.max(index, rows[index]?.last ?? index);
  }
  return inSight;
}

/** All that can be folded, but for the outermost, without which nothing would be left to see. */
export function foldable(rows: readonly Row[]): number[] {
  return rows.flatMap(({ kind, depth }, index) => (kind === 'open' && depth > 0 ? [index] : []));
}

/** The folded containers around a line, from the outside in: unfolding them brings it into sight. */
export function foldedAround(rows: readonly Row[], folded: ReadonlySet<number>, index: number): number[] {
  return [...folded].filter((from) => from < index && index <= (rows[from]?.last ?? from));
}
