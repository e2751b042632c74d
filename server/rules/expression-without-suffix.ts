// expression-without-suffix: a literal that is plainly meant as an expression, under a key that does not end in `.$`.
import { stringOf, type Node } from '../../shared/document/node';
import type { Parameter } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import type { Task } from '../../shared/document/tasks';
import { isListEntry } from './list-values';
import { payloadProps } from './payload';
import { expressionFixes, plainExpression } from './plain-expression';
import type { Rule } from './rule';

export const expressionWithoutSuffix: Rule = {
  id: 'expression-without-suffix',
  severity: 'warning',
  summary:
    'A literal is plainly an expression (`$.id`, `$$.Task.Token`, `States.Format(…)`, `${$.id}` inside text), but its key does not end in `.$`.',
  why: 'Step Functions evaluates only the values of keys that end in `.$`: the API gets the expression itself, as text.',
  docs: pages.intrinsics,
  check(task, report, document) {
    if (task.language !== 'JSONPath') return;
    for (const parameter of payloadProps(task)) {
      const { value } = parameter.prop;
      if (!value || parameter.isExpression) continue;
      const items = value.kind === 'array' ? value.items : [value];
      for (const item of items) {
        if (!isMeant(item, parameter, task)) continue;
        const fixes = expressionFixes(document, parameter, isListEntry(task, parameter));
        report({
          span: item,
          message: `'${stringOf(item)}' is sent as this text: an expression needs a key that ends in '.$'.`,
          ...(fixes.length > 0 && { fixes }),
        });
      }
    }
  },
};

/** Alone, `$` is a currency sign anywhere but where the whole input is often wanted. */
function isMeant(item: Node, { object, name }: Parameter, task: Task): boolean {
  const text = stringOf(item);
  if (text === undefined) return false;
  const isWhole = (text === '$' || text === '$$') && object === task.parameters;
  return (
    (isWhole && ['Headers', 'QueryParameters', 'RequestBody'].includes(name)) || plainExpression(text) !== undefined
  );
}
