// duplicate-parameter: the same key twice, or `X` and `X.$` together, at any depth of the payload.
import type { AslDocument } from '../../shared/document/document';
import { parametersIn, type Parameter } from '../../shared/document/known';
import { removeProp } from '../../shared/document/remove';
import { pages } from '../../shared/knowledge/pages';
import { payloadProps } from './payload';
import type { Report, Rule } from './rule';

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  severity: 'error',
  summary: 'A key stands twice in one object of the payload, or as `X` and as `X.$`.',
  why: 'Of a repeated key only the last counts, silently; `X` together with `X.$` is refused by Step Functions.',
  docs: pages.requestFormat,
  check(task, report, document) {
    for (const { object, prop } of payloadProps(task)) {
      // An object is met with each of its properties: it is looked through with the first.
      if (object.props[0] !== prop) continue;
      const parameters = parametersIn(object, task.language);
      if (hasRepeats(parameters)) duplicatesIn(parameters, document, report);
    }
  },
};

/** Nearly all objects have a few names and none twice: looking is cheaper than building a set. */
function hasRepeats(parameters: readonly Parameter[]): boolean {
  if (parameters.length > 20) return new Set(parameters.map(({ name }) => name)).size < parameters.length;
  for (let later = 1; later < parameters.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      if (parameters[earlier]?.name === parameters[later]?.name) return true;
  return false;
}

function duplicatesIn(parameters: readonly Parameter[], document: AslDocument, report: Report): void {
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
