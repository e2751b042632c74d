// null-in-body: null inside RequestBody, while AllowNullValues does not allow it.
import { replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { insertProp } from '../../shared/document/insert';
import { isExpressionKey, isUnknown, literalOf, parameterOf } from '../../shared/document/known';
import type { Node, Span } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';
import { pages } from '../../shared/knowledge/pages';
import type { Fix, Rule } from './rule';

export const nullInBody: Rule = {
  id: 'null-in-body',
  severity: 'warning',
  summary: 'RequestBody has a null inside, and AllowNullValues is not true.',
  why: 'Step Functions passes null values in the body only where `AllowNullValues` is true.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const body = parameterOf(task, 'RequestBody');
    const allowed = parameterOf(task, 'AllowNullValues');
    // Only a plain `false` is known to forbid; what is no boolean at all is another rule's business.
    if (!body?.prop.value || body.isExpression || body.prop.value.kind === 'scalar') return;
    if (allowed && (allowed.isExpression || literalOf(allowed.prop.value) !== false)) return;
    let isFirst = true;
    for (const span of nullsBelow(body.prop.value, task.language)) {
      report({
        span,
        message: 'A null in the body needs the parameter AllowNullValues with the value true.',
        fixes: [allowNulls(task, document, isFirst)],
      });
      isFirst = false;
    }
  },
};

/** Of several findings only one carries the fix for fixing all: the parameter goes in once. */
function allowNulls(task: Task, document: AslDocument, preferred: boolean): Fix {
  const allowed = parameterOf(task, 'AllowNullValues');
  const body = parameterOf(task, 'RequestBody');
  const edits = allowed?.prop.value
    ? [replaceValue(document, allowed.prop.value, true)]
    : body
      ? [insertProp(document, body.object, 'AllowNullValues', true, body.prop)]
      : [];
  const title = allowed ? "Change 'AllowNullValues' to true" : "Add 'AllowNullValues': true";
  return { title, edits, ...(preferred && { preferred }) };
}

function nullsBelow(node: Node, language: QueryLanguage, found: Span[] = []): Span[] {
  if (node.kind === 'scalar') {
    // In YAML a null without any text is an item still to be typed.
    if (node.value === null && !node.opaque && node.end > node.start) found.push(node);
    return found;
  }
  if (isUnknown(node)) return found;
  if (node.kind === 'array') for (const item of node.items) nullsBelow(item, language, found);
  else
    for (const { key, value } of node.props)
      if (value && !isExpressionKey(key, language)) nullsBelow(value, language, found);
  return found;
}
