// Lines of a long text as places in it, so that a text of megabytes is held once and only the lines in sight are made.

/** One line: `start` to `end` is its place in the source. */
export type Row = {
  kind: 'value' | 'open' | 'close' | 'text';
  start: number;
  end: number;
  /** How many containers are around it. */
  depth: number;
  /** The row of the container around it. */
  parent?: number;
  /** Which item of that container it is, from 1. */
  item?: number;
  /** Of an `open` row: the row that closes it, or the last one where the text ends before. */
  last?: number;
  /** Of an `open` row: how many items it has. */
  items?: number;
};

/** A text cut into its lines. */
export type Rows = { source: string; rows: Row[] };

/** Characters of one line that are shown; a longer one is cut there. */
export const longestLine = 2_000;
