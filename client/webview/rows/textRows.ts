// Text that is not JSON -> its lines.
import { longestLine, type Row, type Rows } from './row';

/** The lines of a text; one that is very long goes on in the next row. */
export function textRows(source: string): Rows {
  const rows: Row[] = [];
  for (let start = 0; start <= source.length;) {
    const found = source.indexOf('\n', start);
    const end = found === -1 ? source.length : found;
    for (let from = start; from === start || from < end; from += longestLine)
      rows.push({ kind: 'text', start: from, end: Math.min(from + longestLine, end), depth: 0 });
    start = end + 1;
  }
  return { source, rows };
}
