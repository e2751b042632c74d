// list-value: a header or query parameter whose value is not a list.
import { replaceValue, wrapInList } from '../../shared/document/edit';
import { isUnknown, literalOf } from '../../shared/document/known';
import { stringOf } from '../../shared/document/node';
import { givesOnlyText } from '../../shared/knowledge/expressions';
import { pages } from '../../shared/knowledge/pages';
import { nameOfType } from '../../shared/knowledge/parameters';
import { listEntries } from './list-values';
import type { Fix, Rule } from './rule';

export const listValue: Rule = {
  id: 'list-value',
  severity: 'error',
  summary: 'The value of a header or query parameter is not a list of strings.',
  why: "Step Functions fails the Task with `States.Runtime` before it calls the API: “The value of the field 'Headers' has an invalid format”.",
  docs: pages.requestFormat,
  *check(task, document) {
    for (const { parent, name, prop, isExpression } of listEntries(task)) {
      const { value } = prop;
      if (!value || value.kind === 'array' || (isUnknown(value) && !isExpression)) continue;
      const what = parent === 'Headers' ? 'header' : 'query parameter';
      if (isExpression) {
        const expression = stringOf(value);
        if (expression === undefined || !givesOnlyText(expression)) continue;
        const list = `States.Array(${expression})`;
        yield {
          span: value,
          message: `The ${what} '${name}' needs a list, and '${expression}' gives a single value.`,
          fixes: [{ title: `Wrap in States.Array(…)`, edits: [replaceValue(document, value, list)], preferred: true }],
        };
        continue;
      }
      const literal = literalOf(value);
      const fix: Fix | undefined =
        typeof literal === 'string'
          ? { title: 'Wrap in a list', edits: wrapInList(document, value, literal), preferred: true }
          : typeof literal === 'number' || typeof literal === 'boolean'
            ? { title: 'Wrap in a list', edits: [replaceValue(document, value, [String(literal)])], preferred: true }
            : undefined;
      yield {
        span: value,
        message: `The ${what} '${name}' must be a list of strings, not ${nameOfType(literal ?? null)}.`,
        ...(fix && { fixes: [fix] }),
      };
    }
  },
};
