// heartbeat: HeartbeatSeconds that never matters.
import { literalOf } from '../../shared/document/known';
import { valueOf } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import type { Rule } from './rule';
import { limitOf, waitsForToken } from './waiting';

export const heartbeat: Rule = {
  id: 'heartbeat',
  severity: 'warning',
  summary: 'HeartbeatSeconds stands in a Task without `.waitForTaskToken`, or is not below TimeoutSeconds.',
  why: 'Only whoever holds the task token can send a heartbeat; and the Task has ended at `TimeoutSeconds` before a heartbeat of that length or more is missed.',
  docs: pages.taskState,
  check(task, report) {
    const prop = limitOf(task, 'HeartbeatSeconds');
    if (!prop) return;
    if (waitsForToken(task) === false) {
      report({ span: prop.keySpan, message: `${prop.key} is of use only in a Task that waits for its task token.` });
      return;
    }
    const [value, timeout] = ['HeartbeatSeconds', 'TimeoutSeconds'].map((name) => valueOf(task.node, name));
    const [every, limit] = [literalOf(value), literalOf(timeout)];
    if (value && typeof every === 'number' && typeof limit === 'number' && every >= limit)
      report({ span: value, message: `HeartbeatSeconds must be below TimeoutSeconds, which is ${limit}.` });
  },
};
