// Which logical ids of a template a value is made of: `!Ref Api`, `!GetAtt Api.X`, `!Sub "${Api}…"`, `Fn::Join`.
import { propOf, stringOf, type Node } from '../node';
import { placeholder } from '../substitutions';
import { subNames, templateFunctionOf } from '../templateFunctions';

/**
 * The names that a value refers to, without what follows a dot; undefined where deployment chooses between values, so
 * that it may be made of others. Of a text, the names of its `${Name}` placeholders.
 */
export function referencesIn(node: Node): string[] | undefined {
  const called = templateFunctionOf(node);
  if (!called) {
    if (node.kind === 'scalar') return namesIn(String(node.value));
    const items = node.kind === 'array' ? node.items : node.props.flatMap(({ value }) => value ?? []);
    return joined(items.map(referencesIn));
  }
  const { name, argument } = called;
  if (name === 'If') return undefined;
  if (name === 'Ref' || name === 'GetAtt') {
    const id = stringOf(argument.kind === 'array' ? argument.items[0] : argument);
    return id === undefined ? undefined : [withoutAttribute(id)];
  }
  if (name !== 'Sub') return referencesIn(argument);
  const text = stringOf(argument.kind === 'array' ? argument.items[0] : argument);
  const own = subNames(node);
  if (text === undefined) return undefined;
  return joined(
    namesIn(text).map((used) => {
      const value = propOf(own, used)?.value;
      return value ? referencesIn(value) : [used];
    }),
  );
}

/** The names of the placeholders of a text. */
function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => withoutAttribute(name));
}

function withoutAttribute(name: string): string {
  return name.startsWith('AWS::') ? name : (name.split('.')[0] ?? name);
}

function joined(lists: (string[] | undefined)[]): string[] | undefined {
  return lists.some((list) => list === undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** The one name that a value is, as `!Ref Api`; undefined where it is text around it, or another function. */
export function referredBy(node: Node | undefined): string | undefined {
  const called = templateFunctionOf(node);
  const names = node && (called?.name === 'Ref' || called?.name === 'Sub') ? referencesIn(node) : undefined;
  return names?.length === 1 ? names[0] : undefined;
}
