// The URL that a Task would call, as far as its text tells: what only a run will know stands there as its expression.
import { parameterOf, parametersIn, type Parameter } from '../shared/document/known';
import type { Node } from '../shared/document/node';
import type { QueryLanguage, Task } from '../shared/document/tasks';
import type { Argument, IntrinsicCall } from '../shared/expressions/intrinsic-parse';
import { innerExpression, isJsonataExpression } from '../shared/expressions/jsonata-template';
import { parsePayloadExpression } from '../shared/expressions/payload-expression';

/** Stands for what cannot be told, or would be too long. */
const unknown = '…';
const longest = 60;

/** `https://host/stage/path?query`; undefined where the Task says neither host nor path. */
export function urlOf(task: Task): string | undefined {
  const [host, stage, path] = ['ApiEndpoint', 'Stage', 'Path'].map((name) => partOf(task, name));
  if (host === undefined && path === undefined) return undefined;
  // Stage and Path may come with slashes of their own.
  const parts = [stage, path].filter((part) => part !== undefined && part !== '').map((part) => `/${trimmed(part!)}`);
  return `https://${host ?? unknown}${parts.join('')}${queryOf(task)}`;
}

/** Method and URL, as the first line of a request. */
export function requestLineOf(task: Task): string | undefined {
  const url = urlOf(task);
  return url === undefined ? undefined : `${partOf(task, 'Method') ?? unknown} ${url}`;
}

function trimmed(part: string): string {
  return part.replace(/^\/+/, '');
}

function partOf(task: Task, name: string): string | undefined {
  const parameter = parameterOf(task, name);
  return parameter?.prop.value && textOf(parameter, task.language);
}

function queryOf(task: Task): string {
  const query = parameterOf(task, 'QueryParameters');
  if (!query?.prop.value) return '';
  if (query.isExpression || query.prop.value.kind !== 'object') return `?${unknown}`;
  const pairs = parametersIn(query.prop.value, task.language).flatMap((parameter) => {
    const { value } = parameter.prop;
    const values = value?.kind === 'array' ? value.items : value ? [value] : [];
    return values.map((item) => `${parameter.name}=${textOf(parameter, task.language, item)}`);
  });
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function textOf(
  { isExpression, prop }: Parameter,
  language: QueryLanguage,
  node: Node | undefined = prop.value,
): string {
  if (node?.kind !== 'scalar' || (node.opaque && !String(node.value).startsWith('${'))) return unknown;
  const text = String(node.value);
  if (isExpression) return expressionText(text);
  if (language === 'JSONata' && isJsonataExpression(text)) return inBraces(innerExpression(text));
  return text;
}

function expressionText(text: string): string {
  const parsed = parsePayloadExpression(text);
  if (!parsed.ok || parsed.expression.kind === 'path') return inBraces(text.trim());
  return callText(parsed.expression.call);
}

/** States.Format shows the text it makes; of a list only one item is a value. */
function callText({ spec, args, text }: IntrinsicCall): string {
  const [first, ...others] = args;
  if (spec.name === 'States.Array' && first && others.length === 0) return argumentText(first);
  if (spec.name !== 'States.Format' || first?.kind !== 'text') return inBraces(text);
  const values = others.map(argumentText);
  return first.raw.replace(/\\([^])|\{\}/g, (_, escaped?: string) => escaped ?? values.shift() ?? unknown);
}

function argumentText(argument: Argument): string {
  switch (argument.kind) {
    case 'call':
      return callText(argument.call);
    case 'path':
      return inBraces(argument.text);
    case 'text':
    case 'literal':
      return String(argument.value);
  }
}

function inBraces(expression: string): string {
  return expression.length > longest ? unknown : `{${expression}}`;
}
