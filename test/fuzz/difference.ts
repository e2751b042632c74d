// Where two readings of one text differ: the tree, the Tasks, the problems.
import type { AslDocument } from '../../shared/document/document';
import type { Node, Prop } from '../../shared/document/node';

/** The first difference in words, or undefined where there is none. */
export function differenceOf(one: AslDocument, other: AslDocument): string | undefined {
  return (
    differenceOfNodes(one.root, other.root, 'root') ??
    differs('problems', JSON.stringify(one.problems), JSON.stringify(other.problems)) ??
    differs('Tasks', picture(one), picture(other))
  );
}

function picture({ tasks, embedded }: AslDocument): string {
  const all = [...tasks, ...embedded.flatMap(({ document }) => document.tasks)];
  return JSON.stringify(
    all.map(({ name, path, nameSpan, language, node: { start, end }, resource, payload, parameters }) => ({
      ...{ name, path, language, start, end, named: [nameSpan.start, nameSpan.end] },
      resource: [resource.pattern, resource.mistake, resource.node.start],
      payload: payload?.start,
      parameters: parameters?.start,
    })),
  );
}

function differs(what: string, one: unknown, other: unknown): string | undefined {
  return one === other ? undefined : `${what}: ${String(one)} instead of ${String(other)}`;
}

export function differenceOfNodes(one: Node | undefined, other: Node | undefined, at: string): string | undefined {
  if (!one || !other || one.kind !== other.kind) return differs(at, one?.kind, other?.kind);
  if (one.start !== other.start || one.end !== other.end)
    return differs(at, `${one.start}-${one.end}`, `${other.start}-${other.end}`);
  if (one.kind === 'scalar') {
    const { value, opaque, tag } = other as typeof one;
    return (
      differs(at, one.value, value) ??
      differs(`${at} opaque`, one.opaque, opaque) ??
      differs(`${at} tag`, one.tag?.name, tag?.name) ??
      (one.tag && differenceOfNodes(one.tag.node, tag?.node, `${at} tag`))
    );
  }
  const flags = differs(`${at} block`, one.block, (other as typeof one).block);
  return (
    flags ?? (one.kind === 'array' ? inLists(one, other as typeof one, at) : inObjects(one, other as typeof one, at))
  );
}

function inLists(one: Node & { kind: 'array' }, other: typeof one, at: string): string | undefined {
  if (one.items.length !== other.items.length) return differs(`${at} items`, one.items.length, other.items.length);
  for (const [index, item] of one.items.entries()) {
    const found = differenceOfNodes(item, other.items[index], `${at}[${index}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inObjects(one: Node & { kind: 'object' }, other: typeof one, at: string): string | undefined {
  if (one.props.length !== other.props.length) return differs(`${at} keys`, one.props.length, other.props.length);
  if (one.unclosed !== other.unclosed) return differs(`${at} unclosed`, one.unclosed, other.unclosed);
  for (const [index, prop] of one.props.entries()) {
    const found = inProps(prop, other.props[index], at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inProps(one: Prop, other: Prop | undefined, at: string): string | undefined {
  const place = ({ key, start, end }: Prop): string => `${JSON.stringify(key)} at ${start}-${end}`;
  return (
    differs(at, place(one), other && place(other)) ??
    (one.value || other?.value ? differenceOfNodes(one.value, other?.value, `${at}.${one.key}`) : undefined)
  );
}
