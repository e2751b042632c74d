// Hover inside expressions: functions and fields of the context object, under the name around the cursor.
import type { AslDocument } from '../shared/document/document';
import type { Span } from '../shared/document/node';
import { variablesAt } from '../shared/document/variables';
import { contextFields } from '../shared/knowledge/context';
import { findIntrinsic } from '../shared/knowledge/intrinsics';
import { callbackResult, findJsonataFunction, statesFields } from '../shared/knowledge/jsonata';
import { describeContext, describeIntrinsic, describeJsonata } from '../shared/knowledge/markdown';
import { tailOf } from './calls';
import { expressionAt } from './expression';
import { taskAt } from './place';
import { resultFieldsAt } from './results';
import { spotAt, type Spot } from './spot';

/** What the name under the cursor is, or undefined where it stands in no expression or is nothing known. */
export function hoverExpression(document: AslDocument, offset: number): { value: string; span: Span } | undefined {
  const spot = spotAt(document, offset);
  const expression = spot && expressionAt(document.text, spot, offset);
  if (!expression) return undefined;
  const { form, reads, before, word: span } = expression;
  const isJsonata = form === 'jsonata';
  if (tailOf(before, isJsonata ? 'jsonata' : 'intrinsic').inText) return undefined;
  const name = document.text.slice(span.start, span.end);
  // OutputPath reads what ResultPath has made of the result.
  const isResult = reads === 'result' && (form !== 'path' || spot.state?.resultPath === undefined);
  const value =
    (isResult ? inResult(name, isJsonata ? '$states.result.' : '$.', spot) : undefined) ??
    (isJsonata ? inJsonata(name, spot) : inJsonPath(name)) ??
    variableIn(document, offset, name);
  return value === undefined ? undefined : { value, span };
}

/** A variable that an earlier state assigns; any other may come from where nothing is known. */
function variableIn(document: AslDocument, offset: number, text: string): string | undefined {
  const name = /^\$([A-Za-z_]\w*)/.exec(text)?.[1];
  const task = name === undefined ? undefined : taskAt(document.tasks, offset);
  const variable = task && variablesAt(document.root, task.path).find((candidate) => candidate.name === name);
  return variable && `**$${variable.name}**\n\nWorkflow variable, assigned by the state \`${variable.state}\`.`;
}

/** `$.ResponseBody.id` is a part of what the call gives. */
function inResult(name: string, start: string, spot: Spot): string | undefined {
  const [field] = name.startsWith(start) ? name.slice(start.length).split('.') : [];
  const known = (spot.state ? resultFieldsAt(spot, spot.state) : []).find((candidate) => candidate.name === field);
  return known && `**${start}${known.name}** · result of the call · ${known.type}\n\n${known.summary}`;
}

function inJsonPath(name: string): string | undefined {
  const spec = findIntrinsic(name);
  return spec ? describeIntrinsic(spec) : contextAt(name, '$$.');
}

function inJsonata(name: string, { state }: Spot): string | undefined {
  const found = findJsonataFunction(name);
  if (found) return describeJsonata(found);
  const context = contextAt(name, '$states.context.');
  if (context !== undefined) return context;
  const field = statesFields.findLast(({ path }) => name === path || name.startsWith(`${path}.`));
  const summary = field?.reads === 'result' && state?.waits ? callbackResult : field?.summary;
  return field && `**${field.path}**\n\n${summary}`;
}

/** `$$.Execution.Input.order` is a part of `$$.Execution.Input`. */
function contextAt(name: string, start: string): string | undefined {
  if (!name.startsWith(start)) return undefined;
  const path = name.slice(start.length);
  const field = contextFields.find((known) => path === known.path || path.startsWith(`${known.path}.`));
  return field && describeContext(field, start + field.path);
}
