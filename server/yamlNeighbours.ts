// Where a new line of block YAML can stand: in the column of its neighbours, and in the midst of none of them.
import { lineStart } from '../shared/document/layout';
import type { Level } from './outline';
import { contentColumn, type YamlLine } from './yamlLine';

/** A line with content: its column, and whether it begins with the dash of a list. */
type Neighbour = { column: number; isItem: boolean };

/** The first line with content behind the line that starts at `start`; the one at `own` counts for none. */
function lineBelow(text: string, start: number, own: number): Neighbour | undefined {
  for (let next = text.indexOf('\n', start) + 1; next > 0; next = text.indexOf('\n', next) + 1) {
    const column = next === own ? -1 : contentColumn(text, next);
    if (column !== -1) return { column, isItem: /^-\s/.test(text.slice(next + column, next + column + 2)) };
  }
  return undefined;
}

/** The line of the key that a new line, starting at `own`, is below. */
type KeyLine = Pick<YamlLine, 'start' | 'column'>;

/**
 * The column of the keys that a key has; undefined where there are none yet.
 *
 *     Parameters:
 *         Method: GET
 *       |                 between the two columns the latter is meant
 */
export function keyColumnBelow(text: string, { start, column }: KeyLine, own: number): number | undefined {
  const below = lineBelow(text, start, own);
  // A list below the key says nothing on where a key could stand.
  return below && below.column > column && !below.isItem ? below.column : undefined;
}

/** The column of the dashes that a key has; undefined where there are none yet. */
export function dashColumnBelow(text: string, { start, column }: KeyLine, own: number): number | undefined {
  const below = lineBelow(text, start, own);
  return below?.isItem && below.column >= column ? below.column : undefined;
}

/**
 * Whether a new line of that level, at an offset, would part what follows from what it belongs to.
 *
 *     Headers:
 *     |
 *       X-Source: [shop]
 */
export function partsWhatFollows(
  text: string,
  offset: number,
  { column, kind }: Pick<Level, 'column' | 'kind'>,
): boolean {
  const own = lineStart(text, offset);
  const below = lineBelow(text, own, own);
  return (
    below !== undefined && (below.column > column || (below.isItem && kind === 'object' && below.column === column))
  );
}
