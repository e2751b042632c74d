// task-token-missing: a callback Task whose payload carries no task token.
import { insertProp } from '../../shared/document/insert';
import { parameterOf } from '../../shared/document/known';
import type { AslDocument } from '../../shared/document/document';
import type { Task } from '../../shared/document/tasks';
import { pages } from '../../shared/knowledge/pages';
import type { Fix, Rule } from './rule';
import { mayCarryToken, tokenUse } from './task-token';

const header = { key: 'TaskToken.$', expression: 'States.Array($$.Task.Token)' };
const headerInJsonata = { key: 'TaskToken', expression: ['{% $states.context.Task.Token %}'] };

export const taskTokenMissing: Rule = {
  id: 'task-token-missing',
  severity: 'warning',
  summary: 'A `.waitForTaskToken` Task sends no task token in its headers, query, path or body.',
  why: 'Whoever is called cannot give the token back, so the Task waits until it times out: by default after a year.',
  docs: pages.patterns,
  check(task, report, document) {
    if (task.resource.pattern !== 'waitForTaskToken' || !task.payload?.value) return;
    const { tokens, others, misspelled } = tokenUse(task);
    if (tokens.length > 0 || others.some(mayCarryToken)) return;
    const fix = misspelled ? undefined : insertToken(task, document);
    report({
      span: task.resource.node,
      message: `This Task waits for its task token, but nothing in its payload sends the token${misspelled ? ': it stands there as text' : ''}.`,
      ...(fix && { fixes: [fix] }),
    });
  },
};

function insertToken(task: Task, document: AslDocument): Fix | undefined {
  if (!task.parameters) return undefined;
  const { key, expression } = task.language === 'JSONata' ? headerInJsonata : header;
  const headers = parameterOf(task, 'Headers');
  if (headers && headers.prop.value?.kind !== 'object') return undefined;
  const edit =
    headers?.prop.value?.kind === 'object'
      ? insertProp(document, headers.prop.value, key, expression)
      : insertProp(document, task.parameters, 'Headers', { [key]: expression });
  return { title: `Send the token in a header '${key}'`, edits: [edit], preferred: true };
}
