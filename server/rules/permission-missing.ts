// permission-missing: a template's state machine may not make the call that one of its Tasks signs.
import { givenTo, textsOf } from '../../shared/document/given';
import { parameterOf } from '../../shared/document/known';
import { stringOf, valueOf, type Node } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import { isObject, type Json } from '../../shared/json';
import { calleeOf, gaps } from '../../shared/policy/callee';
import { roleStatement } from '../../shared/policy/policies';
import { roleOf } from '../../shared/policy/role';
import type { TemplateRule } from './rule';

export const permissionMissing: TemplateRule = {
  id: 'permission-missing',
  severity: 'warning',
  summary: 'An `IAM_ROLE` Task whose state machine has, in its template, a role that visibly does not allow the call.',
  why: 'API Gateway refuses the call: the Task fails with `APIGateway.403`.',
  docs: pages.authorization,
  *check(task, { machine, root, text, document, file }) {
    const auth = parameterOf(task, 'AuthType')?.prop.value;
    if (!auth || stringOf(auth) !== 'IAM_ROLE') return;
    // The Task's own role makes the call in place of the machine's.
    if (valueOf(task.node, 'Credentials')) return;
    const role = roleOf(machine, root);
    const callee = calleeOf(task, textsOf(givenTo(machine, { uri: '', text })));
    const statement = roleStatement(callee, '${AWS::AccountId}');
    if (!role || role.mayAllow(statement.Action)) return;
    const edit = document && role.allow(document, inTemplate(statement, root));
    const owner = `'${machine.name}'${file === undefined ? '' : ` (${file})`}`;
    yield {
      span: auth,
      message: `The role of ${owner} does not allow ${statement.Action}: API Gateway refuses the call.`,
      ...(edit && { fixes: [{ title: `Allow ${statement.Action} in the role of '${machine.name}'`, edits: [edit] }] }),
    };
  },
};

/** A statement as a template has it: what deployment puts in by `Fn::Sub`, and `*` for what the template cannot tell. */
function inTemplate(value: Json, root: Node | undefined): Json {
  if (Array.isArray(value)) return value.map((item) => inTemplate(item, root));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inTemplate(item, root)]));
  const known = [valueOf(root, 'Resources'), valueOf(root, 'Parameters')];
  const text = Object.values(gaps)
    .reduce((text, gap) => text.replaceAll(gap, '*'), String(value))
    .replace(/\$\{([^{}]+)\}/g, (whole, name: string) => {
      const [id = ''] = name.split('.');
      return name.startsWith('AWS::') || known.some((node) => valueOf(node, id)) ? whole : '*';
    });
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}
