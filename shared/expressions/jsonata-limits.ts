// Stops a JSONata expression that never ends, nests too deep or grows too large, and lets other work run meanwhile.
// It hooks into the entry and exit of every step, as jsonata's own exerciser does.
import type { JsonataNode } from './jsonata-ast';

export class LimitReached extends Error {
  /** The sentences of Step Functions' own JSONata, seen on AWS. */
  static readonly time = 'Expression evaluation timeout: Check for infinite loop';
  static readonly depth =
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
  static readonly memory = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
}

/** Seen on AWS: `1+1+…` evaluates with 100 terms and fails with 101. */
const maxDepth = 100;
/** Seen on AWS: `[1..873782]` evaluates, one item more fails: 8 bytes a number. */
export const maxSequence = 873_782;
const maxText = maxSequence * 8;

const pauseAfterMs = 15;

export type Limits = {
  /** Learns which parts of the expression jsonata evaluates side by side. */
  watch: (ast: JsonataNode) => void;
  enter: (node: JsonataNode, input: unknown, environment: object) => Promise<void> | undefined;
  leave: (node: JsonataNode, input: unknown, environment: object, result: unknown) => void;
  /** Milliseconds until the limit. */
  left: () => number;
};

export function limits(options: { ms: number; clock: () => number; pause?: () => Promise<void> }): Limits {
  const { ms, clock, pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0)) } = options;
  const started = clock();
  const siblings = sideBySide();
  let paused = started;
  let depth = 0;

  const check = (): number => {
    const time = clock();
    if (time - started > ms) throw new LimitReached(LimitReached.time);
    return time;
  };
  const begin = async (waiting: Promise<void> | undefined): Promise<void> => {
    await waiting;
    const time = check();
    if (time - paused > pauseAfterMs) {
      await pause();
      paused = clock();
    }
    depth++;
    if (depth > maxDepth) throw new LimitReached(LimitReached.depth);
  };

  return {
    watch: siblings.watch,
    left: () => ms - (clock() - started),
    enter: (node, _input, environment) => begin(siblings.enter(node, environment)),
    leave: (node, _input, environment, result) => {
      depth--;
      siblings.leave(node, environment);
      if (typeof result === 'string' && result.length > maxText) throw new LimitReached(LimitReached.memory);
      if (Array.isArray(result) && result.length > maxSequence) throw new LimitReached(LimitReached.memory);
    },
  };
}

/**
 * jsonata starts the items of an array and the values of an object all at once, which would count as depth. Here each
 * waits for the one before it, so that depth is what is really nested.
 */
function sideBySide() {
  const groupOf = new WeakMap<JsonataNode, object>();
  const queues = new WeakMap<object, Map<object, { last: Promise<void>; ends: (() => void)[] }>>();

  const watch = (root: JsonataNode): void => {
    const waiting: unknown[] = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (typeof next !== 'object' || next === null) continue;
      for (const below of Object.values(next)) waiting.push(below);
      const { type, value, expressions = [], lhs, group } = next as JsonataNode;
      if (type === 'unary' && value === '[') for (const item of expressions) groupOf.set(item, next);
      for (const pairs of [value === '{' ? lhs : undefined, group?.lhs]) {
        if (Array.isArray(pairs)) for (const [, item] of pairs) groupOf.set(item, pairs);
      }
    }
  };

  const enter = (node: JsonataNode, environment: object): Promise<void> | undefined => {
    const group = groupOf.get(node);
    if (!group) return undefined;
    const queue = queues.get(environment) ?? new Map<object, { last: Promise<void>; ends: (() => void)[] }>();
    queues.set(environment, queue);
    const before = queue.get(group);
    let end = (): void => undefined;
    const last = new Promise<void>((resolve) => (end = resolve));
    queue.set(group, { last, ends: [...(before?.ends ?? []), end] });
    return before?.last;
  };

  const leave = (node: JsonataNode, environment: object): void => {
    const group = groupOf.get(node);
    if (group) queues.get(environment)?.get(group)?.ends.shift()?.();
  };

  return { watch, enter, leave };
}
