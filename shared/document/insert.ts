// Puts properties and items into a document, in the layout of their neighbours.
import type { Json } from '../json';
import type { TextEdit } from './edit';
import { columnOf, indentAt, indentUnit, lineBreakOf, lineEnd, lineStart, startsLine, type Source } from './layout';
import { ownProps, type ArrayNode, type Node, type ObjectNode, type Prop } from './node';
import { endOfProp, restOfLine } from './trivia';
import { writtenProp, writtenValue } from './written';

export type Entry = readonly [key: string, value: Json];

/** Puts a new property into an object: behind `after`, else at the end. */
export function insertProp(document: Source, object: ObjectNode, key: string, value: Json, after?: Prop): TextEdit {
  return insertProps(document, object, [[key, value]], after);
}

/** Puts new properties into an object, one behind the other: behind `after`, else at the end. */
export function insertProps(document: Source, object: ObjectNode, entries: readonly Entry[], after?: Prop): TextEdit {
  // Behind an alias the properties are written at its anchor; what a merge brings in is no neighbour to a new one.
  const home = object.anchor ?? object;
  const neighbour = after && !after.from ? after : ownProps(home).at(-1);
  if (!neighbour) return insertFirst(document, home, entries);
  const { text } = document;
  const { start } = neighbour.keySpan;
  const end = endOfProp(text, neighbour);
  if (home.block) {
    const indent = columnOf(text, start);
    return insertAt(lineEnd(text, end), linesOf(document, entries, indent, true).join(''));
  }
  // Between YAML's braces no block may begin.
  const isJson = document.syntax === 'json';
  if (startsLine(text, start))
    return insertLines(document, end, linesOf(document, entries, indentAt(text, start), isJson));
  return insertAt(end, entries.map(([key, value]) => `, ${writtenProp(document, key, value)}`).join(''));
}

/** Puts a new item into a list, behind one of its items. */
export function insertItem(document: Source, list: ArrayNode, after: Node, value: Json): TextEdit {
  const { text } = document;
  const home = list.anchor ?? list;
  const item = writtenValue(document, value);
  if (home.block) {
    const dash = /^-[ \t]+/.exec(text.slice(home.start, after.end))?.[0] ?? '- ';
    const line = `${lineBreakOf(text)}${columnOf(text, home.start)}${dash}${item}`;
    return insertAt(lineEnd(text, after.end), line);
  }
  if (!startsLine(text, after.start)) return insertAt(after.end, `, ${item}`);
  return insertLines(document, after.end, [`${lineBreakOf(text)}${indentAt(text, after.start)}${item}`]);
}

/** Each entry with the line break and the indentation before it; its own value on the same line unless it may spread. */
function linesOf(document: Source, entries: readonly Entry[], indent: string, spreads: boolean): string[] {
  return entries.map(([key, value]) => {
    const written = writtenProp(document, key, value, spreads ? { indent } : undefined);
    return `${lineBreakOf(document.text)}${indent}${written}`;
  });
}

/**
 * Puts lines behind what ends at `end`, keeping the comma and the comment that follow it where they are.
 *
 *     "a": 1, // of a            "a": 1 // of a            "a": 1 }
 *     "new": 2,                  is `"a": 1, // of a`      "new": 2 }
 */
function insertLines(document: Source, end: number, lines: string[]): TextEdit {
  const rest = restOfLine(document, end);
  if (rest?.comma) return insertAt(rest.end, lines.map((line) => `${line},`).join(''));
  const behind = lines.join(',');
  return rest?.comment
    ? { span: { start: end, end: rest.end }, text: `,${document.text.slice(end, rest.end)}${behind}` }
    : insertAt(end, `,${behind}`);
}

function insertFirst(document: Source, object: ObjectNode, entries: readonly Entry[]): TextEdit {
  const { text } = document;
  const { start, end } = object;
  const before = text.slice(lineStart(text, start), start);
  const inside = text.slice(start + 1, object.unclosed ? end : end - 1);
  const isOwnLine = document.syntax === 'json' && /^\s*("(?:[^"\\]|\\.)*"\s*:\s*)?$/.test(before);
  if (!isOwnLine && inside.trim() === '')
    return { span: { start, end }, text: writtenValue(document, Object.fromEntries(entries)) };
  const indent = indentAt(text, start);
  const lines = linesOf(document, entries, indent + indentUnit(text), true).join(',');
  // A comment inside stays, behind what is new.
  return inside.trim() === ''
    ? { span: { start, end }, text: `{${lines}${lineBreakOf(text)}${indent}}` }
    : insertAt(start + 1, lines);
}

function insertAt(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}
