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
import type { ReadResult } from './document';
import type { Part } from './json';
import { ArrayNode, ObjectNode, Prop, ScalarNode, type Node, type Span } from './node';
import { depthOfStates, Origin } from './placed';
import { endOfKey } from './trivia';
import { readByStates } from './yamlStates';

/** From here on a text is read state by state. */
const large = 20_000;

/** Reads a YAML text (its first document), or part of one; never throws. */
export function readYaml(text: string, part?: Part): ReadResult {
  if (part) return readAtOnce(text, part);
  return (text.length > large ? readByStates(text, readAtOnce) : undefined) ?? readAtOnce(text);
}

/** Reads the whole of a text with one call of the parser. */
export function readAtOnce(text: string, part: Part = { start: 0, origin: new Origin(), depth: 0 }): ReadResult {
  try {
    // Aliases are followed by this file alone, and merge keys likewise, so that the tree keeps every source position.
    const document = parseDocument(text, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
    const problems = document.errors.map(({ message, pos: [start, end] }) => ({
      message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '.') ?? message,
      start: part.start + start,
      end: part.start + Math.max(end, start + 1),
    }));
    const root = document.contents ? new Converter(text, document, part).node(document.contents) : undefined;
    return { root, problems };
  } catch (error) {
    // The parser recurses: some thousand levels, which no definition has, are more than the stack holds.
    if (!(error instanceof RangeError)) throw error;
    return {
      root: undefined,
      problems: [{ message: 'Nested too deep.', start: part.start, end: part.start + Math.min(1, text.length) }],
    };
  }
}

type ParsedPair = Pair<ParsedNode | null, ParsedNode | null>;

class Converter {
  private readonly base: number;
  private origin: Origin;
  private depth: number;

  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
    part: Part,
  ) {
    this.base = part.start;
    this.origin = part.origin;
    this.depth = part.depth;
  }

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
    const node = this.opaque(source);
    node.tag = { name, node: this.untagged(source) };
    return node;
  }

  private scalar(source: ParsedNode): ScalarNode {
    const value: unknown = isScalar(source) ? source.value : null;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    const { start, end } = this.span(source);
    return new ScalarNode(this.origin, start, end, plain ? value : this.source(source));
  }

  private list(source: YAMLSeq.Parsed): ArrayNode {
    this.depth++;
    const items = source.items.map((item) => this.node(item));
    this.depth--;
    const { start, end, unclosed } = this.container(source, ']');
    // A block's own end is behind the comments that follow it: its last item tells better.
    const node = new ArrayNode(this.origin, start, source.flow ? end : (items.at(-1)?.end ?? end), items);
    if (!source.flow) node.block = true;
    if (unclosed) node.unclosed = true;
    return node;
  }

  /** Brackets that nothing closes yet reach to the end of their line, where more is being typed. */
  private container(source: YAMLMap.Parsed | YAMLSeq.Parsed, bracket: '}' | ']'): Span & { unclosed: boolean } {
    const { start, end } = this.span(source);
    const unclosed = source.flow === true && (end - start < 2 || this.text[end - this.base - 1] !== bracket);
    const blanks = unclosed ? /^[ \t]*/.exec(this.text.slice(end - this.base, end - this.base + 200))?.[0].length : 0;
    return { start, end: end + (blanks ?? 0), unclosed };
  }

  private map(source: YAMLMap.Parsed): ObjectNode {
    const { start, end, unclosed } = this.container(source, '}');
    const node = new ObjectNode(this.origin, start, end, []);
    if (!source.flow) node.block = true;
    if (unclosed) node.unclosed = true;
    const merged: Prop[] = [];
    this.depth++;
    for (const { key, value } of source.items as ParsedPair[]) {
      const prop = this.prop(key, value, node.start);
      if (isMergeKey(key) && prop.value) {
        merged.push(...propsOf(prop.value));
        node.merge = prop;
      } else node.props.push(prop);
    }
    this.depth--;
    const last = node.props.at(-1);
    if (node.block && last) node.endAt(Math.max(this.endOf(last), node.merge ? this.endOf(node.merge) : 0));
    // What is written here wins over what is merged in, and of that the first.
    for (const prop of merged) if (!node.props.some(({ key }) => key === prop.key)) node.props.push(prop);
    return node;
  }

  private prop(keyNode: ParsedNode | null, value: ParsedNode | null, otherwise: number): Prop {
    const key = isScalar(keyNode) ? String(keyNode.value) : keyNode ? this.source(keyNode) : '';
    const { start, end } = keyNode ? this.span(keyNode) : { start: otherwise, end: otherwise };
    // `Method:` with nothing behind it is a value being typed, not null: its node has an empty range.
    const absent = value === null || (isScalar(value) && value.value === null && this.source(value).trim() === '');
    const around = this.origin;
    // What an edit before it moves as a whole.
    if (this.depth <= depthOfStates) this.origin = new Origin(start);
    const prop = new Prop(this.origin, start, end, key, absent ? undefined : this.node(value));
    this.origin = around;
    return prop;
  }

  private endOf(prop: Prop): number {
    return prop.value?.end ?? this.base + endOfKey(this.text, prop.end - this.base);
  }

  /** An alias has a place of its own; what is in a list or an object that it stands for is written at the anchor. */
  private alias(source: Alias.Parsed): Node {
    const target = source.resolve(this.document) as ParsedNode | undefined;
    // An anchor that holds aliases itself could blow up exponentially: its value is left unknown.
    if (!target || hasAlias(target)) return this.opaque(source);
    const anchor = this.node(target);
    const { start, end } = this.span(source);
    if (anchor.kind === 'scalar') return this.copyOf(anchor, start, end);
    const node =
      anchor.kind === 'array'
        ? new ArrayNode(this.origin, start, end, anchor.items)
        : new ObjectNode(this.origin, start, end, anchor.props);
    node.anchor = anchor;
    return node;
  }

  private copyOf({ value, opaque, tag }: ScalarNode, start: number, end: number): ScalarNode {
    const node = new ScalarNode(this.origin, start, end, value);
    if (opaque) node.opaque = opaque;
    if (tag) node.tag = tag;
    return node;
  }

  private opaque(source: ParsedNode): ScalarNode {
    const { start, end } = this.span(source);
    const node = new ScalarNode(this.origin, start, end, this.source(source));
    node.opaque = true;
    return node;
  }

  private source(node: ParsedNode): string {
    const { start, end } = this.span(node);
    return this.text.slice(start - this.base, end - this.base);
  }

  /** Without the blank lines that YAML counts to a value's end. */
  private span(node: ParsedNode): Span {
    const [start, end] = node.range;
    return { start: this.base + start, end: this.base + start + this.text.slice(start, end).trimEnd().length };
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
  return node.props.map((prop) => prop.mergedFrom(node.anchor ?? node));
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
