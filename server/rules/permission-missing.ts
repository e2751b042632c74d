// permission-missing: a template's state machine may not make the call that one of its Tasks signs.
import { fileName, givenTo, textsOf } from '../../shared/document/given';
import { parameterOf } from '../../shared/document/known';
import { stringOf, valueOf, type Node } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import { isObject, type Json } from '../../shared/json';
import type { Grant } from '../../shared/policy/granted';
import type * as Policy from '../../shared/policy/index';
import type { Statement } from '../../shared/policy/policies';
import type { Task } from '../../shared/document/tasks';
import type { TemplateRule } from './rule';

let policy: typeof Policy | undefined;

export const permissionMissing: TemplateRule = {
  id: 'permission-missing',
  severity: 'warning',
  summary:
    'An `IAM_ROLE` Task whose state machine has, in its template, a role that visibly does not allow the call: not the action, not on this API, stage, method and path, or denied.',
  why: 'API Gateway refuses the call: the Task fails with `APIGateway.403`.',
  docs: pages.authorization,
  async load(tasks) {
    if (tasks.some(signedBy)) policy ??= await import('../../shared/policy/index');
  },
  *check(task, { machine, root, source, elsewhere }) {
    const auth = signedBy(task);
    if (!auth || !policy) return;
    const { calledArns, calleeOf, gaps, narrowed, roleOf, roleStatement, templateNames } = policy;
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
    const edit = denies ? undefined : role.allow(source, inTemplate(statement, root, Object.values(gaps)));
    const title = `Allow ${statement.Action} in the role of '${machine.name}'`;
    yield { span: auth, message, ...(edit && { fixes: [{ title, edits: [edit], ...(elsewhere && { elsewhere }) }] }) };
  },
};

/** The AuthType of a Task that Step Functions signs with the role of the machine. */
function signedBy(task: Task): Node | undefined {
  const auth = parameterOf(task, 'AuthType')?.prop.value;
  return stringOf(auth) === 'IAM_ROLE' ? auth : undefined;
}

function saying(allows: Grant['allows'], denies: boolean, { Action, Resource }: Statement): string {
  if (denies) return `denies ${Action}`;
  if (allows === 'no') return `does not allow ${Action}`;
  const called = typeof Resource === 'string' ? Resource : (Resource[0] ?? '');
  return `allows ${Action}, but not of ${called.split('${AWS::AccountId}:').at(-1)}`;
}

/** A statement as a template has it: what deployment puts in by `Fn::Sub`, and `*` for the gaps that the template cannot tell. */
function inTemplate(value: Json, root: Node | undefined, gaps: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => inTemplate(item, root, gaps));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inTemplate(item, root, gaps)]));
  const known = [valueOf(root, 'Resources'), valueOf(root, 'Parameters')];
  const text = gaps
    .reduce((text, gap) => text.replaceAll(gap, '*'), String(value))
    .replace(/\$\{([^{}]+)\}/g, (whole, name: string) => {
      const [id = ''] = name.split('.');
      return name.startsWith('AWS::') || known.some((node) => valueOf(node, id)) ? whole : '*';
    });
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}
