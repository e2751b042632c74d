// endpoint-region: ApiEndpoint names a region nobody knows, or one that does not go with the host's suffix.
import { replaceValue } from '../../shared/document/edit';
import { pages } from '../../shared/knowledge/pages';
import { endpointProblem } from './endpoint';
import type { Rule } from './rule';

export const endpointRegion: Rule = {
  id: 'endpoint-region',
  severity: 'warning',
  summary: 'ApiEndpoint names an unknown region, or a region that does not go with the suffix of the host.',
  why: 'The host name does not exist, so the Task fails when it runs.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const found = endpointProblem(task, 'region');
    if (!found) return;
    const { value, problem } = found;
    const { host, isGuess } = problem;
    report({
      span: value,
      message: problem.message,
      ...(host !== undefined && {
        fixes: [
          {
            title: `Change to '${host}'`,
            edits: [replaceValue(document, value, host)],
            ...(!isGuess && { preferred: true as const }),
          },
        ],
      }),
    });
  },
};
