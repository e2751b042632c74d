// endpoint-format: ApiEndpoint is more, or less, than a host name.
import { replaceValue } from '../../shared/document/edit';
import { insertProp } from '../../shared/document/insert';
import { parameterOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { endpointProblem } from './endpoint';
import type { Rule } from './rule';

export const endpointFormat: Rule = {
  id: 'endpoint-format',
  severity: 'error',
  summary: 'ApiEndpoint has a scheme, port, path or blank, or an API ID with other characters than `0-9` and `a-z`.',
  why: 'Step Functions builds the URL itself from host, stage and path: it refuses anything but `<API ID>.execute-api.<region>.amazonaws.com`.',
  docs: pages.requestFormat,
  *check(task, document) {
    const found = endpointProblem(task, 'format');
    if (!found) return;
    const { value, problem } = found;
    const { host } = problem;
    if (host === undefined) {
      yield { span: value, message: problem.message };
      return;
    }
    // A stage and path that stood in the URL move to their own parameters, unless those are already given.
    const moved = { Stage: problem.stage, Path: problem.path };
    const endpoint = parameterOf(task, 'ApiEndpoint');
    const parts = Object.entries(moved).flatMap(([name, part]) =>
      part === undefined || parameterOf(task, name) ? [] : [{ name, part }],
    );
    const edits = parts.flatMap(({ name, part }) =>
      endpoint ? [insertProp(document, endpoint.object, name, part, endpoint.prop)] : [],
    );
    const names = parts.map(({ name }) => name).join(' and ');
    yield {
      span: value,
      message: problem.message,
      fixes: [
        {
          title: `Change to '${host}'${names ? `, the rest to ${names}` : ''}`,
          edits: [replaceValue(document, value, host), ...edits],
          preferred: true,
        },
      ],
    };
  },
};
