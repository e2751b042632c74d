// Where the cursor stands in block YAML, told by lines and columns alone: half-typed text has no tree to ask.
import { lineStart } from '../shared/document/layout';
import type { Span } from '../shared/document/node';
import { contentColumn, linesAbove, linesFrom, yamlLine, type YamlLine } from './yamlLine';
import { dashColumnBelow, keyColumnBelow } from './yamlNeighbours';

/** An object or a list around the cursor. */
export type Level = {
  /** The key it is the value of; `-` for an item of a list, and nothing for the outermost. */
  name: string;
  kind: 'object' | 'list';
  /** Column of its keys or dashes. */
  column: number;
  /** Start of one of its lines. */
  at: number;
};

export type Outline = {
  /** From the innermost to the outermost. */
  levels: Level[];
  on: 'key' | 'value' | 'item';
  /** On a value: its key. */
  key?: string;
  /** What stands at the cursor. */
  span: Span;
  /** Behind a colon or dash with no blank behind it yet. */
  tight: boolean;
};

/** How to go up a text: to the next line whose content begins at a column or further left, and how far that is enough. */
export type WayUp = {
  /** The start of that line above `start`; -1 where there is none. */
  lineAbove: (start: number, column: number) => number;
  isEnough: (level: Level) => boolean;
};

/**
 * The outline of an offset; undefined where lines do not tell: inside brackets, block scalars, comments, behind a value.
 * It goes up to the first level that is enough, since the way to the top of a long document takes its time.
 *
 *     Retry:
 *       - ErrorEquals:        object Retry > list > item > ErrorEquals
 *           - States.T|       on an item of the list at column 4
 */
export function outlineAt(text: string, offset: number, way: WayUp): Outline | undefined {
  const line = yamlLine(text, lineStart(text, offset));
  const place = onLine(text, line, offset);
  const levels = place && levelsAbove(text, line, place, way);
  return levels && { levels, ...place };
}

type OnLine = Omit<Outline, 'levels'> & { column: number };

function onLine(text: string, line: YamlLine, offset: number): OnLine | undefined {
  const { key, value, dashes } = line;
  const here = { start: offset, end: offset };
  if (offset > line.comment) return undefined;
  const isEmpty = value.start === value.end;
  const lastDash = dashes.at(-1);
  if (!key && isEmpty) {
    if (lastDash === undefined) return { on: 'key', span: here, column: offset - line.start, tight: false };
    if (offset <= line.start + lastDash) return undefined;
    return { on: 'item', span: here, column: lastDash, tight: !isBlank(text[offset - 1]) };
  }
  if (offset < line.start + line.column) return undefined;
  if (key && offset <= key.span.end) return { on: 'key', span: key.span, column: line.column, tight: false };
  if (key && offset <= key.colon) return undefined;
  // Behind a value nothing comes, but where a call is still open: `States.Format('{}', |`.
  const end = Math.max(value.end, offset);
  if (!isEmpty && (offset < value.start || (offset > value.end && !/[(,]$/.test(text.slice(value.start, value.end)))))
    return undefined;
  // Brackets have a tree also while they are being typed; a block scalar's header has nothing to complete.
  if (/^[[{|>&*!]/.test(text.slice(value.start, value.end))) return undefined;
  const span = isEmpty ? here : { start: value.start, end };
  if (key) return { on: 'value', key: key.name, span, column: line.column, tight: text[span.start - 1] === ':' };
  if (lastDash !== undefined) return { on: 'item', span, column: lastDash, tight: false };
  return { on: 'key', span, column: line.column, tight: false };
}

/** Goes up the lines and takes each that stands further left than what was found so far. */
function levelsAbove(
  text: string,
  own: YamlLine,
  { on, column }: OnLine,
  { lineAbove, isEnough }: WayUp,
): Level[] | undefined {
  const levels: Level[] = [{ name: '', kind: on === 'item' ? 'list' : 'object', column, at: own.start }];
  const inner = (): Level => levels[levels.length - 1]!;
  const pushDashes = (line: YamlLine): void => {
    for (const dashColumn of line.dashes.toReversed())
      if (dashColumn < inner().column) {
        inner().name = '-';
        levels.push({ name: '', kind: 'list', column: dashColumn, at: line.start });
      }
  };
  pushDashes(own);
  for (let start = own.start; start > 0 && (inner().column > 0 || inner().kind === 'list');) {
    const { kind, column: limit } = inner();
    // A list may stand in the same column as the key it belongs to.
    start = lineAbove(start, kind === 'list' ? limit : limit - 1);
    if (start === -1) break;
    const line = yamlLine(text, start);
    if (line.key && (line.column < limit || (line.column === limit && kind === 'list'))) {
      if (opens(text, line)) {
        inner().name = line.key.name;
        if (levels.length === 1 && own.dashes.length < 2) {
          const columnBelow = on === 'key' ? keyColumnBelow : on === 'item' ? dashColumnBelow : undefined;
          inner().column = columnBelow?.(text, line, own.start) ?? inner().column;
        }
        if (isEnough(inner())) return levels;
        levels.push({ name: '', kind: 'object', column: line.column, at: start });
      } else if (levels.length === 1 && isBlankLine(own) && isScalar(text, line)) {
        // Deeper than a finished property there is nothing: what is meant is the next property.
        inner().column = line.column;
      } else return undefined;
    } else if (line.column < limit && line.dashes.length === 0) return undefined;
    pushDashes(line);
  }
  return levels;
}

/** A key with nothing behind it but an anchor or a tag has its value on the lines below. */
function opens(text: string, { value }: YamlLine): boolean {
  return /^([&!]\S*\s*)*$/.test(text.slice(value.start, value.end));
}

/** One line of brackets, a block scalar and an alias are no scalar that ends with its line. */
function isScalar(text: string, { value }: YamlLine): boolean {
  return !/^[[{|>*]/.test(text.slice(value.start, value.end));
}

function isBlankLine({ key, value, dashes }: YamlLine): boolean {
  return !key && dashes.length === 0 && value.start === value.end;
}

/** Neighbours further away than so many characters are not looked for. */
const reach = 60_000;

/** The lines of a level, first to last, with what each says in it. */
export function* linesOf(text: string, { at, column, kind }: Level): Generator<YamlLine> {
  let first = at;
  for (const start of linesAbove(text, at, column)) {
    if (start < at - reach) break;
    if (contentColumn(text, start) < column) {
      // `- first: 1` opens the item whose other keys stand below `first`.
      const line = kind === 'object' ? yamlLine(text, start) : undefined;
      if (line && line.dashes.length > 0 && line.column === column) first = start;
      break;
    }
    if (kind === 'list' && text[start + column] !== '-') break;
    first = start;
  }
  for (const start of linesFrom(text, first, column, at + reach)) {
    const indent = contentColumn(text, start);
    if (indent < column && start !== first && start !== at) return;
    const line = yamlLine(text, start);
    if (kind === 'list' ? line.dashes.includes(column) : line.column === column) yield line;
    else if (kind === 'list' && indent === column) return;
  }
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
