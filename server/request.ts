// What the text of a Task says of its request: method, stage and path, and how much of the path is still open.
import { isUnknown, maskUnknown, parameterOf } from '../shared/document/known';
import { segmentsOf, type Part } from '../shared/document/apis/pattern';
import { stringOf, type Node, type Span } from '../shared/document/node';
import type { Task } from '../shared/document/tasks';
import { isJsonataExpression } from '../shared/expressions/jsonata-template';
import { parsePayloadExpression } from '../shared/expressions/payload-expression';

export type Request = {
  /** In capitals, where it is a literal. */
  method?: { node: Node; name: string };
  /** `one` where it is there and not known; absent also for `$default`, which no URL names. */
  stage?: Part;
  path?: {
    node: Node;
    /** As written. */
    text: string;
    parts: Part[];
    /** False for the shape of an expression: it tells what is called, and is no ground to judge. */
    isLiteral: boolean;
    /** The path goes out to clients of a WebSocket API. */
    isConnections: boolean;
  };
};

/** Stands for a placeholder while a path is cut at its slashes. */
const open = '\u0000';

export function requestOf(task: Task): Request {
  const method = parameterOf(task, 'Method');
  const name = method?.isExpression ? undefined : literal(method?.prop.value);
  const stage = stageOf(task);
  const path = pathOf(task);
  return {
    ...(method?.prop.value && name !== undefined && { method: { node: method.prop.value, name: name.toUpperCase() } }),
    ...(stage && { stage }),
    ...(path && { path }),
  };
}

function literal(node: Node | undefined): string | undefined {
  return node && !isUnknown(node) ? stringOf(node) : undefined;
}

function stageOf(task: Task): Part | undefined {
  const stage = parameterOf(task, 'Stage');
  if (!stage?.prop.value) return undefined;
  const text = stage.isExpression ? undefined : literal(stage.prop.value);
  if (text === undefined) return 'one';
  return text === '$default' || text === '' ? undefined : { text };
}

function pathOf(task: Task): Request['path'] {
  const path = parameterOf(task, 'Path');
  const node = path?.prop.value;
  const text = stringOf(node);
  if (!path || !node || text === undefined) return undefined;
  const written = path.isExpression ? formatted(text) : isJsonataExpression(text) ? undefined : text;
  if (written === undefined) return undefined;
  const masked = maskUnknown(written, open).replace(/[?#].*$/s, '');
  const segments = segmentsOf(masked);
  const parts = segments.map((segment): Part => (segment.includes(open) ? 'many' : { text: segment }));
  return { node, text, parts, isLiteral: !path.isExpression, isConnections: masked.includes('@connections') };
}

/** The text that `States.Format` makes, with its arguments open; undefined for any other expression. */
function formatted(expression: string): string | undefined {
  const parsed = parsePayloadExpression(expression);
  if (!parsed.ok || parsed.expression.kind !== 'call') return undefined;
  const { spec, args } = parsed.expression.call;
  const [first] = args;
  if (spec.name !== 'States.Format' || first?.kind !== 'text') return undefined;
  return first.raw.replace(/\\([^])|\{\}/g, (_, escaped?: string) => escaped ?? open);
}

/** Where the segments of a literal path stand in it; of one with escapes or lines, which no path has, none. */
export function segmentSpans(text: string): Span[] {
  return [...text.matchAll(/[^/]+/g)].map(({ 0: segment, index }) => ({ start: index, end: index + segment.length }));
}
