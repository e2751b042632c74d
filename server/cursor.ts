// Where the cursor stands in a document: in a key or in a value, of which object, on the way from the root.
import { endOf, type ArrayNode, type Node, type ObjectNode, type Prop, type Span } from '../shared/document/node';

export type Cursor = {
  /** From the root to the container the cursor is in. */
  path: (string | number)[];
  /** What stands at the cursor or would be typed there; what a completion replaces. */
  span: Span;
} & (
  | { on: 'key'; object: ObjectNode; prop?: Prop }
  | { on: 'value'; container: ObjectNode; prop: Prop; node?: Node }
  | { on: 'item'; container: ArrayNode; index: number; node?: Node }
);

/**
 * Finds the cursor at an offset, or undefined outside of any object and list.
 *
 *     { "Method": "GE|T", | "Headers": | }      value · key · value still to come
 *          ^key     ^value
 */
export function cursorAt(text: string, root: Node | undefined, offset: number): Cursor | undefined {
  return root && within(text, root, offset, []);
}

function within(text: string, node: Node, offset: number, path: (string | number)[]): Cursor | undefined {
  if (node.kind === 'object') return inObject(text, node, offset, path);
  if (node.kind === 'array') return inArray(text, node, offset, path);
  return undefined;
}

/** Strictly inside, or behind the last character of what was never closed. */
function holds(node: Node, offset: number): boolean {
  if (node.kind === 'scalar') return node.start <= offset && offset <= node.end;
  const isOpen = node.unclosed ?? (node.kind === 'object' && node.block);
  if (isOpen) return node.start <= offset && offset <= node.end;
  return node.start < offset && offset < node.end;
}

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function inObject(text: string, object: ObjectNode, offset: number, path: (string | number)[]): Cursor | undefined {
  if (!holds(object, offset)) return undefined;
  for (const prop of object.props) {
    if (touches(prop, offset)) return { path, on: 'key', object, prop, span: prop.keySpan };
    const { value } = prop;
    if (!value || !holds(value, offset)) continue;
    if (value.kind !== 'scalar') return within(text, value, offset, [...path, prop.key]);
    return { path, on: 'value', container: object, prop, node: value, span: value };
  }
  const before = object.props.findLast((prop) => prop.keySpan.end <= offset);
  const word = wordAt(text, offset);
  // `"Method": |`: behind a colon that has no value yet, or none before the cursor.
  if (before && endOf(before) === before.keySpan.end && /:[^,\n]*$/.test(text.slice(before.keySpan.end, offset)))
    return { path, on: 'value', container: object, prop: before, span: word };
  if (before?.value && before.value.start >= offset)
    return { path, on: 'value', container: object, prop: before, span: word };
  return { path, on: 'key', object, span: word };
}

function inArray(text: string, array: ArrayNode, offset: number, path: (string | number)[]): Cursor | undefined {
  if (!holds(array, offset)) return undefined;
  for (const [index, item] of array.items.entries()) {
    if (!holds(item, offset)) continue;
    if (item.kind !== 'scalar') return within(text, item, offset, [...path, index]);
    return { path, on: 'item', container: array, index, node: item, span: item };
  }
  const index = array.items.filter((item) => item.end <= offset).length;
  return { path, on: 'item', container: array, index, span: wordAt(text, offset) };
}

/** The bare word around the cursor that no node covers: `Meth|`, `/bil|` or `${Sta|` typed without quotes. */
function wordAt(text: string, offset: number): Span {
  // `//` and `/*` are comments, no paths.
  const before =
    /(?:\$\{[\w:]*|(?<![*/])(?!\/\/)[\w$./-]*|[\w$.-]*)$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0]
      .length ?? 0;
  const after = /^[\w$.-]*(?:\/[\w$.-]+)*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}
