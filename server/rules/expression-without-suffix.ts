// expression-without-suffix: a literal that is plainly meant as an expression, under a key that does not end in `.$`.
import { isExpressionKey, parameterFrom } from '../../shared/document/known';
import { stringOf, type Node, type ObjectNode } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import { parameterNamed } from '../../shared/knowledge/parameters';
import type { Task } from '../../shared/document/tasks';
import { isStrayJsonata, strayJsonata } from './jsonata-in-jsonpath';
import { holdsListEntries } from './list-values';
import { payloadObjects } from './payload';
import { expressionFixes, plainExpression } from './plain-expression';
import type { Rule } from './rule';

export const expressionWithoutSuffix: Rule = {
  id: 'expression-without-suffix',
  severity: 'warning',
  summary:
    'A literal is plainly an expression (`$.id`, `$$.Task.Token`, `States.Format(…)`, `${$.id}` inside text), but its key does not end in `.$`; or it is one of JSONata (`{% … %}`) in the Parameters of a JSONPath state.',
  why: 'Step Functions evaluates only the values of keys that end in `.$`, and JSONata only where it is the QueryLanguage: the API gets the expression itself, as text.',
  docs: pages.intrinsics,
  check(task, report, document) {
    if (task.language !== 'JSONPath') return;
    for (const object of payloadObjects(task))
      for (const prop of object.props) {
        const { key, value } = prop;
        if (!value || isExpressionKey(key, task.language) || !hasSigns(value)) continue;
        // A key that is no parameter has to become one first, or go.
        if (object === task.parameters && !parameterNamed(key)) continue;
        const items = value.kind === 'array' ? value.items : [value];
        for (const item of items) {
          if (isStrayJsonata(item, task)) report(strayJsonata(item, task, document));
          if (!isMeant(item, key, object, task)) continue;
          const parameter = parameterFrom(prop, object, task.language);
          const fixes = expressionFixes(document, parameter, holdsListEntries(task, object));
          report({
            span: item,
            message: `'${stringOf(item)}' is sent as this text: an expression needs a key that ends in '.$'.`,
            ...(fixes.length > 0 && { fixes }),
          });
        }
      }
  },
};

/** Most literals have none of the signs of an expression, and need no closer look. */
function hasSigns(value: Node): boolean {
  if (value.kind === 'array') return value.items.some((item) => item.kind === 'scalar' && hasSigns(item));
  return value.kind === 'scalar' && typeof value.value === 'string' && /^States\.|\$/.test(value.value);
}

/** Alone, `$` is a currency sign anywhere but where the whole input is often wanted. */
function isMeant(item: Node, name: string, object: ObjectNode, task: Task): boolean {
  const text = stringOf(item);
  if (text === undefined) return false;
  const isWhole = (text === '$' || text === '$$') && object === task.parameters;
  return (
    (isWhole && ['Headers', 'QueryParameters', 'RequestBody'].includes(name)) || plainExpression(text) !== undefined
  );
}
