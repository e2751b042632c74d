// query-in-path: Path has a query string or a fragment.
import { replaceValue } from '../../shared/document/edit';
import { literalOf, maskUnknown, parameterOf, type Parameter } from '../../shared/document/known';
import { stringOf } from '../../shared/document/node';
import type { QueryLanguage } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { pages } from '../../shared/knowledge/pages';
import { madeBy } from '../url';
import { addQuery, splitQuery } from './query';
import type { Rule } from './rule';

export const queryInPath: Rule = {
  id: 'query-in-path',
  severity: 'warning',
  summary: 'Path has a `?` or a `#`, also in the text that an expression puts together.',
  why: 'Path is only the path: a query string goes in `QueryParameters`, where each name has a list of values, and a fragment is never sent.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const path = parameterOf(task, 'Path');
    if (!path?.prop.value) return;
    const literal = path.isExpression ? undefined : literalOf(path.prop.value);
    if (typeof literal !== 'string') {
      const sign = signIn(path, task.language);
      if (sign) report({ span: path.prop.value, message: `Path is a path only. ${belongs[sign]} in QueryParameters.` });
      return;
    }
    if (!/[?#]/.test(literal)) return;
    const { before, query } = splitQuery(literal);
    const edits = addQuery(task, document, query, path);
    const isQuery = Object.keys(query).length > 0;
    const sign = literal[before.length] === '?' ? '?' : '#';
    report({
      span: path.prop.value,
      message: `Path is a path only. ${belongs[sign]} in QueryParameters.`,
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

const belongs = { '?': 'A query belongs', '#': 'What follows a # is never sent; a query belongs' };

/** The first such sign in what the text of an expression itself puts into the path. */
function signIn({ prop, isExpression }: Parameter, language: QueryLanguage): '?' | '#' | undefined {
  const text = stringOf(prop.value);
  // Nearly no path has one: only those that do are taken apart.
  if (text === undefined || !/[?#]/.test(text)) return undefined;
  // Text beside a placeholder is a literal, which is not judged where it can't be known as a whole.
  if (!isExpression && !isJsonataExpression(text)) return undefined;
  const known = madeBy(text, isExpression, language).map((part) => (typeof part === 'string' ? part : ''));
  const [sign] = /[?#]/.exec(maskUnknown(known.join(''), '')) ?? [];
  return sign === '?' || sign === '#' ? sign : undefined;
}
