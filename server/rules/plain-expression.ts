// Tells a literal that was plainly meant as an expression, and writes it as one, under a key that ends in `.$`.
import { renameKey, replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { parametersIn, type Parameter } from '../../shared/document/known';
import { stringOf, type Node } from '../../shared/document/node';
import { parsePath } from '../../shared/expressions/jsonpath';
import { parsePayloadExpression } from '../../shared/expressions/payload-expression';
import { contextFields } from '../../shared/knowledge/context';
import { givesOnlyText } from '../../shared/knowledge/expressions';
import { findIntrinsic } from '../../shared/knowledge/intrinsics';
import type { Fix } from './rule';

const contextRoots = new Set(contextFields.map(({ path }) => path.split('.')[0]));
const embedded = /\$\{\s*(\$[^{}]*?)\s*\}/g;

/**
 * The expression that a literal was meant to be: a path from `$.` or `$$.` on, a call of an intrinsic function, or text
 * with `${$.path}` inside, which becomes States.Format. Undefined for any other text: `$`, `costs $5`, `$ref`, `$.50`.
 */
export function plainExpression(text: string): string | undefined {
  // Most literals have neither: they need no closer look.
  if (!text.includes('$') && !text.startsWith('States.')) return undefined;
  if (isPlainPath(text)) return text;
  const name = /^(States\.\w+)\([^]*\)$/.exec(text)?.[1];
  if (name !== undefined) return findIntrinsic(name) && text;
  return formatOf(text);
}

/** A path from `$.` or `$$.` on, which hardly any other text looks like. */
export function isPlainPath(text: string): boolean {
  if (!/^\$\$?(\.[\p{L}_]|\[)/u.test(text)) return false;
  const parsed = parsePath(text);
  if (!parsed.ok) return false;
  const { root, segments } = parsed.path;
  const names = segments.flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
  if (root.kind === 'context' && !contextRoots.has(names[0] ?? '')) return false;
  return names.every((name) => /^[\p{L}\p{N}_ -]+$/u.test(name));
}

/** `Bearer ${$.token}` as `States.Format('Bearer {}', $.token)`. */
function formatOf(text: string): string | undefined {
  const paths = [...text.matchAll(embedded)].map(([, path = '']) => path);
  if (paths.length === 0 || !paths.every(isPlainPath)) return undefined;
  const template = text
    .split(embedded)
    .filter((_, index) => index % 2 === 0)
    .map(escaped);
  return `States.Format('${template.join('{}')}', ${paths.join(', ')})`;
}

/** Text inside the single quotes of an intrinsic function; a placeholder is filled before Step Functions reads it. */
function escaped(text: string): string {
  return text.replace(/\$\{[\w.:-]+\}|['{}\\]/g, (part) => (part.length > 1 ? part : `\\${part}`));
}

/** The fixes that write a property's value as the expression it was meant to be. */
export function expressionFixes(document: AslDocument, parameter: Parameter, needsList: boolean): Fix[] {
  const { value } = parameter.prop;
  if (!value || hasExpression(parameter)) return [];
  if (value.kind === 'array') {
    const list = arrayOf(value.items);
    return list === undefined ? [] : [rewrite(document, parameter, value, list, true)];
  }
  const text = stringOf(value) ?? '';
  const expression = /^\$\$?$/.test(text) ? text : plainExpression(text);
  if (expression === undefined || !parsePayloadExpression(expression).ok) return [];
  const list = `States.Array(${expression})`;
  if (!needsList || givesList(expression)) return [rewrite(document, parameter, value, expression, true)];
  if (givesOnlyText(expression)) return [rewrite(document, parameter, value, list, true)];
  // Whether the input has a list or one value there, only the author knows.
  return [rewrite(document, parameter, value, list), rewrite(document, parameter, value, expression)];
}

function hasExpression({ object, name }: Parameter): boolean {
  return parametersIn(object, 'JSONPath').some((other) => other.isExpression && other.name === name);
}

function givesList(expression: string): boolean {
  return findIntrinsic(/^States\.\w+/.exec(expression)?.[0] ?? '')?.returns === 'array';
}

/** A list of strings, some of them expressions, as a call of States.Array. */
function arrayOf(items: Node[]): string | undefined {
  const parts = items.map((item) => {
    const text = stringOf(item);
    return text === undefined ? undefined : (plainExpression(text) ?? `'${escaped(text)}'`);
  });
  if (parts.includes(undefined)) return undefined;
  const list = `States.Array(${parts.join(', ')})`;
  return parsePayloadExpression(list).ok ? list : undefined;
}

function rewrite(document: AslDocument, { prop }: Parameter, value: Node, expression: string, preferred?: true): Fix {
  const key = `${prop.key}.$`;
  const isSame = expression === stringOf(value);
  return {
    title: isSame ? `Rename to '${key}'` : `Rename to '${key}' with '${expression}'`,
    edits: [renameKey(document, prop, key), ...(isSame ? [] : [replaceValue(document, value, expression)])],
    ...(preferred && { preferred }),
  };
}
