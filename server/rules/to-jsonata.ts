// Says a payload expression in JSONata, as far as both languages have the same thing.
import type { Argument, IntrinsicCall } from '../../shared/expressions/intrinsic-parse';
import type { JsonPath, Segment } from '../../shared/expressions/jsonpath';
import { parsePayloadExpression } from '../../shared/expressions/payload-expression';

/** `$.a[0]` as `{% $states.input.a[0] %}`, `States.Array($$.Task.Token)` as `{% [$states.context.Task.Token] %}`. */
export function toJsonata(expression: string): string | undefined {
  const parsed = parsePayloadExpression(expression);
  if (!parsed.ok) return undefined;
  const found = parsed.expression;
  const text = found.kind === 'path' ? fromPath(found.path) : fromCall(found.call);
  return text && `{% ${text} %}`;
}

function fromPath({ root, segments }: JsonPath): string | undefined {
  const start = { input: '$states.input', context: '$states.context', item: undefined, variable: undefined }[root.kind];
  const parts = [root.kind === 'variable' ? `$${root.name}` : start, ...segments.map(fromSegment)];
  return parts.includes(undefined) ? undefined : parts.join('');
}

function fromSegment(segment: Segment): string | undefined {
  if (segment.kind === 'index') return `[${segment.index}]`;
  if (segment.kind !== 'name' || segment.name.includes('`')) return undefined;
  return /^[A-Za-z_]\w*$/.test(segment.name) ? `.${segment.name}` : `.\`${segment.name}\``;
}

function fromCall({ spec, args }: IntrinsicCall): string | undefined {
  const parts = args.map(fromArgument);
  if (parts.some((part) => part === undefined)) return undefined;
  switch (spec.name) {
    case 'States.Array':
      return `[${parts.join(', ')}]`;
    case 'States.Format':
      return args[0]?.kind === 'text' ? fromFormat(args[0].raw, parts.slice(1)) : undefined;
    case 'States.UUID':
      return '$uuid()';
    case 'States.JsonToString':
      return `$string(${parts[0]})`;
    case 'States.StringToJson':
      return `$parse(${parts[0]})`;
    default:
      // The others differ in their limits and oddities.
      return undefined;
  }
}

function fromFormat(template: string, values: (string | undefined)[]): string | undefined {
  const texts = template.split(/(?<!\\)\{\}/).map((text) => text.replace(/\\([^])/g, '$1'));
  if (texts.length !== values.length + 1) return undefined;
  const parts = texts.flatMap((text, index) => [text === '' ? undefined : quoted(text), values[index]]);
  const joined = parts.filter((part) => part !== undefined).join(' & ');
  return texts.every((text) => text === '') ? `'' & ${joined}` : joined;
}

function fromArgument(argument: Argument): string | undefined {
  switch (argument.kind) {
    case 'path':
      return fromPath(argument.path);
    case 'call':
      return fromCall(argument.call);
    case 'text':
      return quoted(argument.value);
    case 'literal':
      return String(argument.value);
  }
}

/** In single quotes as is usual inside JSON, or as JSON: JSONata has JSON's escapes and no `\\'`. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
