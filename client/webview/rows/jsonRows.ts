// JSON text -> its lines, laid out as an editor would: by one pass without recursion, so that depth costs nothing.
import type { Row, Rows } from './row';

/** A container of plain values that fits into so many characters stays on one line. */
const oneLine = 80;

/**
 * The lines of a JSON text, which may be cut off anywhere: numbers, escapes and the order of keys stay as they are in it.
 * Cutting goes on where text is no JSON, and never throws.
 */
export function jsonRows(source: string): Rows {
  const rows: Row[] = [];
  // The rows of the containers around the place.
  const open: number[] = [];
  // Where the line begins that is being read: at its key, or its value.
  let start = -1;
  const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[{}[\],]|[^\s{}[\],":]+/g;
  const push = (row: Row): void => void rows.push(row);
  const endValue = (end: number): void => {
    if (start === -1) return;
    push({ kind: 'value', start, end, depth: open.length });
    start = -1;
  };
  let done = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [text] = match;
    const at = match.index;
    const end = at + text.length;
    if (text === '{' || text === '[') {
      push({ kind: 'open', start: start === -1 ? at : start, end, depth: open.length, items: 0 });
      open.push(rows.length - 1);
      start = -1;
    } else if (text === '}' || text === ']') {
      endValue(done);
      const from = open.pop();
      if (from === undefined) push({ kind: 'value', start: at, end, depth: 0 });
      else close(rows, from, at, end);
    } else if (text === ',') {
      endValue(done);
      // The comma belongs to the line before it.
      const before = rows.at(-1);
      if (before && before.kind !== 'open') before.end = end;
    } else if (start === -1) start = at;
    done = end;
  }
  endValue(done);
  for (const from of open) (rows[from] as Row).last = rows.length - 1;
  count(rows);
  return { source, rows };
}

/** Ends the container that row `from` opens: on the same line where it is short and holds no other. */
function close(rows: Row[], from: number, start: number, end: number): void {
  const opening = rows[from] as Row;
  const inside = rows.slice(from + 1, from + 2 + oneLine / 2);
  const plain = rows.length - from - 1 <= oneLine / 2 && inside.every(({ kind }) => kind === 'value');
  if (plain && end - opening.start <= oneLine) {
    rows.length = from;
    rows.push({ kind: 'value', start: opening.start, end, depth: opening.depth });
  } else {
    opening.last = rows.length;
    rows.push({ kind: 'close', start, end, depth: opening.depth });
  }
}

/** Tells each row its container, and each container how many items it has. */
function count(rows: Row[]): void {
  const around: number[] = [];
  rows.forEach((row, index) => {
    around.length = row.depth;
    const parent = around.at(-1);
    const container = parent === undefined ? undefined : rows[parent];
    if (parent !== undefined && container?.items !== undefined && row.kind !== 'close') {
      row.parent = parent;
      row.item = ++container.items;
    }
    if (row.kind === 'open') around.push(index);
  });
}
