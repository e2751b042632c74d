// Step Functions' JSONata, evaluated and checked. The only file that imports the jsonata package; whoever needs it loads
// this file with import(), so that nothing pays for it before the first JSONata state.
//
// The package is jsonata 2.2.2, though Step Functions documents 2.0.6: everything before 2.2.1 lets an expression run code
// (CVE-2026-77415) or pollute prototypes (CVE-2026-12208). What 2.0.6 does not have, the operators ?? and ?:, is refused here.
import jsonata from 'jsonata';
import type { Json } from '../json';
import { failureIn, tooDeep } from './failures';
import type { JsonataNode } from './jsonata-ast';
import { check, type Available } from './jsonata-check';
import { ownFunctions } from './jsonata-functions';
import { LimitReached, limits, maxSequence, type Limits } from './jsonata-limits';
import { kindOf, plainResult, Unsupported } from './jsonata-result';
import { innerExpression, isJsonataExpression, mapExpressions, TooDeep } from './jsonata-template';
import { limitedRegExp } from './limited-regexp';
import type { StateFailure } from './scope';
import { type JsonataScope } from './scope';

export type JsonataOptions = {
  /** The state's name, for the causes of failures. */
  state: string;
  /** The field that holds the template: Arguments, Output, Assign, TimeoutSeconds, `Catch[0]/Output`. */
  field: string;
  random: () => number;
  now: () => Date;
  /** Milliseconds after which one expression is stopped; 5,000 where absent. */
  limitMs?: number;
  /** Lets other work run; called about every 15 ms of an evaluation. A timer of 0 ms where absent. */
  pause?: () => Promise<void>;
  /** The kind of value that the field needs, where it needs one. */
  expected?: 'object' | 'array' | 'string' | 'number' | 'boolean';
};

/**
 * The template with its expressions evaluated, each within the limits of time, depth and size. Never changes its arguments.
 * Rejects with the StateFailure `States.QueryEvaluationError` when an expression gives nothing, gives what is no JSON,
 * throws, or does not end; with `States.Runtime` for a template nested too deeply.
 */
export async function resolveJsonata(template: Json, scope: JsonataScope, options: JsonataOptions): Promise<Json> {
  const value = await mapExpressions(template, options.field, (text, field) =>
    evaluate(text, scope, options, (sentence) => queryFailure(text, field, sentence, options.state)),
  ).catch((error: unknown) => {
    throw error instanceof TooDeep ? tooDeep(options.state, options.field) : error;
  });
  const kind = kindOf(value);
  if (options.expected === undefined || kind === options.expected) return value;
  const text = typeof template === 'string' ? innerExpression(template) : '';
  const sentence = `returned an unexpected result type. Expected '${options.expected}', but was '${kind}' for value: ${JSON.stringify(value)}`;
  throw queryFailure(text, options.field, sentence, options.state);
}

type Fail = (sentence: string) => StateFailure;

async function evaluate(text: string, scope: JsonataScope, options: JsonataOptions, fail: Fail): Promise<Json> {
  const guard = limits({
    ms: options.limitMs ?? 5_000,
    clock: () => options.now().getTime(),
    ...(options.pause && { pause: options.pause }),
  });
  let result: Json | undefined;
  try {
    result = plainResult(await run(text, scope, options, guard));
  } catch (error) {
    throw asFailure(error, fail);
  }
  if (result === undefined) throw fail('returned nothing (undefined).');
  return result;
}

function run(text: string, scope: JsonataScope, options: JsonataOptions, guard: Limits): Promise<unknown> {
  const RegexEngine = limitedRegExp(guard.left) as unknown as RegExpConstructor;
  const expression = jsonata(text, { sequence: maxSequence, RegexEngine });
  const ast = expression.ast() as JsonataNode;
  const newer = check(ast, text).find(({ kind }) => kind === 'newer');
  if (newer) throw Object.assign(new Error(newer.message), { code: 'S0201' });
  for (const { name, implementation, signature } of ownFunctions(options.random, options.now)) {
    expression.registerFunction(name, implementation as (...args: unknown[]) => unknown, signature);
  }
  // The environment takes symbols as well as names; the hooks are jsonata's own, as its exerciser uses them.
  const environment: { assign(name: string | symbol, value: unknown): void } = expression;
  environment.assign('eval', undefined);
  guard.watch(ast);
  environment.assign(Symbol.for('jsonata.__evaluate_entry'), guard.enter);
  environment.assign(Symbol.for('jsonata.__evaluate_exit'), guard.leave);
  const { input, context, result, errorOutput, variables } = scope;
  const states = {
    input,
    context,
    ...(result !== undefined && { result }),
    ...(errorOutput !== undefined && { errorOutput }),
  };
  return expression.evaluate(undefined, { ...variables, states });
}

/** Recorded: a JSONata error comes with its code behind a full stop; seen on AWS: any other error behind a colon. */
function asFailure(error: unknown, fail: Fail): StateFailure {
  if (error instanceof Unsupported) return fail('returned an unsupported result type.');
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'D2014' || code === 'D2015') return fail(`threw an error during evaluation: ${LimitReached.memory}`);
  return fail(`threw an error during evaluation${code ? `. ${code}` : ''}: ${message || String(error)}`);
}

function queryFailure(text: string, field: string, sentence: string, state: string): StateFailure {
  const cause = `The JSONata expression '${text}' specified for the field '${field}' ${sentence}`;
  return failureIn(state, 'States.QueryEvaluationError', cause);
}

/**
 * What is wrong with a string of a JSONata state, with the offset inside the string; undefined for a sound expression and
 * for plain text. Finds syntax errors, names and `$` at the top level, `$$`, functions that do not exist, `$eval`,
 * operators newer than Step Functions' JSONata, fields that `$states` does not have here, and blanks outside `{% %}`.
 * Never throws.
 */
export function checkJsonata(text: string, available: Available = {}): { message: string; offset: number } | undefined {
  if (!isJsonataExpression(text)) return checkBlanks(text);
  const start = 2;
  const body = text.slice(start, -2);
  const parsed = parse(body);
  const findings = 'ast' in parsed ? check(parsed.ast, body, available) : [parsed];
  const first = findings.reduce<(typeof findings)[number] | undefined>(
    (earliest, finding) => (earliest && earliest.offset <= finding.offset ? earliest : finding),
    undefined,
  );
  return first && { message: first.message, offset: start + first.offset };
}

function checkBlanks(text: string): { message: string; offset: number } | undefined {
  const trimmed = text.trim();
  if (trimmed === text || !isJsonataExpression(trimmed)) return undefined;
  const offset = text.startsWith(trimmed) ? trimmed.length : 0;
  return { message: 'With blanks outside {% %} this is plain text, not an expression', offset };
}

function parse(body: string): { ast: JsonataNode } | { message: string; offset: number } {
  try {
    return { ast: jsonata(body).ast() as JsonataNode };
  } catch (error) {
    const { position = 0, token, message } = error as { position?: number; token?: unknown; message?: string };
    // jsonata's position is the end of the token at fault.
    const length = typeof token === 'string' && token !== '(end)' ? token.length : 0;
    const offset = Math.max(0, Math.min(body.length, position - length));
    return { message: message ?? 'This is no JSONata expression', offset };
  }
}
