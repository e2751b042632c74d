// permission-missing: a template's state machine may not make the call that one of its Tasks signs.
import { fileName, givenTo, textsOf } from '../../shared/document/given';
import { parameterOf } from '../../shared/document/known';
import { stringOf, valueOf, type Node } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import { isObject, type Json } from '../../shared/json';
import { calledArns, narrowed } from '../../shared/policy/calledArns';
import { calleeOf, gaps } from '../../shared/policy/callee';
import type { Grant } from '../../shared/policy/granted';
import { roleStatement, type Statement } from '../../shared/policy/policies';
import { roleOf } from '../../shared/policy/role';
import { templateNames } from '../../shared/policy/templateNames';
import type { TemplateRule } from './rule';

export const permissionMissing: TemplateRule = {
  id: 'permission-missing',
  severity: 'warning',
  summary:
    'An `IAM_ROLE` Task whose state machine has, in its template, a role that visibly does not allow the call: not the action, not on this API, stage, method and path, or denied.',
  why: 'API Gateway refuses the call: the Task fails with `APIGateway.403`.',
  docs: pages.authorization,
  *check(task, { machine, root, source, elsewhere }) {
    const auth = parameterOf(task, 'AuthType')?.prop.value;
    if (!auth || stringOf(auth) !== 'IAM_ROLE') return;
    // The Task's own role makes the call in place of the machine's.
    if (valueOf(task.node, 'Credentials')) return;
    const role = roleOf(machine, root);
    if (!role) return;
    const names = templateNames(root);
    const callee = narrowed(calleeOf(task, textsOf(givenTo(machine, { uri: '', text: source.text }))), names);
    const statement = roleStatement(callee, '${AWS::AccountId}');
    const { allows, denies } = role.grant({ action: statement.Action, arns: calledArns(callee, names), names });
    if (allows === 'maybe' && !denies) return;
    const said = saying(allows, denies, statement);
    const message = `The role of '${machine.name}'${elsewhere ? ` (${fileName(elsewhere.uri)})` : ''} ${said}: API Gateway refuses the call.`;
    // What is denied stays so, whatever is allowed besides.
    const edit = denies ? undefined : role.allow(source, inTemplate(statement, root));
    const title = `Allow ${statement.Action} in the role of '${machine.name}'`;
    yield { span: auth, message, ...(edit && { fixes: [{ title, edits: [edit], ...(elsewhere && { elsewhere }) }] }) };
  },
};

function saying(allows: Grant['allows'], denies: boolean, { Action, Resource }: Statement): string {
  if (denies) return `denies ${Action}`;
  if (allows === 'no') return `does not allow ${Action}`;
  const called = typeof Resource === 'string' ? Resource : (Resource[0] ?? '');
  return `allows ${Action}, but not of ${called.split('${AWS::AccountId}:').at(-1)}`;
}

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
