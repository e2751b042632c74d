// endpoint-unsupported: ApiEndpoint is a private API's host or a custom domain.
import { pages } from '../../shared/knowledge/pages';
import { endpointProblem } from './endpoint';
import type { Rule } from './rule';

export const endpointUnsupported: Rule = {
  id: 'endpoint-unsupported',
  severity: 'error',
  summary: 'ApiEndpoint is the host of a private API, a custom domain name, or the target of one.',
  why: 'The API Gateway integration supports neither private APIs nor custom domain names.',
  docs: pages.integration,
  check(task, report) {
    const found = endpointProblem(task, 'unsupported');
    if (found) report({ span: found.value, message: found.problem.message });
  },
};
