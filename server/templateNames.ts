// The names of a template itself that `Sub` fills into a text: its resources and its parameters.
import type { AslDocument } from '../shared/document/document';
import { literalText } from '../shared/document/given';
import { at, propOf, stringOf, valueOf, type Span } from '../shared/document/node';

export type TemplateName = {
  /** What it is, as a sentence of Markdown. */
  summary: string;
  /** Its name where it is defined. */
  span: Span;
};

/** What a template calls so; an attribute, `Api.RootResourceId`, is its resource's. Nothing in other documents. */
export function templateName({ root, machines }: AslDocument, name: string): TemplateName | undefined {
  if (machines.length === 0) return undefined;
  const [id = ''] = name.split('.');
  const parameter = propOf(valueOf(root, 'Parameters'), id);
  if (parameter) {
    const fallback = valueOf(parameter.value, 'Default');
    const text = fallback && literalText(fallback);
    const summary =
      text === undefined || text.includes('`')
        ? `Parameter \`${id}\` of this template: a run asks for it.`
        : `Parameter \`${id}\` of this template, by default \`${text}\`: a run asks for it.`;
    return { summary, span: parameter.keySpan };
  }
  for (const path of [['Resources'], ['resources', 'Resources']]) {
    const resource = propOf(at(root, path), id);
    if (!resource) continue;
    const type = stringOf(valueOf(resource.value, 'Type'));
    const kind = type === undefined || type.includes('`') ? '' : ` (\`${type}\`)`;
    const what = name === id ? 'its ID' : `its attribute \`${name.slice(id.length + 1)}\``;
    const summary = `Resource \`${id}\`${kind} of this template: \`Sub\` puts in ${what} when it is deployed, so a run asks for it.`;
    return { summary, span: resource.keySpan };
  }
  return undefined;
}
