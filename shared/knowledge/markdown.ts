// The one text that hover and completion show for each fact of the tables, as markdown.
import type { ContextField } from './context';
import { errorDocs, explainError, otherSpelling, splitGatewayError } from './errors';
import type { TaskField } from './fields';
import { commonHeaders, whyHeaderIsForbidden } from './headers';
import type { IntrinsicSpec } from './intrinsics';
import type { JsonataFunction } from './jsonata';
import { pages } from './pages';
import type { AllowedValue, ParameterSpec } from './parameters';
import { invokeResources, type InvokeResource } from './resource';

const link = (title: string, address: string): string => `[${title}](${address})`;
const code = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const page = link('Call API Gateway with Step Functions', pages.integration);

/** A parameter: its type, what it is for, its allowed values, an example and the page. */
export function describeParameter(spec: ParameterSpec): string {
  const facts = [spec.required ? 'required' : 'optional', ...(spec.default ? [`default \`${spec.default}\``] : [])];
  return [
    `**${spec.name}** · ${spec.type} · ${facts.join(' · ')}`,
    spec.summary,
    ...(spec.values ? [spec.values.map(({ value, summary }) => `- \`${value}\` ${summary}`).join('\n')] : []),
    spec.detail,
    code('json', `${JSON.stringify(spec.name)}: ${oneLine(spec.example)}`),
    link('Call API Gateway with Step Functions', spec.docs),
  ].join('\n\n');
}

/** One allowed value of a parameter. */
export function describeValue(spec: ParameterSpec, { value, summary }: AllowedValue): string {
  const isDefault = spec.default === value ? ' · default' : '';
  return [`**${value}** · value of ${spec.name}${isDefault}`, summary, link(spec.name, spec.docs)].join('\n\n');
}

/** A field of the Task under the name it is written with, for a Task that waits for its token or one that does not. */
export function describeTaskField(field: TaskField, name: string, waits: boolean): string {
  const facts = [
    field.type,
    ...(field.default ? [`default \`${field.default}\``] : []),
    ...(field.only ? [`only in ${field.only} states`] : []),
  ];
  const isFromInput = name === field.fromInput;
  return [
    `**${name}** · ${isFromInput ? 'path into the input · only in JSONPath states' : facts.join(' · ')}`,
    isFromInput ? `\`${field.name}\`, taken from the input. ${field.summary}` : field.summary,
    waits ? field.detail.waiting : field.detail.request,
    link('Documentation', field.docs),
  ].join('\n\n');
}

/** A query parameter. */
export function describeQueryParameter(name: string): string {
  const summary =
    'Sent in the query string of the URL. Its value is a list of strings, also where there is only one: several values go with the same name.';
  return [`**${name}** · query parameter`, summary, link('QueryParameters', pages.requestFormat)].join('\n\n');
}

/** A request header: why it is refused, or what it is for. */
export function describeHeader(name: string): string {
  const forbidden = whyHeaderIsForbidden(name);
  if (forbidden !== undefined)
    return [`**${name}** · header not permitted`, forbidden, forbiddenAdvice(name), page].filter(Boolean).join('\n\n');
  const common = commonHeaders.find((header) => header.name.toLowerCase() === name.toLowerCase());
  const summary =
    common?.summary ?? 'A header of the API’s own. Its value is a list of strings, also where there is only one.';
  return [`**${common?.name ?? name}** · request header`, summary].join('\n\n');
}

function forbiddenAdvice(name: string): string {
  if (name.toLowerCase() === 'authorization')
    return 'A Lambda authorizer can read its token from another header, such as `X-Authorization`. With `AuthType` `IAM_ROLE`, Step Functions sets this header itself.';
  return 'Step Functions refuses to save a state machine that sets it.';
}

/** An error name as Retry and Catch list it; undefined for a name nothing is known of. */
export function describeError(name: string): string | undefined {
  const meaning = explainError(name);
  if (meaning === undefined) return undefined;
  const other = otherSpelling(name);
  return [
    `**${name}**`,
    meaning,
    ...(other === undefined
      ? [link('Handling errors in Step Functions workflows', errorDocs.states)]
      : [
          `AWS spells the prefix both ways, and names are compared with case: list \`${other}\` as well.`,
          splitGatewayError(name) ? link('Gateway responses', errorDocs.gateway) : '',
        ]),
  ].join('\n\n');
}

/** The Resource of a Task: the pattern it names. */
export function describeResource({ pattern, mistake }: InvokeResource): string {
  const fact = invokeResources.find((resource) => resource.pattern === pattern);
  const title = pattern === 'request' ? 'Request Response' : 'Wait for a Callback with the Task Token';
  return [
    `**apigateway:invoke** · ${title}`,
    mistake?.message ?? fact?.summary ?? '',
    link('Service integration patterns', pages.patterns),
  ].join('\n\n');
}

function oneLine(value: ParameterSpec['example']): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

/** An intrinsic function: how it is called, its parameters, limits and an example. */
export function describeIntrinsic(spec: IntrinsicSpec): string {
  const parameters = spec.parameters.map(({ name, type, summary }) => `- \`${name}\` (${type}) ${summary}`);
  return [
    `**${intrinsicSignature(spec)}** → ${spec.returns}`,
    spec.summary,
    ...(parameters.length > 0 ? [parameters.join('\n')] : []),
    ...(spec.limits ? [spec.limits] : []),
    code('', spec.example),
    link('Intrinsic functions', spec.docs),
  ].join('\n\n');
}

/** `States.MathRandom(start, end, seed?)` */
export function intrinsicSignature(spec: IntrinsicSpec): string {
  return `${spec.name}(${spec.parameters.map(intrinsicParameter).join(', ')})`;
}

/** A parameter as the signature writes it. */
export function intrinsicParameter({ name, optional, repeated }: IntrinsicSpec['parameters'][number]): string {
  return repeated ? `…${name}` : optional ? `${name}?` : name;
}

/** A field of the context object, under the name the language of the state gives it. */
export function describeContext({ type, summary, only }: ContextField, path: string): string {
  return [
    `**${path}** · context object · ${type}`,
    summary,
    ...(only ? [`Exists in ${only}.`] : []),
    link('Context object', pages.contextObject),
  ].join('\n\n');
}

/** A function of JSONata. */
export function describeJsonata({ name, parameters, summary, own, docs }: JsonataFunction): string {
  return [
    `**${name}(${parameters.join(', ')})** · ${own ? 'JSONata function of Step Functions' : 'JSONata function'}`,
    summary,
    link(own ? 'Transforming data with JSONata' : 'JSONata', docs),
  ].join('\n\n');
}

/** The request that a Task makes, above what its parameter is. */
export function describeRequest(line: string, parameter: string): string {
  return [code('http', line), '---', parameter].join('\n\n');
}
