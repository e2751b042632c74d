// The URL that a Task would call, as far as its text tells: what only a run will know stands there as its expression.
import { parameterOf, parametersIn, type Parameter } from '../shared/document/known';
import type { Node } from '../shared/document/node';
import { filled, type Substitutions } from '../shared/document/substitutions';
import { templateText } from '../shared/document/templateFunctions';
import type { QueryLanguage, Task } from '../shared/document/tasks';
import { innerExpression, isJsonataExpression } from '../shared/expressions/jsonata-template';
import { madeByJsonata, madeByPayload, type MadePart } from '../shared/expressions/made-text';

/** Stands for what cannot be told, or would be too long. */
const unknown = '…';
const longest = 60;

/**
 * `https://host/stage/path?query`; undefined where the Task says neither host nor path. Placeholders stand there as they
 * are, but for those that have one of the values.
 */
export function urlOf(task: Task, values: Substitutions = {}): string | undefined {
  const [host, stage, path] = ['ApiEndpoint', 'Stage', 'Path'].map((name) => partOf(task, name, values));
  if (host === undefined && path === undefined) return undefined;
  // Stage and Path may come with slashes of their own.
  const parts = [stage, path].filter((part) => part !== undefined && part !== '').map((part) => `/${trimmed(part!)}`);
  return `https://${host ?? unknown}${parts.join('')}${queryOf(task, values)}`;
}

/** Method and URL, as the first line of a request. */
export function requestLineOf(task: Task, values: Substitutions = {}): string | undefined {
  const url = urlOf(task, values);
  return url === undefined ? undefined : `${partOf(task, 'Method', values) ?? unknown} ${url}`;
}

function trimmed(part: string): string {
  return part.replace(/^\/+/, '');
}

function partOf(task: Task, name: string, values: Substitutions): string | undefined {
  const parameter = parameterOf(task, name);
  return parameter?.prop.value && textOf(parameter, parameter.prop.value, task.language, values);
}

function queryOf(task: Task, values: Substitutions): string {
  const query = parameterOf(task, 'QueryParameters');
  if (!query?.prop.value) return '';
  if (query.isExpression || query.prop.value.kind !== 'object') return `?${unknown}`;
  const pairs = parametersIn(query.prop.value, task.language).flatMap((parameter) => {
    const { value } = parameter.prop;
    const items = value?.kind === 'array' ? value.items : value ? [value] : [];
    return items.map((item) => `${parameter.name}=${textOf(parameter, item, task.language, values)}`);
  });
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function textOf({ isExpression }: Parameter, node: Node, language: QueryLanguage, values: Substitutions): string {
  const text = writtenText(node);
  if (text === undefined) return unknown;
  return shownText(madeBy(filled(text, values), isExpression, language)).replace(/\$\{Fn::\w+\}/g, unknown);
}

/** The text of a value, with `${Name}` for what deployment puts in; undefined where it is none. */
export function writtenText(node: Node): string | undefined {
  if (node.kind === 'scalar' && node.opaque && String(node.value).startsWith('${')) return String(node.value);
  if (node.kind === 'scalar' && !node.tag) return node.opaque ? undefined : String(node.value);
  return templateText(node);
}

/** The pieces of the text that a value makes: all known, but for an expression. */
export function madeBy(text: string, isExpression: boolean, language: QueryLanguage): MadePart[] {
  if (isExpression) return madeByPayload(text);
  return language === 'JSONata' && isJsonataExpression(text) ? madeByJsonata(innerExpression(text)) : [text];
}

/** A text with its expressions in braces. */
export function shownText(parts: readonly MadePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : inBraces(part.expression))).join('');
}

function inBraces(expression: string): string {
  return expression === '' || expression.length > longest ? unknown : `{${expression}}`;
}
