// Payload templates: literals stay, every key that ends in `.$` is replaced by the value of its path or intrinsic function.
import { isObject, type Json } from '../json';
import { failureIn, pathNotFound, tooDeep } from './failures';
import { evaluateIntrinsic } from './intrinsics';
import { evaluatePath } from './jsonpath-evaluate';
import { parsePayloadExpression } from './payload-expression';
import type { Scope } from './scope';

export type TemplateOptions = {
  /** The state's name, for the causes of failures. */
  state: string;
  /** The field that holds the template: Parameters, ResultSelector, Assign. */
  field: string;
  random: () => number;
};

/** Deeper templates are refused: no definition needs it, and recursion stays safe. */
const maxDepth = 1_000;

/**
 * The template with its expressions evaluated. Never changes the template or the scope.
 * Throws the StateFailure `States.Runtime` for a path that finds nothing, an invalid expression, a repeated key, and an
 * intrinsic function that refuses its arguments.
 */
export function resolveTemplate(template: Json, scope: Scope, options: TemplateOptions): Json {
  return resolve(template, scope, options, 0);
}

function resolve(template: Json, scope: Scope, options: TemplateOptions, depth: number): Json {
  if (depth > maxDepth) {
    throw tooDeep(options.state, options.field);
  }
  if (Array.isArray(template)) return template.map((item) => resolve(item, scope, options, depth + 1));
  if (!isObject(template)) return template;
  const names = new Set<string>();
  // fromEntries defines properties, so that a key named __proto__ stays a plain key.
  return Object.fromEntries(
    Object.entries(template).map(([key, value]): [string, Json] => {
      const name = key.endsWith('.$') ? key.slice(0, -2) : key;
      if (names.has(name)) {
        throw failureIn(options.state, 'States.Runtime', `The field '${options.field}' has '${name}' and '${name}.$'`);
      }
      names.add(name);
      const resolved = name === key ? resolve(value, scope, options, depth + 1) : evaluate(key, value, scope, options);
      return [name, resolved];
    }),
  );
}

function evaluate(key: string, text: Json, scope: Scope, options: TemplateOptions): Json {
  const parsed = parsePayloadExpression(typeof text === 'string' ? text : '');
  if (parsed.ok && parsed.expression.kind === 'call') return evaluateIntrinsic(parsed.expression.call, scope, options);
  if (typeof text !== 'string' || !text.startsWith('$')) {
    // The validator's words; a run meets them when the definition never passed the validator.
    throw failureIn(
      options.state,
      'States.Runtime',
      `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
    );
  }
  const path = parsed.ok && parsed.expression.kind === 'path' ? parsed.expression.path : undefined;
  if (path?.root.kind === 'input' && scope.input === null) {
    // Seen on AWS, also for `$` alone.
    throw failureIn(options.state, 'States.Runtime', 'Unable to apply Path transformation to null or empty input.');
  }
  const found = path && evaluatePath(path, scope);
  if (found?.found) return found.value;
  // Recorded for `$.Jobs.sum()`: a path that Jayway cannot read is reported like one that finds nothing.
  throw pathNotFound(options.state, text, key, path?.root.kind === 'context' ? scope.context : scope.input);
}
