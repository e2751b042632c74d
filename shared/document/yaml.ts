// Reads YAML into the same tree as JSON; loaded when the first YAML document is opened.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { ArrayNode, Node, ObjectNode, Prop, ScalarNode, Span } from './node';
import type { ReadResult } from './document';
import { endOfProp } from './trivia';

/** Reads a YAML text (its first document); never throws. */
export function readYaml(text: string): ReadResult {
  try {
    // Aliases are followed by this file alone, and merge keys likewise, so that the tree keeps every source position.
    const document = parseDocument(text, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
    const problems = document.errors.map(({ message, pos: [start, end] }) => ({
      message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '.') ?? message,
      start,
      end: Math.max(end, start + 1),
    }));
    const root = document.contents ? new Converter(text, document).node(document.contents) : undefined;
    return { root, problems };
  } catch (error) {
    // The parser recurses: some thousand levels, which no definition has, are more than the stack holds.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, problems: [{ message: 'Nested too deep.', start: 0, end: Math.min(1, text.length) }] };
  }
}

type ParsedPair = Pair<ParsedNode | null, ParsedNode | null>;

class Converter {
  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
  ) {}

  node(source: ParsedNode): Node {
    // A tag (`!Sub`, `!Ref`, `!GetAtt`) makes a value that only deployment knows, whatever stands under it.
    if (!isAlias(source) && source.tag?.startsWith('!')) return this.tagged(source, source.tag);
    return this.untagged(source);
  }

  private untagged(source: ParsedNode): Node {
    if (isAlias(source)) return this.alias(source);
    if (isMap(source)) return this.map(source);
    if (isSeq(source)) return this.list(source);
    return this.scalar(source);
  }

  private tagged(source: ParsedNode, name: string): ScalarNode {
    return { ...this.opaque(source), tag: { name, node: this.untagged(source) } };
  }

  private scalar(source: ParsedNode): ScalarNode {
    const value: unknown = isScalar(source) ? source.value : null;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    return { kind: 'scalar', value: plain ? value : this.source(source), ...this.span(source) };
  }

  private list(source: YAMLSeq.Parsed): ArrayNode {
    const items = source.items.map((item) => this.node(item));
    const span = this.span(source);
    if (source.flow) return { kind: 'array', items, ...span };
    // A block's own end is behind the comments that follow it: its last item tells better.
    return { kind: 'array', items, block: true, ...span, end: items.at(-1)?.end ?? span.end };
  }

  private map(source: YAMLMap.Parsed): ObjectNode {
    const node: ObjectNode = { kind: 'object', props: [], ...this.span(source) };
    if (!source.flow) node.block = true;
    const merged: Prop[] = [];
    for (const { key, value } of source.items as ParsedPair[]) {
      const prop = this.prop(key, value, node.start);
      if (isMergeKey(key) && prop.value) {
        merged.push(...propsOf(prop.value));
        node.merge = prop;
      } else node.props.push(prop);
    }
    const last = node.props.at(-1);
    if (node.block && last)
      node.end = Math.max(endOfProp(this.text, last), node.merge ? endOfProp(this.text, node.merge) : 0);
    // What is written here wins over what is merged in, and of that the first.
    for (const prop of merged) if (!node.props.some(({ key }) => key === prop.key)) node.props.push(prop);
    return node;
  }

  private prop(keyNode: ParsedNode | null, value: ParsedNode | null, otherwise: number): Prop {
    const key = isScalar(keyNode) ? String(keyNode.value) : keyNode ? this.source(keyNode) : '';
    const keySpan = keyNode ? this.span(keyNode) : { start: otherwise, end: otherwise };
    // `Method:` with nothing behind it is a value being typed, not null: its node has an empty range.
    const absent = value === null || (isScalar(value) && value.value === null && this.source(value).trim() === '');
    return { key, keySpan, ...(absent ? {} : { value: this.node(value) }) };
  }

  /** An alias has a place of its own; what is in a list or an object that it stands for is written at the anchor. */
  private alias(source: Alias.Parsed): Node {
    const target = source.resolve(this.document) as ParsedNode | undefined;
    // An anchor that holds aliases itself could blow up exponentially: its value is left unknown.
    if (!target || hasAlias(target)) return this.opaque(source);
    const anchor = this.node(target);
    const span = this.span(source);
    if (anchor.kind === 'scalar') return { ...anchor, ...span };
    return anchor.kind === 'array'
      ? { kind: 'array', items: anchor.items, anchor, ...span }
      : { kind: 'object', props: anchor.props, anchor, ...span };
  }

  private opaque(source: ParsedNode): ScalarNode {
    return { kind: 'scalar', value: this.source(source), opaque: true, ...this.span(source) };
  }

  private source(node: ParsedNode): string {
    const { start, end } = this.span(node);
    return this.text.slice(start, end);
  }

  /** Without the blank lines that YAML counts to a value's end. */
  private span(node: ParsedNode): Span {
    const [start, end] = node.range;
    return { start, end: start + this.text.slice(start, end).trimEnd().length };
  }
}

/** `<<`, which brings in the properties of another object; in quotes it is a name like any other. */
function isMergeKey(key: ParsedNode | null): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The properties that a merge brings in, each with the object it is written in. */
function propsOf(node: Node): Prop[] {
  if (node.kind === 'array') return node.items.flatMap(propsOf);
  if (node.kind !== 'object') return [];
  return node.props.map((prop) => ({ ...prop, from: prop.from ?? node.anchor ?? node }));
}

function hasAlias(node: ParsedNode): boolean {
  let found = false;
  visit(node, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
