// A query string that was written where it does not belong, and its way to QueryParameters.
import { replaceValue, type TextEdit } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { insertProp, insertProps } from '../../shared/document/insert';
import { parameterOf, parametersIn, type Parameter } from '../../shared/document/known';
import type { Task } from '../../shared/document/tasks';

export type Query = Record<string, string[]>;

/** `bills?id=1&id=2#top` as `bills` and `{"id": ["1", "2"]}`; what follows a `#` is never sent. */
export function splitQuery(text: string): { before: string; query: Query } {
  const [, before = '', search = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(text) ?? [];
  const params = new URLSearchParams(search);
  return { before, query: Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])) };
}

/**
 * The edits that add a query to a Task's QueryParameters, behind `after` where there are none yet; undefined where these
 * are not written out, or have one of the names already.
 */
export function addQuery(task: Task, document: AslDocument, query: Query, after: Parameter): TextEdit[] | undefined {
  const names = Object.keys(query);
  if (names.length === 0) return [];
  const existing = parameterOf(task, 'QueryParameters');
  if (!existing) return [insertProp(document, after.object, 'QueryParameters', query, after.prop)];
  const { value } = existing.prop;
  if (existing.isExpression || value?.kind !== 'object') return undefined;
  if (parametersIn(value, task.language).some(({ name }) => names.includes(name))) return undefined;
  return value.props.length === 0
    ? [replaceValue(document, value, query)]
    : [insertProps(document, value, Object.entries(query))];
}
