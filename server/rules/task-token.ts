// What the two token rules share: where the payload of a Task reads the task token, or may carry one unseen.
import { hasKnownKeys, isExpressionKey, parametersOf } from '../../shared/document/known';
import { stringOf, type Node, type ScalarNode } from '../../shared/document/node';
import type { QueryLanguage, Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { referencesOf } from '../../shared/expressions/references';
import { readsTaskToken, takesWhole } from '../../shared/knowledge/expressions';

export type TokenUse = {
  /** The expressions that read the task token. */
  tokens: ScalarNode[];
  /** A literal reads like the token, but is no expression: another rule tells, and mends it. */
  misspelled: boolean;
  /** Values that are not literals, and do not show the token. */
  others: Node[];
};

/** Parameters that can carry the token to whoever is called. */
const carriers = ['Headers', 'QueryParameters', 'Path', 'RequestBody'];

/** Looks through all of the payload that can carry the token. */
export function tokenUse(task: Task): TokenUse {
  const use: TokenUse = { tokens: [], misspelled: false, others: [] };
  const { payload, parameters, language } = task;
  if (!parameters) {
    if (payload?.value) collect(payload.value, language === 'JSONata', language, use);
    return use;
  }
  if (!hasKnownKeys(parameters)) use.others.push(parameters);
  for (const { prop, name, isExpression } of parametersOf(task))
    if (prop.value && carriers.includes(name)) collect(prop.value, isExpression, language, use);
  return use;
}

function collect(node: Node, isExpression: boolean, language: QueryLanguage, use: TokenUse): void {
  if (node.kind === 'array') for (const item of node.items) collect(item, isExpression, language, use);
  else if (node.kind === 'object') {
    if (!hasKnownKeys(node)) use.others.push(node);
    for (const { key, value } of node.props) if (value) collect(value, isExpressionKey(key, language), language, use);
  } else {
    const text = stringOf(node);
    if (text === undefined) {
      if (node.opaque) use.others.push(node);
    } else if (!(language === 'JSONata' ? isJsonataExpression(text) : isExpression))
      use.misspelled ||= readsTaskToken(text);
    else (readsTaskToken(text) ? use.tokens : use.others).push(node);
  }
}

/**
 * Whether a value that shows no token may carry one all the same: a tag, a bare placeholder or a template's function, which
 * may become anything, or an expression that takes the whole input or context. A placeholder in quotes stays a literal.
 */
export function mayCarryToken(node: Node): boolean {
  const text = stringOf(node);
  if (text === undefined) return true;
  return [text, ...referencesOf(text)].some(takesWhole) || text.includes('${');
}
