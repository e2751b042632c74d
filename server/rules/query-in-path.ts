// query-in-path: Path has a query string or a fragment.
import { replaceValue } from '../../shared/document/edit';
import { literalOf, parameterOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { addQuery, splitQuery } from './query';
import type { Rule } from './rule';

export const queryInPath: Rule = {
  id: 'query-in-path',
  severity: 'warning',
  summary: 'Path has a `?` or a `#`.',
  why: 'Path is only the path: a query string goes in `QueryParameters`, where each name has a list of values, and a fragment is never sent.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const path = parameterOf(task, 'Path');
    const literal = path?.isExpression ? undefined : literalOf(path?.prop.value);
    if (!path?.prop.value || typeof literal !== 'string' || !/[?#]/.test(literal)) return;
    const { before, query } = splitQuery(literal);
    const edits = addQuery(task, document, query, path);
    const isQuery = Object.keys(query).length > 0;
    const sign = literal[before.length] === '?' ? 'A query belongs' : 'What follows a # is never sent; a query belongs';
    report({
      span: path.prop.value,
      message: `Path is a path only. ${sign} in QueryParameters.`,
      ...(edits && {
        fixes: [
          {
            title: isQuery ? 'Move the query to QueryParameters' : `Change to '${before}'`,
            edits: [replaceValue(document, path.prop.value, before), ...edits],
            preferred: true as const,
          },
        ],
      }),
    });
  },
};
