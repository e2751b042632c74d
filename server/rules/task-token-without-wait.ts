// task-token-without-wait: the task token is read in a Task that does not wait for it.
import { replaceValue } from '../../shared/document/edit';
import { hasText } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import type { Rule } from './rule';
import { tokenUse } from './task-token';
import { waitsForToken } from './waiting';

export const taskTokenWithoutWait: Rule = {
  id: 'task-token-without-wait',
  severity: 'error',
  summary: 'The task token is read in a Task without `.waitForTaskToken`.',
  why: 'The context object has a task token only in a Task that waits for it: the path finds nothing and the Task fails with `States.Runtime`.',
  docs: pages.patterns,
  check(task, report, document) {
    const { mistake, node } = task.resource;
    if (waitsForToken(task) !== false || !task.payload?.value || !hasText(task.payload.value, 'Token')) return;
    const arn = `${mistake?.right ?? String(node.value)}.waitForTaskToken`;
    for (const token of tokenUse(task).tokens)
      report({
        span: token,
        message: 'Only a Task whose Resource ends in .waitForTaskToken has a task token.',
        fixes: [
          {
            title: "Append '.waitForTaskToken' to Resource",
            edits: [replaceValue(document, node, arn)],
            preferred: true,
          },
        ],
      });
  },
};
