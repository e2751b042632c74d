// The tree both readers build, JSON and YAML alike: values with the place where each stands in the text.
import type { Json } from '../json';
import { Placed, type Origin, type Span } from './placed';

export type { Span };

export class ScalarNode extends Placed {
  /** The value cannot be known from the text (a bare placeholder, a YAML tag): `value` is then its source text. */
  declare opaque?: true;
  /** A YAML tag and what stands behind it: `!Sub` and its text, `!Join` and its list. */
  declare tag?: { name: string; node: Node };

  constructor(
    origin: Origin,
    start: number,
    end: number,
    readonly value: string | number | boolean | null,
  ) {
    super(origin, start, end);
  }

  get kind(): 'scalar' {
    return 'scalar';
  }
}

export class ArrayNode extends Placed {
  /** YAML block style: one item behind each dash. */
  declare block?: true;
  /** For a YAML alias (`*name`), whose span is the alias: the list it stands for, where the items are written. */
  declare anchor?: ArrayNode;
  /** The closing bracket is missing (yet). */
  declare unclosed?: true;

  constructor(
    origin: Origin,
    start: number,
    end: number,
    readonly items: Node[],
  ) {
    super(origin, start, end);
  }

  get kind(): 'array' {
    return 'array';
  }
}

export class ObjectNode extends Placed {
  /** YAML block style: one property a line, structure by indentation. */
  declare block?: true;
  /** For a YAML alias (`*name`), whose span is the alias: the object it stands for, where the properties are written. */
  declare anchor?: ObjectNode;
  /** YAML's `<<: *name`, whose properties are among `props`. */
  declare merge?: Prop;
  /** The closing brace is missing (yet). */
  declare unclosed?: true;

  constructor(
    origin: Origin,
    start: number,
    end: number,
    readonly props: Prop[],
  ) {
    super(origin, start, end);
  }

  get kind(): 'object' {
    return 'object';
  }
}

export type Node = ObjectNode | ArrayNode | ScalarNode;

/** A property, whose own place is that of its key. */
export class Prop extends Placed {
  /** The object it is written in, where that is another one: merged in by YAML's `<<`. */
  declare from?: ObjectNode;

  /** `value` is absent while it is being typed. */
  constructor(
    origin: Origin,
    start: number,
    end: number,
    readonly key: string,
    public value: Node | undefined,
  ) {
    super(origin, start, end);
  }

  get keySpan(): Span {
    return { start: this.start, end: this.end };
  }

  /** The same property as another object has it that merges `object` in. */
  mergedFrom(object: ObjectNode): Prop {
    const copy = new Prop(this.origin, this.start, this.end, this.key, this.value);
    copy.from = this.from ?? object;
    return copy;
  }
}

export type Path = readonly (string | number)[];

/** The last property of that name, the one that counts; undefined for anything but an object that has it. */
export function propOf(node: Node | undefined, key: string): Prop | undefined {
  if (node?.kind !== 'object') return undefined;
  // Everything asks for properties: a loop costs a third of what findLast does.
  for (let index = node.props.length - 1; index >= 0; index--) {
    const prop = node.props[index];
    if (prop?.key === key) return prop;
  }
  return undefined;
}

/** The value of a property, or undefined. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return propOf(node, key)?.value;
}

/** The text of a string scalar that can be known, or undefined. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && !node.opaque ? node.value : undefined;
}

/** The node at a path from `root`, or undefined. A step `Fn::If` also leads behind a tag `!If`. */
export function at(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) {
    const tag = node?.kind === 'scalar' ? node.tag : undefined;
    if (tag) node = step === `Fn::${tag.name.slice(1)}` ? tag.node : undefined;
    else if (typeof step === 'string') node = valueOf(node, step);
    else node = node?.kind === 'array' ? node.items[step] : undefined;
  }
  return node;
}

/** The plain JSON value of a tree. A property without a value is left out; of a repeated name the last counts. */
export function toValue(node: Node): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map(toValue);
    case 'object': {
      const entries = node.props.flatMap(({ key, value }): [string, Json][] => (value ? [[key, toValue(value)]] : []));
      // fromEntries defines own properties, so that a key named __proto__ stays a key.
      return Object.fromEntries<Json>(entries);
    }
  }
}

/** Every property below a node, at any depth, in document order. */
export function* propsBelow(node: Node): Generator<Prop> {
  if (node.kind === 'array') for (const item of node.items) yield* propsBelow(item);
  if (node.kind !== 'object') return;
  for (const prop of node.props) {
    yield prop;
    if (prop.value) yield* propsBelow(prop.value);
  }
}

/** Whether a text is part of a string value somewhere below a node, or of the node itself. */
export function hasText(node: Node, text: string): boolean {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' && node.value.includes(text);
    case 'array':
      for (const item of node.items) if (hasText(item, text)) return true;
      return false;
    case 'object':
      for (const { value } of node.props) if (value && hasText(value, text)) return true;
      return false;
  }
}

/** The properties written in an object itself, YAML's `<<` included, in document order. */
export function ownProps({ props, merge }: ObjectNode): Prop[] {
  const own = props.filter(({ from }) => !from);
  return merge ? [...own, merge].sort((a, b) => a.keySpan.start - b.keySpan.start) : own;
}

/** Where a property ends: with its value, or with its key while it has none. */
export function endOf(prop: Prop): number {
  return prop.value?.end ?? prop.keySpan.end;
}
