// The names of a template itself that `Sub` fills into a text: its resources and its parameters.
import type { AslDocument } from '../shared/document/document';
import { literalText } from '../shared/document/given';
import { at, propOf, stringOf, valueOf, type Node, type Prop, type Span } from '../shared/document/node';

export type TemplateName = {
  name: string;
  /** What a list shows beside it: a default, a type. */
  detail: string;
  /** What it is, as a sentence of Markdown. */
  summary: string;
  /** Its name where it is defined. */
  span: Span;
};

/** All that a template calls by a name, parameters first. Nothing in other documents. */
export function templateNames({ root, machines }: AslDocument): TemplateName[] {
  if (machines.length === 0) return [];
  const groups = [['Resources'], ['resources', 'Resources']].map((path) => at(root, path));
  return [
    ...propsOf(valueOf(root, 'Parameters')).map(parameterName),
    ...groups.flatMap(propsOf).map((resource) => resourceName(resource, '')),
  ];
}

/** What a template calls so; an attribute, `Api.RootResourceId`, is its resource's. */
export function templateName({ root, machines }: AslDocument, name: string): TemplateName | undefined {
  if (machines.length === 0) return undefined;
  const [id = ''] = name.split('.');
  const parameter = propOf(valueOf(root, 'Parameters'), id);
  if (parameter) return parameterName(parameter);
  const resource = propOf(at(root, ['Resources']), id) ?? propOf(at(root, ['resources', 'Resources']), id);
  return resource && resourceName(resource, name.slice(id.length + 1));
}

function propsOf(node: Node | undefined): readonly Prop[] {
  return node?.kind === 'object' ? node.props : [];
}

function parameterName({ key, keySpan, value }: Prop): TemplateName {
  const fallback = valueOf(value, 'Default');
  const text = fallback && literalText(fallback);
  const isPlain = text !== undefined && text !== '' && !text.includes('`');
  const summary = `Parameter \`${key}\` of this template${isPlain ? `, by default \`${text}\`` : ''}: a run asks for it.`;
  return { name: key, detail: text ?? 'parameter', summary, span: keySpan };
}

function resourceName({ key, keySpan, value }: Prop, attribute: string): TemplateName {
  const type = stringOf(valueOf(value, 'Type'));
  const kind = type === undefined || type.includes('`') ? '' : ` (\`${type}\`)`;
  const what = attribute === '' ? 'its ID' : `its attribute \`${attribute}\``;
  const summary = `Resource \`${key}\`${kind} of this template: \`Sub\` puts in ${what} when it is deployed, so a run asks for it.`;
  return { name: key, detail: type ?? 'resource', summary, span: keySpan };
}
