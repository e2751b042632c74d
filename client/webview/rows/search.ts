// Finds a text in the lines, without regard to case.
import type { Rows } from './row';
import { rowText } from './rowText';

/** The rows with the text in them, in order; none for an empty one. */
export function rowsWith({ source, rows }: Rows, text: string): number[] {
  const wanted = text.toLowerCase();
  if (wanted === '') return [];
  return rows.flatMap((row, index) => (rowText(source, row).toLowerCase().includes(wanted) ? [index] : []));
}

/** Where the text stands in one line, as [start, end) pairs. */
export function placesIn(line: string, text: string): [start: number, end: number][] {
  const wanted = text.toLowerCase();
  const lower = line.toLowerCase();
  const places: [number, number][] = [];
  if (wanted === '' || lower.length !== line.length) return places;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length))
    places.push([at, at + wanted.length]);
  return places;
}
