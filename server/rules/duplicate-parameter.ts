// duplicate-parameter: the same key twice, or `X` and `X.$` together, at any depth of the payload.
import type { AslDocument } from '../../shared/document/document';
import { parametersIn, type Parameter } from '../../shared/document/known';
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
  const seen = new Map<string, Parameter>();
  for (const parameter of parametersIn(node, language)) {
    const { prop, name, object } = parameter;
    const earlier = seen.get(name);
    if (!earlier) seen.set(name, parameter);
    else {
      const isSame = earlier.prop.key === prop.key;
      yield {
        span: prop.keySpan,
        message: isSame
          ? `'${prop.key}' stands here twice: only the last one counts.`
          : `'${earlier.prop.key}' and '${prop.key}' set the same field: keep one.`,
        fixes: [
          {
            title: `Remove the ${isSame ? 'earlier ' : ''}'${earlier.prop.key}'`,
            edits: [removeProp(document, object, earlier.prop)],
          },
          { title: `Remove this '${prop.key}'`, edits: [removeProp(document, object, prop)] },
        ],
      };
    }
    if (prop.value) yield* duplicatesBelow(prop.value, language, document);
  }
}
