// Offers inside a JSONPath state's expressions: paths, context fields, intrinsic functions.
import { contextFields, type ContextField } from '../../shared/knowledge/context';
import { intrinsics, type IntrinsicSpec } from '../../shared/knowledge/intrinsics';
import type { ResultField } from '../../shared/knowledge/jsonata';
import { describeContext, describeIntrinsic, intrinsicSignature } from '../../shared/knowledge/markdown';
import { tailOf } from '../calls';
import type { Expression } from '../expression';
import type { State } from '../spot';
import { escapeSnippet, kinds, type Offer, type PartOffer } from './offer';
import { seenFields } from './seen';

type Part = Omit<PartOffer, 'span' | 'quotes'>;

/** What can be typed at the end of an expression; `inList` where a header or query value must be a list. */
export function jsonPathOffers(
  text: string,
  expression: Expression,
  state: State,
  {
    inList,
    results,
    variables = [],
  }: { inList: boolean; results: readonly ResultField[]; variables?: readonly Part[] },
): Offer[] {
  const { before, typed, word, form, quotes } = expression;
  const tail = tailOf(before, 'intrinsic');
  const isStart = before === typed;
  // A path cannot stand behind a finished one, nor can anything be completed inside a quoted text.
  if (tail.inText || !(isStart || (form === 'payload' && tail.calls.length > 0 && /^[(,]$/.test(tail.previous))))
    return [];
  const parts: Part[] = [
    ...(inList && isStart ? listParts(state) : []),
    ...pathParts(text, expression, state, results),
    // A reference path leads into the input or the result itself.
    ...(form === 'reference' ? [] : variables),
    ...(form === 'payload' ? callParts : []),
  ];
  const isFit = fitFor(typed);
  return parts
    .filter(({ part }) => isFit(part))
    .map((part) => ({ ...part, span: word, ...(quotes && isStart && { quotes: true as const }) }));
}

/**
 * An editor finds the letters of `$.id` in `$$.Execution.Id` too, and Enter would put that in its place: a path keeps the
 * root that is typed, `$.`, `$$` or a variable's.
 */
function fitFor(typed: string): (part: string) => boolean {
  const root = rootOf(typed);
  return typed.length > 1 && root ? (part) => rootOf(part) === root : () => true;
}

function rootOf(path: string): 'context' | 'variable' | 'input' | undefined {
  const [root] = /^\$[$\w]?/.exec(path) ?? [];
  if (root === undefined) return undefined;
  return root === '$$' ? 'context' : root === '$' ? 'input' : 'variable';
}

/** Whole values of a header: the token in a Task that waits for it, else a list of one field. */
function listParts({ waits }: State): Part[] {
  const token = 'States.Array($$.Task.Token)';
  if (!waits) return [];
  return [{ label: token, kind: kinds.Snippet, detail: 'the task token, as a list', part: token }];
}

function pathParts(
  text: string,
  { reads, form, word, before, typed }: Expression,
  state: State,
  results: readonly ResultField[],
): Part[] {
  const fields = reads === 'result' ? resultParts(state, form, results) : reads === 'error' ? errorParts : [];
  const known = new Set(fields.map(({ part }) => part));
  const seen = seenFields(text, word.end, 'JSONPath').filter((path) => !known.has(path));
  const whole: Part[] = before === typed ? [pathPart('$', 'all of it')] : [];
  const context = form === 'reference' ? [] : contextOf(state).map((field) => contextPart(field, `$$.${field.path}`));
  return [...fields, ...seen.map((path) => pathPart(path, 'read nearby')), ...whole, ...context];
}

const errorParts = [pathPart('$.Error', 'name of the error'), pathPart('$.Cause', 'what the error says of itself')];

/** `$` is the result itself in ResultSelector; for OutputPath it stands where ResultPath has put it. */
function resultParts({ resultPath }: State, form: Expression['form'], results: readonly ResultField[]): Part[] {
  const base = form === 'path' && resultPath?.startsWith('$') ? resultPath : '$';
  return results.map(({ name, summary }) => ({
    ...pathPart(`${base}.${name}`, 'result'),
    documentation: summary,
  }));
}

function pathPart(path: string, detail: string): Part {
  return { label: path, kind: kinds.Field, detail, part: path };
}

function contextPart(field: ContextField, path: string): Part {
  const documentation = describeContext(field, path);
  return { label: path, kind: kinds.Variable, detail: 'context object', documentation, part: path };
}

/** The fields that exist in this Task. */
export function contextOf({ waits, inMap }: State): ContextField[] {
  return contextFields.filter(({ path }) =>
    path.startsWith('Task.') ? waits : path.startsWith('Map.') ? inMap : true,
  );
}

/** A call with the arguments of its example as tab stops. */
function callPart(spec: IntrinsicSpec): Part {
  const args = argumentsOf(spec.example);
  const stops = args.map((argument, index) => `\${${index + 1}:${escapeSnippet(argument)}}`);
  return {
    label: spec.name,
    kind: kinds.Function,
    detail: intrinsicSignature(spec),
    documentation: describeIntrinsic(spec),
    part: `${spec.name}(${stops.join(', ')})`,
    isSnippet: true,
  };
}

/** The outermost arguments of a call as text. */
function argumentsOf(call: string): string[] {
  const inside = call.slice(call.indexOf('(') + 1, -1);
  return inside.match(/(?:'(?:[^'\\]|\\.)*'|\((?:[^()])*\)|[^,'()])+/g)?.map((argument) => argument.trim()) ?? [];
}

const callParts = intrinsics.map(callPart);
