// endpoint-format: ApiEndpoint is more, or less, than a host name.
import { replaceValue, type TextEdit } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { insertProps, type Entry } from '../../shared/document/insert';
import { literalOf, parameterOf, type Parameter } from '../../shared/document/known';
import { stringOf } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { pages } from '../../shared/knowledge/pages';
import { endpointProblem, whyUnsupported } from './endpoint';
import { addQuery, splitQuery } from './query';
import type { Rule } from './rule';

export const endpointFormat: Rule = {
  id: 'endpoint-format',
  severity: 'error',
  summary: 'ApiEndpoint has a scheme, port, path or blank, or an API ID with other characters than `0-9` and `a-z`.',
  why: 'Step Functions builds the URL itself from host, stage and path: it refuses anything but `<API ID>.execute-api.<region>.amazonaws.com`.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const found = endpointProblem(task, 'format');
    const endpoint = parameterOf(task, 'ApiEndpoint');
    if (!found || !endpoint) return;
    const { value, problem } = found;
    const { host } = problem;
    if (host === undefined) {
      report({ span: value, message: problem.message });
      return;
    }
    const { names, edits, isAll } = moveRest(task, document, endpoint, { ...problem, url: stringOf(value) ?? '' });
    report({
      span: value,
      message: problem.message,
      fixes: [
        {
          title: `Change to '${host}'${names.length > 0 ? `, the rest to ${names.join(' and ')}` : ''}`,
          edits: [replaceValue(document, value, host), ...edits],
          // Where something would be lost, the author should see what; where words stand for an ID, which one it is; and
          // a host that no API can have is not mended by this alone.
          ...(isAll && !problem.isGuess && whyUnsupported(problem) === undefined && { preferred: true }),
        },
      ],
    });
  },
};

/** A stage, path and query that stood in the URL move to their own parameters, as far as these are not given yet. */
function moveRest(
  task: Task,
  document: AslDocument,
  endpoint: Parameter,
  { stage, path, url }: { stage?: string; path?: string; url: string },
): { names: string[]; edits: TextEdit[]; isAll: boolean } {
  const parts = Object.entries({ Stage: stage, Path: path }).flatMap(([name, part]): Entry[] =>
    part === undefined ? [] : [[name, part]],
  );
  const entries = parts.filter(([name]) => !parameterOf(task, name));
  const isGiven = ([name, part]: Entry): boolean => literalOf(parameterOf(task, name)?.prop.value) === part;
  const { query } = splitQuery(url);
  const isQuery = Object.keys(query).length > 0;
  // Beside other parameters, one edit puts all of them in: edits at the same place would meet.
  const isNew = isQuery && !parameterOf(task, 'QueryParameters');
  if (isNew) entries.push(['QueryParameters', query]);
  const added = isNew ? [] : addQuery(task, document, query, endpoint);
  return {
    names: [...entries.map(([name]) => name), ...(isQuery && !isNew && added ? ['QueryParameters'] : [])],
    edits: [
      ...(entries.length > 0 ? [insertProps(document, endpoint.object, entries, endpoint.prop)] : []),
      ...(added ?? []),
    ],
    isAll: added !== undefined && parts.every((part) => entries.includes(part) || isGiven(part)),
  };
}
