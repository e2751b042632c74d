// list-item: an item in the list of a header or query parameter that is not a string.
import { replaceValue } from '../../shared/document/edit';
import { literalOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { nameOfType } from '../../shared/knowledge/parameters';
import { listEntries } from './list-values';
import type { Rule } from './rule';

export const listItem: Rule = {
  id: 'list-item',
  severity: 'warning',
  summary: 'An item in the list of a header or query parameter is not a string.',
  why: 'HTTP headers and query strings are text; what Step Functions makes of another type is not documented.',
  docs: pages.requestFormat,
  check(task, report, document) {
    for (const { name, prop } of listEntries(task)) {
      if (prop.value?.kind !== 'array') continue;
      for (const item of prop.value.items) {
        const literal = literalOf(item);
        // In YAML a null without any text is an item still to be typed.
        if (literal === undefined || typeof literal === 'string' || item.start === item.end) continue;
        const quotable = typeof literal === 'number' || typeof literal === 'boolean';
        // The text as written: 1.0 stays "1.0".
        const text = document.text.slice(item.start, item.end);
        report({
          span: item,
          message: `The values of '${name}' must be strings: this is ${nameOfType(literal)}.`,
          ...(quotable && {
            fixes: [{ title: 'Put in quotes', edits: [replaceValue(document, item, text)], preferred: true as const }],
          }),
        });
      }
    }
  },
};
