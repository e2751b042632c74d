// callback-without-timeout: a callback Task that may wait a year.
import { insertProp } from '../../shared/document/insert';
import { hasKnownKeys } from '../../shared/document/known';
import { propOf } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import type { Rule } from './rule';
import { limitOf, waitsForToken } from './waiting';

/** A visible round number: how long the answer may take, only the author knows. */
const seconds = 3600;

export const callbackWithoutTimeout: Rule = {
  id: 'callback-without-timeout',
  severity: 'hint',
  summary: 'A `.waitForTaskToken` Task has neither TimeoutSeconds nor HeartbeatSeconds.',
  why: 'Where the token never comes back, the Task waits for as long as an execution may run: a year.',
  docs: pages.callback,
  check(task, report, document) {
    if (waitsForToken(task) !== true || !hasKnownKeys(task.node)) return;
    if (limitOf(task, 'TimeoutSeconds') || limitOf(task, 'HeartbeatSeconds')) return;
    report({
      span: task.resource.node,
      message: 'Without TimeoutSeconds or HeartbeatSeconds this Task may wait a year for its token.',
      fixes: [
        {
          title: `Add 'TimeoutSeconds': ${seconds}`,
          edits: [insertProp(document, task.node, 'TimeoutSeconds', seconds, propOf(task.node, 'Resource'))],
        },
      ],
    });
  },
};
