// task-token-missing: a callback Task whose payload carries no task token.
import { renameKey, replaceValue } from '../../shared/document/edit';
import { insertProp } from '../../shared/document/insert';
import { parameterOf, parametersIn } from '../../shared/document/known';
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
  const title = `Send the token in a header '${key}'`;
  const headers = parameterOf(task, 'Headers');
  if (!headers) {
    const edit = insertProp(document, task.parameters, 'Headers', { [key]: expression });
    return { title, edits: [edit], preferred: true };
  }
  const { value } = headers.prop;
  if (value?.kind !== 'object') return undefined;
  const given = parametersIn(value, task.language).find(({ name }) => /^TaskToken(\.\$)?$/i.test(name));
  if (!given) return { title, edits: [insertProp(document, value, key, expression)], preferred: true };
  // A second header of that name would be no better; that what the first one has goes is for the author to decide.
  const { prop } = given;
  if (!prop.value) return undefined;
  const rename = prop.key === key ? [] : [renameKey(document, prop, key)];
  return {
    title: `Send the token in the header '${key}'`,
    edits: [...rename, replaceValue(document, prop.value, expression)],
  };
}
