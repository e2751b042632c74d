// CloudFormation's functions in a template, in their long and short forms, and the text they make.
import { stringOf, valueOf, type Node, type Path, type ScalarNode } from './node';

/** `!Sub x`, `{"Fn::Sub": x}` and `{"Ref": x}` alike: the name without `Fn::`, and what it is given. */
export type TemplateFunction = { name: string; argument: Node };

export function templateFunctionOf(node: Node | undefined): TemplateFunction | undefined {
  if (node?.kind === 'scalar') return node.tag && { name: node.tag.name.slice(1), argument: node.tag.node };
  if (node?.kind !== 'object' || node.props.length !== 1) return undefined;
  const [{ key, value } = { key: '', value: undefined }] = node.props;
  const name = key === 'Ref' ? key : /^Fn::(\w+)$/.exec(key)?.[1];
  return name === undefined || value === undefined ? undefined : { name, argument: value };
}

/** A piece of a text: a string of the document, a value that deployment puts in, or what stands between joined pieces. */
export type TextPart = { string: ScalarNode } | { placeholder: string; node: Node } | { between: string; node: Node };

/** The pieces of a string, of `Sub`, and of `Join`, however deep; undefined where a node makes no text. */
export function textPartsOf(node: Node): TextPart[] | undefined {
  const called = templateFunctionOf(node);
  if (called) return partsOfCall(called, node);
  return node.kind === 'scalar' && node.value !== null && !node.opaque ? [{ string: node }] : undefined;
}

function partsOfCall({ name, argument }: TemplateFunction, node: Node): TextPart[] {
  const template = subText(name, argument);
  if (template) return [{ string: template }];
  const list = name === 'Join' && argument.kind === 'array' ? argument.items : [];
  const [delimiter, items] = [stringOf(list[0]), list[1]];
  if (delimiter !== undefined && items?.kind === 'array')
    return items.items.flatMap((item, index): TextPart[] => [
      ...(index > 0 && delimiter !== '' ? [{ between: delimiter, node: item }] : []),
      ...(textPartsOf(item) ?? [{ placeholder: 'Fn::Join', node: item }]),
    ]);
  return [{ placeholder: placeholderFor(name, argument), node }];
}

function subText(name: string, argument: Node): ScalarNode | undefined {
  const text = name === 'Sub' && argument.kind === 'array' ? argument.items[0] : argument;
  return name === 'Sub' && text?.kind === 'scalar' && stringOf(text) !== undefined ? text : undefined;
}

/** The names that a `Sub` gives values to itself. */
export function subNames(node: Node | undefined): Node | undefined {
  const called = templateFunctionOf(node);
  return called?.name === 'Sub' && called.argument.kind === 'array' ? called.argument.items[1] : undefined;
}

/** What a value is called where it is asked for: as `Sub` would have it for `Ref` and `GetAtt`, else its function. */
function placeholderFor(name: string, argument: Node): string {
  const names = argument.kind === 'array' ? argument.items.map(stringOf) : [stringOf(argument)];
  const isName = names.every((text) => text !== undefined && /^[\w.:-]+$/.test(text));
  return (name === 'Ref' || name === 'GetAtt') && isName ? names.join('.') : `Fn::${name}`;
}

/**
 * The text of a node with `${Name}` for what deployment puts in, the names that a `Sub` gives values to itself filled in;
 * undefined where it makes no text.
 */
export function templateText(node: Node): string | undefined {
  const called = templateFunctionOf(node);
  const joined = called?.name === 'Join' && called.argument.kind === 'array' ? called.argument.items : [];
  const [delimiter, items] = [stringOf(joined[0]), joined[1]];
  if (delimiter !== undefined && items?.kind === 'array')
    return items.items.map((item) => templateText(item) ?? '${Fn::Join}').join(delimiter);
  const text = textPartsOf(node)
    ?.map((part) =>
      'string' in part ? String(part.string.value) : 'between' in part ? part.between : `\${${part.placeholder}}`,
    )
    .join('');
  const own = subNames(node);
  return text === undefined || !own
    ? text
    : text.replace(/\$\{(\w+)\}/g, (whole, name: string) => ownText(own, name) ?? whole);
}

function ownText(names: Node, name: string): string | undefined {
  const value = valueOf(names, name);
  return value && templateText(value);
}

/** A value that a template may take; `condition` says when: `IsProd`, `not IsProd`. */
export type Branch = { node: Node; path: Path; condition?: string };

/** The values that `If` chooses from, however deep, but for those that it leaves out; else the value itself. */
export function branchesOf({ node, path, condition }: Branch): Branch[] {
  const called = templateFunctionOf(node);
  if (called?.name === 'Ref' && stringOf(called.argument) === 'AWS::NoValue') return [];
  const items = called?.name === 'If' && called.argument.kind === 'array' ? called.argument.items : [];
  const [named, ...chosen] = items;
  const name = stringOf(named);
  if (name === undefined || chosen.length !== 2) return [{ node, path, ...(condition !== undefined && { condition }) }];
  return chosen.flatMap((branch, index) => {
    const own = index === 0 ? name : `not ${name}`;
    const conditions = condition === undefined ? own : `${condition} and ${own}`;
    return branchesOf({ node: branch, path: [...path, 'Fn::If', index + 1], condition: conditions });
  });
}
