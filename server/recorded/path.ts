// The path at the end of a half-typed expression, and steps of a path as each query language writes them.
import { isObject, type Json } from '../../shared/json';
import type { QueryLanguage } from '../../shared/document/tasks';

export type Step = string | number;

export type TypedPath = {
  /** Where it begins in the expression. */
  start: number;
  /** `$states.result`, else the input. */
  root: 'input' | 'result';
  rootText: string;
  /** The steps that are finished; the last name of all is still being typed. */
  steps: Step[];
  /** That name: undefined behind a bracket, or where nothing but the root stands. */
  last?: Step;
};

const roots = {
  JSONPath: /(?<![\p{L}\p{N}_$.\]'`])\$(?![\p{L}\p{N}_$])/gu,
  JSONata: /(?<![\p{L}\p{N}_$.\]'`])\$states\.(input|result)(?![\p{L}\p{N}_])/gu,
};
const stepPatterns = {
  JSONPath:
    /\.(?<name>[\p{L}\p{N}_-]*)|\[(?<index>\d*)(?<closed>\]|$)|\['(?<quoted>(?:[^'\\]|\\.)*)(?<ended>'\]|'?$)/uy,
  JSONata: /\.`(?<quoted>[^`]*)(?<ended>`|$)|\.(?<name>[\p{L}\p{N}_]*)|\[(?<index>\d*)(?<closed>\]|$)/uy,
};

/**
 * Reads the path that an expression ends with; undefined where it ends with none.
 *
 *     States.Format('{}', $.order.items[0].na
 *                         ^ start          ^ last
 */
export function pathAtEnd(expression: string, language: QueryLanguage): TypedPath | undefined {
  for (const { 0: rootText, 1: name, index: start } of [...expression.matchAll(roots[language])].reverse()) {
    const read = readSteps(expression, start + rootText.length, language);
    if (read) return { start, root: name === 'result' ? 'result' : 'input', rootText, ...read };
  }
  return undefined;
}

function readSteps(text: string, from: number, language: QueryLanguage): Pick<TypedPath, 'steps' | 'last'> | undefined {
  const pattern = stepPatterns[language];
  const steps: Step[] = [];
  for (let at = from; at < text.length;) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found?.groups) return undefined;
    const { name, index, closed, quoted, ended } = found.groups;
    at += found[0].length;
    const isFinished =
      name !== undefined
        ? at < text.length
        : closed === ']' || (ended ?? '').length === (language === 'JSONata' ? 1 : 2);
    const step = name ?? quoted?.replace(/\\(.)/g, '$1') ?? (index === '' ? '' : Number(index));
    if (!isFinished) return { steps, last: step };
    steps.push(step);
  }
  return { steps };
}

/** `.name`, `['x-y']` or, in JSONata, a name in backticks; `[0]`. Undefined for what cannot be written. */
export function writtenStep(step: Step, language: QueryLanguage): string | undefined {
  if (typeof step === 'number') return `[${step}]`;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(step)) return `.${step}`;
  if (language === 'JSONPath') return `['${step.replace(/[\\']/g, '\\$&')}']`;
  return step.includes('`') ? undefined : `.\`${step}\``;
}

/** The value at the end of the steps; a name goes into the items of a list in JSONata. */
export function valueAt(value: Json, steps: readonly Step[], language: QueryLanguage): Json | undefined {
  let here: Json | undefined = value;
  for (const step of steps) {
    if (typeof step === 'string' && language === 'JSONata' && Array.isArray(here))
      here = here.find((item) => isObject(item) && Object.hasOwn(item, step));
    if (typeof step === 'number') here = Array.isArray(here) ? here[step] : undefined;
    else here = isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
    if (here === undefined) return undefined;
  }
  return here;
}
