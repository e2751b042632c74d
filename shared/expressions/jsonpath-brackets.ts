// What stands between `[` and `]` in a path: names, indexes, a slice, a wildcard or a filter.
import type { JsonPath, Segment } from './jsonpath';
import { readFilter } from './jsonpath-filter';
import { readQuoted } from './quoted';
import type { Reader } from './reader';

/** Reads one `[…]`; the reader stands at the bracket. `readItemPath` reads the `@` paths of a filter. */
export function readBrackets(reader: Reader, readItemPath: (reader: Reader) => JsonPath): Segment {
  const start = reader.at;
  reader.take('[');
  reader.blanks();
  const unclosed = () => (reader.ended ? reader.fail("This '[' is never closed", start) : undefined);
  unclosed();
  const segment = readInside(reader, readItemPath);
  reader.blanks();
  if (reader.take(']')) return segment;
  unclosed();
  return reader.fail(`Expected ']' but found ${reader.here}`);
}

function readInside(reader: Reader, readItemPath: (reader: Reader) => JsonPath): Segment {
  if (reader.take('*')) return { kind: 'wildcard' };
  if (reader.sees('?')) return { kind: 'filter', test: readFilter(reader, readItemPath) };
  if (reader.sees("'") || reader.sees('"')) return readNames(reader);
  return readIndexes(reader);
}

function readNames(reader: Reader): Segment {
  const names = readList(reader, readQuoted);
  const [name] = names;
  return names.length === 1 && name !== undefined ? { kind: 'name', name } : { kind: 'names', names };
}

function readIndexes(reader: Reader): Segment {
  const first = readInteger(reader);
  reader.blanks();
  if (reader.sees(':')) return readSlice(reader, first);
  if (first === undefined) {
    return reader.fail(`Expected a quoted name, an index, '*', ':' or '?(' but found ${reader.here}`);
  }
  const rest = reader.take(',') ? readList(reader, requireInteger) : [];
  return rest.length === 0 ? { kind: 'index', index: first } : { kind: 'indexes', indexes: [first, ...rest] };
}

/** Jayway reads a third part (a step) and ignores it. */
function readSlice(reader: Reader, from: number | undefined): Segment {
  reader.take(':');
  reader.blanks();
  const to = readInteger(reader);
  reader.blanks();
  if (reader.take(':')) {
    reader.blanks();
    readInteger(reader);
  }
  return { kind: 'slice', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function readList<T>(reader: Reader, readItem: (reader: Reader) => T): T[] {
  const items: T[] = [];
  do {
    reader.blanks();
    items.push(readItem(reader));
    reader.blanks();
  } while (reader.take(','));
  return items;
}

function readInteger(reader: Reader): number | undefined {
  const digits = reader.match(/-?\d+/y);
  return digits === '' ? undefined : Number(digits);
}

function requireInteger(reader: Reader): number {
  return readInteger(reader) ?? reader.fail(`Expected an index but found ${reader.here}`);
}
