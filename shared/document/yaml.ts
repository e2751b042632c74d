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
} from 'yaml';
import type { Node, ObjectNode, Prop, ScalarNode, Span } from './node';
import type { ReadResult } from './document';

/** Reads a YAML text (its first document); never throws. */
export function readYaml(text: string): ReadResult {
  // Aliases are followed by this file alone, and merge keys likewise, so that the tree keeps every source position.
  const document = parseDocument(text, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
  const problems = document.errors.map(({ message, pos: [start, end] }) => ({
    message: message.split('\n')[0] ?? message,
    start,
    end: Math.max(end, start + 1),
  }));
  const root = document.contents ? new Converter(text, document).node(document.contents) : undefined;
  return { root, problems };
}

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
    if (isSeq(source))
      return { kind: 'array', items: source.items.map((item) => this.node(item)), ...this.span(source) };
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

  private map(source: ParsedNode & { items: Pair<ParsedNode, ParsedNode | null>[]; flow?: boolean }): ObjectNode {
    const node: ObjectNode = { kind: 'object', props: [], ...this.span(source) };
    if (!source.flow) node.block = true;
    const merged: Prop[] = [];
    for (const { key, value } of source.items) {
      const name = isScalar(key) ? String(key.value) : this.source(key);
      if (name === '<<' && value) merged.push(...this.mergedProps(this.node(value)));
      else node.props.push(this.prop(name, key, value));
    }
    // What is written here wins over what is merged in.
    node.props.push(...merged.filter(({ key }) => !node.props.some((prop) => prop.key === key)));
    return node;
  }

  private prop(key: string, keyNode: ParsedNode, value: ParsedNode | null): Prop {
    // `Method:` with nothing behind it is a value being typed, not null: its node has an empty range.
    const absent = value === null || (isScalar(value) && value.value === null && this.source(value).trim() === '');
    return { key, keySpan: this.span(keyNode), ...(absent ? {} : { value: this.node(value) }) };
  }

  private mergedProps(node: Node): Prop[] {
    if (node.kind === 'array') return node.items.flatMap((item) => this.mergedProps(item));
    return node.kind === 'object' ? node.props : [];
  }

  private alias(source: Alias.Parsed): Node {
    const target = source.resolve(this.document) as ParsedNode | undefined;
    // An anchor that holds aliases itself could blow up exponentially: its value is left unknown.
    if (!target || hasAlias(target)) return this.opaque(source);
    return this.node(target);
  }

  private opaque(source: ParsedNode): ScalarNode {
    return { kind: 'scalar', value: this.source(source), opaque: true, ...this.span(source) };
  }

  private source(node: ParsedNode): string {
    const { start, end } = this.span(node);
    return this.text.slice(start, end);
  }

  /** Without the blank lines and comments that YAML counts to a block's end. */
  private span(node: ParsedNode): Span {
    const [start, end] = node.range;
    return { start, end: start + this.text.slice(start, end).trimEnd().length };
  }
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
