// Filters in paths, such as `[?(@.price < 10)]`, as text.
import type { Reader } from './reader';

export type FilterTest = { kind: 'todo' };

export function readFilter(reader: Reader): FilterTest {
  return reader.fail('Filters are not supported yet');
}
