// header-forbidden: a request header that the integration does not permit.
import { renameKey } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { spanInside } from '../../shared/document/inside';
import { isExpressionKey, isUnknownText, nameOfKey, parameterOf, parametersIn } from '../../shared/document/known';
import { stringOf, type Node, type ObjectNode } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { whyHeaderIsForbidden } from '../../shared/knowledge/headers';
import { pages } from '../../shared/knowledge/pages';
import { objectKeys } from './jsonata-object';
import type { Fix, Report, Rule } from './rule';

const instead = 'X-Authorization';

export const headerForbidden: Rule = {
  id: 'header-forbidden',
  severity: 'error',
  summary:
    'A header name is on the list of names that are not permitted, or begins with a reserved prefix, in any case.',
  why: "Step Functions refuses the definition: “The 'Headers' field contains unsupported values”.",
  docs: pages.requestFormat,
  check(task, report, document) {
    const headers = parameterOf(task, 'Headers')?.prop.value;
    if (task.language === 'JSONata') {
      namesInExpression(headers, [], document, report);
      namesInExpression(task.payload?.value, ['Headers'], document, report);
    }
    if (headers?.kind === 'object') namesWritten(headers, task, document, report);
  },
};

function namesWritten(headers: ObjectNode, task: Task, document: AslDocument, report: Report): void {
  for (const prop of headers.props) {
    const name = nameOfKey(prop.key, task.language);
    const message = messageFor(name);
    if (message === undefined) continue;
    const remove: Fix = { title: `Remove '${prop.key}'`, edits: [removeProp(document, headers, prop)] };
    const other = isExpressionKey(prop.key, task.language) ? `${instead}.$` : instead;
    const rename: Fix = { title: `Rename to '${other}'`, edits: [renameKey(document, prop, other)] };
    const isFree = !parametersIn(headers, task.language).some(
      (given) => given.name.toLowerCase() === instead.toLowerCase(),
    );
    report({ span: prop.keySpan, message, fixes: isAuthorization(name) && isFree ? [rename, remove] : [remove] });
  }
}

/** `"Headers": "{% {'Authorization': …} %}"`: an object written out in an expression, at `path` below it. */
function namesInExpression(node: Node | undefined, path: string[], document: AslDocument, report: Report): void {
  const text = stringOf(node);
  if (node?.kind !== 'scalar' || text === undefined || !isJsonataExpression(text)) return;
  for (const key of objectKeys(text)) {
    const name = key.path.at(-1) ?? '';
    const message = messageFor(name);
    if (
      message === undefined ||
      key.path.length !== path.length + 1 ||
      !path.every((step, index) => key.path[index] === step)
    )
      continue;
    const span = spanInside(document, node, key.start + 1, key.end - 1);
    const rename: Fix = { title: `Rename to '${instead}'`, edits: [{ span, text: instead }] };
    report({ span, message, ...(isAuthorization(name) && { fixes: [rename] }) });
  }
}

function messageFor(name: string): string | undefined {
  const why = isUnknownText(name) ? undefined : whyHeaderIsForbidden(name);
  return why && isAuthorization(name) ? `${why} A Lambda authorizer can read its token from another header.` : why;
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}
