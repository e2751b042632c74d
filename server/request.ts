// What the text of a Task says of its request: method, stage and path, and how much of the path is still open.
import { isUnknown, maskUnknown, parameterOf } from '../shared/document/known';
import { segmentsOf, type Part } from '../shared/document/apis/pattern';
import { stringOf, type Node } from '../shared/document/node';
import { filled, type Substitutions } from '../shared/document/substitutions';
import type { Task } from '../shared/document/tasks';
import { isJsonataExpression } from '../shared/expressions/jsonata-template';
import { madeBy, shownText, writtenText } from './url';

export type Request = {
  /** In capitals, where it is a literal. */
  method?: { node: Node; name: string };
  /** `one` where it is there and not known; absent also for `$default`, which no URL names. */
  stage?: Part;
  path?: {
    node: Node;
    /** As written, an expression as such. */
    text: string;
    /** As it will be: placeholders with a known value filled, what only a run knows in braces. */
    shown: string;
    parts: Part[];
    /** The path goes out to clients of a WebSocket API. */
    isConnections: boolean;
  };
};

/** Stands for what is not known while a path is cut at its slashes. */
const open = '\u0000';

/** `values` are those of placeholders. One without a value may stand for any text, also for several segments or none. */
export function requestOf(task: Task, values: Substitutions = {}): Request {
  const method = parameterOf(task, 'Method');
  const name = method?.isExpression ? undefined : literal(method?.prop.value);
  const stage = stageOf(task, values);
  const path = pathOf(task, values);
  return {
    ...(method?.prop.value && name !== undefined && { method: { node: method.prop.value, name: name.toUpperCase() } }),
    ...(stage && { stage }),
    ...(path && { path }),
  };
}

function literal(node: Node | undefined): string | undefined {
  return node && !isUnknown(node) ? stringOf(node) : undefined;
}

function stageOf(task: Task, values: Substitutions): Part | undefined {
  const stage = parameterOf(task, 'Stage');
  if (!stage?.prop.value) return undefined;
  const text = stage.isExpression ? undefined : knownText(stage.prop.value, values);
  if (text === undefined || maskUnknown(text, open).includes(open) || text.startsWith('{%')) return 'one';
  const [segment, ...more] = segmentsOf(text);
  if (segment === undefined || text === '$default') return undefined;
  return more.length > 0 ? 'one' : { text: segment };
}

function pathOf(task: Task, values: Substitutions): Request['path'] {
  const path = parameterOf(task, 'Path');
  const node = path?.prop.value;
  const text = node && knownText(node, values);
  if (!path || text === undefined || isHalfExpression(text, task)) return undefined;
  const made = madeBy(text, path.isExpression, task.language);
  // Nothing is known of the path where nothing of it is written.
  if (!made.some((part) => typeof part === 'string')) return undefined;
  const pattern = made.map((part) => (typeof part === 'string' ? maskUnknown(part, open) : open)).join('');
  const parts = segmentsOf(pattern.replace(/[?#].*$/s, '')).map(partOf);
  return {
    node: path.prop.value!,
    text: stringOf(node) ?? text,
    shown: shownText(made) || '/',
    parts,
    isConnections: pattern.includes('@connections'),
  };
}

/** A name in a template's own function is the template's, and no placeholder of the definition. */
function knownText(node: Node, values: Substitutions): string | undefined {
  const text = writtenText(node);
  return stringOf(node) === undefined && !isBarePlaceholder(node) ? text : text && filled(text, values);
}

/** JSONata that is not closed yet, or stands where it is none. */
function isHalfExpression(text: string, { language }: Task): boolean {
  return text.startsWith('{%') && !(language === 'JSONata' && isJsonataExpression(text));
}

function isBarePlaceholder(node: Node): boolean {
  return node.kind === 'scalar' && !node.tag;
}

function partOf(segment: string): Part {
  const first = segment.indexOf(open);
  if (first === -1) return { text: segment };
  const [starts, ends] = [segment.slice(0, first), segment.slice(segment.lastIndexOf(open) + 1)];
  return starts === '' && ends === '' ? 'many' : { starts, ends };
}
