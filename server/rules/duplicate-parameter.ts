// duplicate-parameter: the same key twice, or `X` and `X.$` together, at any depth of the payload.
import type { AslDocument } from '../../shared/document/document';
import { isExpressionKey, nameOfKey, parametersIn, type Parameter } from '../../shared/document/known';
import type { ObjectNode } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import { pages } from '../../shared/knowledge/pages';
import type { QueryLanguage } from '../../shared/document/tasks';
import { payloadObjects } from './payload';
import type { Report, Rule } from './rule';

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  severity: 'error',
  summary: 'A key stands twice in one object of the payload, or as `X` and as `X.$`.',
  why: 'Of a repeated key only the last counts, silently; `X` together with `X.$` is refused by Step Functions.',
  docs: pages.requestFormat,
  check(task, report, document) {
    for (const object of payloadObjects(task))
      if (hasRepeats(object, task.language)) duplicatesIn(parametersIn(object, task.language), document, report);
  },
};

/** Nearly all objects have a few names and none twice: looking is cheaper than building a set. */
function hasRepeats({ props }: ObjectNode, language: QueryLanguage): boolean {
  if (props.length > 20) return new Set(props.map(({ key }) => nameOfKey(key, language))).size < props.length;
  for (let later = 1; later < props.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      if (isSameName(props[earlier]?.key ?? '', props[later]?.key ?? '', language)) return true;
  return false;
}

/** The same key, or one with `.$` and one without. */
function isSameName(a: string, b: string, language: QueryLanguage): boolean {
  if (a.length === b.length) return a === b;
  return a.length < b.length ? isSuffixed(b, a, language) : isSuffixed(a, b, language);
}

function isSuffixed(key: string, name: string, language: QueryLanguage): boolean {
  return key.length === name.length + 2 && isExpressionKey(key, language) && key.startsWith(name);
}

function duplicatesIn(parameters: Parameter[], document: AslDocument, report: Report): void {
  const seen = new Map<string, Parameter>();
  for (const parameter of parameters) {
    const { prop, name, object } = parameter;
    const earlier = seen.get(name);
    if (!earlier) {
      seen.set(name, parameter);
      continue;
    }
    const isSame = earlier.prop.key === prop.key;
    report({
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
    });
  }
}
