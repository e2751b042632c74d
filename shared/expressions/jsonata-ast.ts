// The part of jsonata's syntax tree that this folder reads, and the walk over it.

export type JsonataNode = {
  type: string;
  value?: unknown;
  /** The end of the node's own token in the text. */
  position?: number;
  steps?: JsonataNode[];
  stages?: JsonataNode[];
  predicate?: JsonataNode[];
  expr?: JsonataNode;
  group?: { lhs: [JsonataNode, JsonataNode][] };
  terms?: { expression: JsonataNode }[];
  expressions?: JsonataNode[];
  expression?: JsonataNode;
  arguments?: JsonataNode[];
  procedure?: JsonataNode;
  body?: JsonataNode;
  condition?: JsonataNode;
  then?: JsonataNode;
  else?: JsonataNode;
  /** A pair of nodes for an operator, the key and value pairs of an object constructor. */
  lhs?: JsonataNode | [JsonataNode, JsonataNode][];
  rhs?: JsonataNode;
  pattern?: JsonataNode;
  update?: JsonataNode;
  delete?: JsonataNode;
  focus?: string;
  index?: string;
};

/** A node below another; `sameContext` where it is evaluated against the same context item as its parent. */
export type Child = { node: JsonataNode; sameContext: boolean };

/** The nodes right below, in the order they are written. Of a path only the first step sees the path's own context. */
export function childrenOf(node: JsonataNode): Child[] {
  const same: (JsonataNode | undefined)[] = [
    node.condition,
    node.then,
    node.else,
    node.expression,
    ...(Array.isArray(node.lhs) ? node.lhs.flat() : [node.lhs]),
    node.rhs,
    ...(node.expressions ?? []),
    node.procedure,
    ...(node.arguments ?? []),
    node.body,
  ];
  const other: (JsonataNode | undefined)[] = [
    ...(node.steps?.slice(1) ?? []),
    ...(node.stages ?? []),
    ...(node.predicate ?? []),
    node.expr,
    ...(node.group?.lhs.flat() ?? []),
    ...(node.terms?.map((term) => term.expression) ?? []),
    node.pattern,
    node.update,
    node.delete,
  ];
  const child = (sameContext: boolean) => (found: JsonataNode | undefined) =>
    found ? [{ node: found, sameContext }] : [];
  return [
    ...(node.steps?.slice(0, 1) ?? []).map((first) => ({ node: first, sameContext: true })),
    ...same.flatMap(child(true)),
    ...other.flatMap(child(false)),
  ];
}

/** Every node of the tree, parents first; without recursion, so that depth does not matter. */
export function* everyNode(root: JsonataNode): Generator<{ node: JsonataNode; atTop: boolean }> {
  const waiting = [{ node: root, atTop: true }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const { atTop } = next;
    const below = childrenOf(next.node).map(({ node, sameContext }) => ({ node, atTop: atTop && sameContext }));
    waiting.push(...below.reverse());
  }
}

/** The names that the expression itself binds: `$x := …`, a function's parameters, `@$x` and `#$i`. */
export function boundNames(root: JsonataNode): Set<string> {
  const names = new Set<string>();
  for (const { node } of everyNode(root)) {
    const variables = node.type === 'lambda' ? (node.arguments ?? []) : node.type === 'bind' ? [node.lhs] : [];
    for (const variable of variables) {
      if (variable && !Array.isArray(variable)) names.add(String(variable.value));
    }
    if (node.focus !== undefined) names.add(node.focus);
    if (node.index !== undefined) names.add(node.index);
  }
  return names;
}
