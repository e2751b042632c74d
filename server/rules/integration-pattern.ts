// integration-pattern: a Resource that names a pattern the integration does not have, or nearly names the integration.
import { replaceValue } from '../../shared/document/edit';
import { pages } from '../../shared/knowledge/pages';
import type { Rule } from './rule';

export const integrationPattern: Rule = {
  id: 'integration-pattern',
  severity: 'error',
  summary: 'Resource has a suffix that apigateway:invoke does not support, or is a near miss of its name.',
  why: 'Step Functions refuses the definition: “The resource provided … is not recognized.” Only Request Response and `.waitForTaskToken` exist.',
  docs: pages.patterns,
  check({ resource }, report, document) {
    const { mistake, node } = resource;
    if (!mistake) return;
    report({
      span: node,
      message: mistake.message,
      fixes: [
        {
          title: `Change to '${mistake.right}'`,
          edits: [replaceValue(document, node, mistake.right)],
          preferred: true,
        },
      ],
    });
  },
};
