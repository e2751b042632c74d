// `${Name}` in a definition: what it will be, or where that would come from; and the way to where it is given.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupKind, type Hover, type Location, type Position } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import type { Given } from '../shared/document/given';
import type { TemplateText } from '../shared/document/templateText';
import { valueOf, type Span } from '../shared/document/node';
import type { Machine } from '../shared/document/template';
import { templateFunctionOf } from '../shared/document/templateFunctions';
import { serverlessVariable } from './serverlessVariables';
import { placeholder, type Substitutions } from '../shared/document/substitutions';
import { isDefinition, machineAt } from './asked';
import type { OwnHosts, PlaceholderOffer } from './completion/placeholders';
import { toRange } from './lsp';
import { templateName, templateNames } from './templateNames';

export type Placeholder = { name: string; span: Span };

/** The placeholder at a position of a definition; none in the rest of a template, or in a document of another kind. */
export function placeholderAt(text: TextDocument, document: AslDocument, position: Position): Placeholder | undefined {
  const isOwn = document.machines.length === 0 && (document.tasks.length > 0 || isDefinition(text));
  if (!isOwn && !machineAt(text, document, position)) return undefined;
  const content = text.getText();
  const offset = text.offsetAt(position);
  // A name stands on one line, which may be the whole definition: it is looked for near.
  const from = Math.max(0, offset - 300);
  for (const { 0: whole, 1: name = '', index } of content.slice(from, offset + 300).matchAll(placeholder)) {
    const span = { start: from + index, end: from + index + whole.length };
    if (span.start <= offset && offset <= span.end) return { name, span };
  }
  return undefined;
}

/** What CloudFormation itself gives to a name that begins with `AWS::`. */
const pseudoParameters: Record<string, string> = {
  'AWS::AccountId': 'the account the stack is deployed to',
  'AWS::Partition': '`aws`, or `aws-cn` and `aws-us-gov` in the regions of China and GovCloud',
  'AWS::Region': 'the region the stack is deployed to',
  'AWS::StackName': 'the name of the stack',
  'AWS::StackId': 'the ARN of the stack',
  'AWS::URLSuffix': '`amazonaws.com`, or `amazonaws.com.cn` in China',
};

/** Says what a placeholder stands for, as far as anything in the workspace tells. */
export function hoverPlaceholder(
  text: TextDocument,
  document: AslDocument,
  { name, span }: Placeholder,
  given: readonly Given[],
  settings: Substitutions,
): Hover {
  const own = Object.hasOwn(settings, name) ? settings[name] : undefined;
  const lines = [
    ...(own === undefined ? [] : [ofSettings(own)]),
    ...given.filter((entry) => entry.name === name).map(describe),
  ];
  const pseudo = pseudoParameters[name];
  if (pseudo !== undefined) lines.push(`Given by CloudFormation: ${pseudo}.`);
  const variable = own === undefined ? serverlessVariable(document, name) : undefined;
  if (variable) lines.push(variable.summary);
  const named = lines.length === 0 ? templateName(document, name) : undefined;
  if (named) lines.push(named.summary);
  if (lines.length === 0)
    lines.push(
      'No template of this workspace gives it a value, and `aslInvoke.substitutions` has none: a run asks for it.',
    );
  const value = [`**\${${name}}**`, ...lines].join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(text, span) };
}

/** The placeholders that a definition may have, each with what hover tells of its value. */
export function placeholdersToOffer(
  given: readonly Given[],
  settings: Substitutions,
  machine: Machine | undefined,
): PlaceholderOffer[] {
  const offers = new Map<string, PlaceholderOffer>();
  const node = machine?.definition?.node;
  // In a text of `Sub`, what stands as `${Name}` is the function's to fill.
  const isFilled = ({ span }: Given): boolean =>
    !machine || !node || !isSub(machine) || (span.start >= node.start && span.end <= node.end);
  for (const entry of given.filter(isFilled)) {
    const { name, value, source } = entry;
    const documentation = describe(entry);
    const known = offers.get(name);
    if (known) known.documentation += `\n\n${documentation}`;
    else offers.set(name, { name, detail: value ?? source, documentation });
  }
  for (const [name, detail] of Object.entries(settings))
    if (!offers.has(name)) offers.set(name, { name, detail, documentation: ofSettings(detail) });
  return [...offers.values()];
}

/** What `Sub` fills in: the template's parameters and resources, and what CloudFormation gives. */
export function subNamesToOffer(document: AslDocument): PlaceholderOffer[] {
  const own = templateNames(document);
  if (own.length === 0) return [];
  const given = Object.entries(pseudoParameters).map(([name, words]) => ({
    name,
    detail: 'CloudFormation',
    documentation: `Given by CloudFormation: ${words}.`,
  }));
  return [...own.map(({ name, detail, summary }) => ({ name, detail, documentation: summary })), ...given];
}

/** How the hosts of the template's APIs are written in a definition; undefined where nothing would fill them in. */
export function ownHosts(
  { root, syntax }: AslDocument,
  machine: Machine,
  apis: OwnHosts['apis'],
): OwnHosts | undefined {
  const { definition } = machine;
  // The Serverless Framework takes a `${Name}` for a variable of its own.
  if (!definition || valueOf(root, 'stepFunctions')) return undefined;
  if (definition.form === 'object') return { apis, form: syntax === 'yaml' ? 'tag' : 'function' };
  return isSub(machine) ? { apis, form: 'text' } : undefined;
}

/** Whether the definition is a text whose `${Name}` the function `Sub` fills, and not the machine. */
export function isSub({ definition }: Machine): boolean {
  return templateFunctionOf(definition?.node)?.name === 'Sub';
}

function ofSettings(value: string): string {
  return `${code(value)} in runs, by the setting \`aslInvoke.substitutions\`.`;
}

/** Where a placeholder is given its value. */
export function locationsOf(
  { name }: Placeholder,
  given: readonly Given[],
  templates: readonly TemplateText[],
): Location[] {
  return given.flatMap((entry) => {
    const template = entry.name === name && templates.find(({ uri }) => uri === entry.uri);
    if (!template) return [];
    const text = TextDocument.create(template.uri, '', 0, template.text);
    return [{ uri: entry.uri, range: toRange(text, entry.span) }];
  });
}

function describe({ value, source, uri, machine, byDefault }: Given): string {
  const where = `\`${machine}\` in [${uri.split('/').at(-1) ?? uri}](${uri})`;
  if (byDefault) {
    const parameters = byDefault.parameters.map((name) => `\`${name}\``);
    const whose = `Default of parameter${parameters.length > 1 ? 's' : ''} ${parameters.join(' and ')}`;
    return `${code(source)} of ${where}. ${whose}: ${code(byDefault.value)}, which a run offers when it asks.`;
  }
  return value === undefined
    ? `${code(source)} of ${where}: only deployment knows the value, so a run asks for it.`
    : `${code(value)}, given to ${where}.`;
}

/** A value as code, whatever backticks it has. */
function code(value: string): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${value} ${fence}` : `${fence}${value}${fence}`;
}
