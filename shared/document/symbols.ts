// The outline of a definition: its properties as a tree of symbols, states told apart from other objects.
import type { Json } from '../json';
import { endOf, ownProps, stringOf, valueOf, type Node, type ObjectNode, type Prop, type Span } from './node';

export type DocumentSymbol = {
  /** The key, or the index in a list. */
  name: string;
  /** Of a state its Type, of a scalar its value. */
  detail: string;
  kind: 'state' | 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  /** All of it, and what of it is to be marked when someone goes there. */
  span: Span;
  nameSpan: Span;
  children: DocumentSymbol[];
};

/** So many at most, as VS Code has it for JSON: an outline of more is of no use, and takes its time. */
const most = 5000;
const longestDetail = 60;

/** The symbols below the root of a document, in document order. What a YAML alias stands for is shown where it is written. */
export function symbolsOf(root: Node | undefined): DocumentSymbol[] {
  const left = { count: most };
  return root ? childrenOf(root, false, left) : [];
}

function childrenOf(node: Node, areStates: boolean, left: { count: number }): DocumentSymbol[] {
  if (node.kind === 'scalar' || node.anchor) return [];
  if (node.kind === 'object') return ownProps(node).flatMap((prop) => symbolOfProp(prop, areStates, left) ?? []);
  // Scalars in a list have no name that anyone would look for.
  return node.items.flatMap((item, index) =>
    item.kind === 'scalar' ? [] : (symbolAt(String(index), item, item, false, left) ?? []),
  );
}

function symbolOfProp(prop: Prop, areStates: boolean, left: { count: number }): DocumentSymbol | undefined {
  const { key, keySpan, value } = prop;
  const isState = areStates && value?.kind === 'object' && stringOf(valueOf(value, 'Type')) !== undefined;
  const span = { start: keySpan.start, end: endOf(prop) };
  return symbolAt(key, value, { ...span, nameSpan: keySpan }, isState, left);
}

function symbolAt(
  name: string,
  value: Node | undefined,
  { start, end, nameSpan }: Span & { nameSpan?: Span },
  isState: boolean,
  left: { count: number },
): DocumentSymbol | undefined {
  if (left.count-- <= 0) return undefined;
  return {
    name,
    detail: isState ? (stringOf(valueOf(value, 'Type')) ?? '') : detailOf(value),
    kind: isState ? 'state' : kindOf(value),
    span: { start, end },
    nameSpan: nameSpan ?? { start, end: start },
    children: value ? childrenOf(value, isMachine(name, value), left) : [],
  };
}

/** The states of a machine stand in its `States`. */
function isMachine(name: string, value: Node): value is ObjectNode {
  return name === 'States' && value.kind === 'object';
}

function detailOf(value: Node | undefined): string {
  if (value?.kind !== 'scalar') return '';
  const text = String(value.value);
  return text.length > longestDetail ? `${text.slice(0, longestDetail)}…` : text;
}

function kindOf(value: Node | undefined): DocumentSymbol['kind'] {
  if (value === undefined) return 'null';
  if (value.kind !== 'scalar') return value.kind;
  return kindOfScalar(value.value);
}

function kindOfScalar(value: Json): DocumentSymbol['kind'] {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'null';
  }
}
