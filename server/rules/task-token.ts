// What the two token rules share: where the payload of a Task reads the task token, or may carry one unseen.
import { isJsonataExpression, isUnknown, payloadKey } from '../../shared/document/known';
import { stringOf, type Node, type ScalarNode } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';
import { readsTaskToken, takesWhole } from '../../shared/knowledge/expressions';

export type TokenUse = {
  /** The expressions that read the task token. */
  tokens: ScalarNode[];
  /** Some value may carry a token although the text does not show it. */
  maybe: boolean;
};

/** Looks through the whole payload: headers, query, path and body can all carry the token. */
export function tokenUse(task: Task): TokenUse {
  const use: TokenUse = { tokens: [], maybe: false };
  if (task.payload?.value) collect(task.payload.value, task.language === 'JSONata', task.language, use);
  return use;
}

function collect(node: Node, isExpression: boolean, language: QueryLanguage, use: TokenUse): void {
  if (node.kind === 'array') for (const item of node.items) collect(item, isExpression, language, use);
  else if (node.kind === 'object') {
    if (isUnknown(node)) use.maybe = true;
    for (const { key, value } of node.props)
      if (value) collect(value, payloadKey(key, language).isExpression || language === 'JSONata', language, use);
  } else {
    const text = stringOf(node);
    const evaluated = language === 'JSONata' ? text !== undefined && isJsonataExpression(text) : isExpression;
    if (text !== undefined && evaluated && readsTaskToken(text)) use.tokens.push(node);
    else if (text !== undefined && evaluated) use.maybe ||= takesWhole(text);
    else if (isUnknown(node)) use.maybe = true;
  }
}
