// A refactoring: what differs from one environment to another becomes `${Name}`, which a template fills in.
import { CodeActionKind } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { replaceValue, type TextEdit } from '../shared/document/edit';
import { isUnknown, parameterOf } from '../shared/document/known';
import { stringOf, type Node } from '../shared/document/node';
import { placeholder, type Substitutions } from '../shared/document/substitutions';
import { meantFor } from './completion/placeholders';
import { freeName } from './freeName';
import { propAt, type Place } from './place';

export type Refactoring = { title: string; kind: CodeActionKind; edits: TextEdit[] };

/** What the workspace says of placeholders: which names there are, and the values that are known. */
export type GivenNames = { names?: readonly string[]; values?: Substitutions };

const parameters = ['ApiEndpoint', 'Stage'];

/** The Task's parameters of this kind, all of them together. */
export function extracted(document: AslDocument, place: Place, given: GivenNames): Refactoring | undefined {
  const own = propAt(place)?.key;
  const isHere = place.what === 'parameter' || place.what === 'parameter-value';
  if (!isHere || own === undefined || !parameters.includes(own)) return undefined;
  const literals = parameters.flatMap((name): { name: string; node: Node; value: string }[] => {
    const parameter = parameterOf(place.task, name);
    const node = parameter?.prop.value;
    const value = stringOf(node);
    return node && value && !parameter?.isExpression && !isUnknown(node) ? [{ name, node, value }] : [];
  });
  if (!literals.some(({ name }) => name === own)) return undefined;
  return {
    title: `Extract ${literals.map(({ name }) => name).join(' and ')} into placeholders`,
    kind: CodeActionKind.RefactorExtract,
    edits: literals.map(({ name, node, value }) =>
      replaceValue(document, node, `\${${placeholderFor(name, value, document, given)}}`),
    ),
  };
}

/** One that has this very value, else a name that means nothing yet: two hosts must not become one. */
function placeholderFor(
  name: string,
  value: string,
  { text }: AslDocument,
  { names = [], values = {} }: GivenNames,
): string {
  const known = Object.keys(values).find((given) => values[given] === value && meantFor[name]?.test(given));
  if (known !== undefined) return known;
  const taken = new Set([...names, ...Object.keys(values), ...[...text.matchAll(placeholder)].map(([, used]) => used)]);
  return freeName(name, taken);
}
