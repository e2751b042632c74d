// Where a JSONata state's fields hold expressions: every string that is exactly `{% … %}`, at any depth. Knows nothing of
// the jsonata package, so that telling an expression from plain text costs nothing.
import { isObject, type Json } from '../json';

/** Deeper templates are refused: no definition needs it, and recursion stays safe. */
const maxDepth = 1_000;

/** Thrown for a template nested more than 1,000 levels deep. */
export class TooDeep extends Error {}

/**
 * True for a string that is an expression: it begins with `{%` and ends with `%}`, two marks that share no `%`, so that
 * `{%}` is plain text. Recorded: with blanks outside of them it is plain text too.
 */
export function isJsonataExpression(text: string): boolean {
  return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');
}

/** The expression inside `{% %}`, as Step Functions prints it in messages. */
export function innerExpression(text: string): string {
  return text.slice(2, -2).trim();
}

type Evaluate = (expression: string, field: string) => Promise<Json>;

/**
 * A copy of the template with each expression replaced by what `evaluate` gives for it. The field is named as Step Functions
 * does: `Arguments/Headers/x[0]`. Throws TooDeep, and whatever `evaluate` rejects with.
 */
export async function mapExpressions(template: Json, field: string, evaluate: Evaluate, depth = 0): Promise<Json> {
  if (depth > maxDepth) throw new TooDeep();
  if (typeof template === 'string') {
    return isJsonataExpression(template) ? evaluate(innerExpression(template), field) : template;
  }
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [place, item] of template.entries()) {
      items.push(await mapExpressions(item, `${field}[${place}]`, evaluate, depth + 1));
    }
    return items;
  }
  if (!isObject(template)) return template;
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(template)) {
    entries.push([key, await mapExpressions(value, `${field}/${key}`, evaluate, depth + 1)]);
  }
  // fromEntries defines properties, so that a key named __proto__ stays a plain key.
  return Object.fromEntries(entries);
}
