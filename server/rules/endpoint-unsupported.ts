// endpoint-unsupported: ApiEndpoint is a private API's host or a custom domain, also inside of a URL.
import { pages } from '../../shared/knowledge/pages';
import { anyEndpointProblem, whyUnsupported } from './endpoint';
import type { Rule } from './rule';

export const endpointUnsupported: Rule = {
  id: 'endpoint-unsupported',
  severity: 'error',
  summary:
    'ApiEndpoint is the host of a private API, a custom domain name, or the target of one; also inside of a URL.',
  why: 'The API Gateway integration supports neither private APIs nor custom domain names.',
  docs: pages.integration,
  check(task, report) {
    const found = anyEndpointProblem(task);
    const message = whyUnsupported(found?.problem);
    if (found && message !== undefined) report({ span: found.value, message });
  },
};
