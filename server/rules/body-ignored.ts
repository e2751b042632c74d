// body-ignored: a RequestBody with a method that sends none.
import { isUnknown, literalOf, parameterOf } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import { pages } from '../../shared/knowledge/pages';
import type { Rule } from './rule';

const methodsWithoutBody = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

export const bodyIgnored: Rule = {
  id: 'body-ignored',
  severity: 'warning',
  summary: 'A RequestBody that is not empty goes with GET, HEAD, DELETE or OPTIONS.',
  why: 'Step Functions supports a request body for PATCH, POST and PUT only.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const method = parameterOf(task, 'Method');
    const body = parameterOf(task, 'RequestBody');
    const name = method?.isExpression ? undefined : literalOf(method?.prop.value);
    if (!body?.prop.value || typeof name !== 'string' || !methodsWithoutBody.includes(name)) return;
    // What an expression gives is not known: AWS's own samples pass the input on with GET, and it may be empty.
    if (body.isExpression || !isSomething(body.prop.value)) return;
    report({
      span: body.prop.keySpan,
      message: `A request with method ${name} has no body: RequestBody is for PATCH, POST and PUT.`,
      fixes: [{ title: `Remove '${body.prop.key}'`, edits: [removeProp(document, body.object, body.prop)] }],
    });
  },
};

/** `{}`, which the page's own GET example has, `[]`, `""` and null send nothing worth a word. */
function isSomething(value: Node): boolean {
  if (isUnknown(value)) return false;
  if (value.kind === 'scalar') return value.value !== null && value.value !== '';
  return (value.kind === 'array' ? value.items : value.props).length > 0;
}
