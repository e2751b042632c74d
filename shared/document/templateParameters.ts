// The parameters of a template, and what its values would be with their defaults.
import { isUnknownText } from './known';
import { stringOf, valueOf, type Node } from './node';
import { templateFunctionOf, templateText } from './templateFunctions';

export type ByDefault = {
  value: string;
  /** The parameters whose defaults it is made of. */
  parameters: string[];
};

/** The text of `!Ref Parameter` or a `!Sub` of parameters; undefined where anything else is in it, or has no default. */
export function valueByDefault(node: Node, parameters: Node | undefined): ByDefault | undefined {
  const text = parameters && templateFunctionOf(node) ? templateText(node) : undefined;
  if (text === undefined) return undefined;
  const names = new Set<string>();
  const value = text.replace(/\$\{([A-Za-z0-9]+)\}/g, (whole, name: string) => {
    const found = defaultOf(valueOf(parameters, name));
    if (found !== undefined) names.add(name);
    return found ?? whole;
  });
  // What is left in braces is no parameter.
  return names.size === 0 || isUnknownText(value) ? undefined : { value, parameters: [...names] };
}

function defaultOf(parameter: Node | undefined): string | undefined {
  // The default of such a parameter is the name of a value that is kept elsewhere.
  if (stringOf(valueOf(parameter, 'Type'))?.startsWith('AWS::SSM::')) return undefined;
  const value = valueOf(parameter, 'Default');
  return value?.kind === 'scalar' && !value.opaque && value.value !== null ? String(value.value) : undefined;
}
