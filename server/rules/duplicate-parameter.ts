// duplicate-parameter: the same key twice, or `X` and `X.$` together, at any depth of the payload.
import type { AslDocument } from '../../shared/document/document';
import { parametersIn } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import type { QueryLanguage } from '../../shared/document/tasks';
import { pages } from '../../shared/knowledge/pages';
import type { Finding, Rule } from './rule';

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  severity: 'error',
  summary: 'A key stands twice in one object of the payload, or as `X` and as `X.$`.',
  why: 'Of a repeated key only the last counts, silently; `X` together with `X.$` is refused by Step Functions.',
  docs: pages.requestFormat,
  *check(task, document) {
    if (task.payload?.value) yield* duplicatesBelow(task.payload.value, task.language, document);
  },
};

function* duplicatesBelow(node: Node, language: QueryLanguage, document: AslDocument): Generator<Finding> {
  if (node.kind === 'array') for (const item of node.items) yield* duplicatesBelow(item, language, document);
  if (node.kind !== 'object') return;
  const seen = new Map<string, string>();
  for (const { prop, name, object } of parametersIn(node, language)) {
    const earlier = seen.get(name);
    if (earlier === undefined) seen.set(name, prop.key);
    else
      yield {
        span: prop.keySpan,
        message:
          earlier === prop.key
            ? `'${prop.key}' stands here twice: only the last one counts.`
            : `'${earlier}' and '${prop.key}' set the same field: keep one.`,
        fixes: [{ title: `Remove this '${prop.key}'`, edits: [removeProp(document, object, prop)] }],
      };
    if (prop.value) yield* duplicatesBelow(prop.value, language, document);
  }
}
