// Offers of names: parameters, with and without `.$`, and headers.
import { commonHeaders } from '../../shared/knowledge/headers';
import { describeHeader, describeParameter } from '../../shared/knowledge/markdown';
import { parameters, type ParameterSpec } from '../../shared/knowledge/parameters';
import type { Spot, State } from '../spot';
import { kinds, type Offer, type PropertyOffer } from './offer';

/** Parameters the payload does not have yet: the required ones, the others, then those that may be expressions. */
export function parameterOffers(
  { present }: Spot,
  state: State,
  hasValues: (name: string) => boolean = () => false,
): Offer[] {
  const missing = parameters
    .filter(({ name }) => !present.has(name))
    .sort((a, b) => Number(b.required) - Number(a.required));
  const plain = missing.map((spec): Offer => {
    // A placeholder would stand in the way of what is known.
    if (hasValues(spec.name)) return { ...offerOf(spec, spec.name, '"$1"'), asksForValue: true };
    return offerOf(spec, spec.name, state.language === 'JSONata' ? spec.snippet.replaceAll('$.', '') : spec.snippet);
  });
  return state.language === 'JSONata'
    ? plain
    : [...plain, ...missing.filter(({ isLiteral }) => !isLiteral).map(expressionOffer)];
}

function offerOf(spec: ParameterSpec, key: string, snippet: string): PropertyOffer {
  return {
    label: key,
    kind: kinds.Property,
    detail: `${spec.type}${spec.required ? ' (required)' : ''}`,
    documentation: describeParameter(spec),
    key,
    snippet,
  };
}

/** `Path.$`: the same parameter from the input. */
function expressionOffer(spec: ParameterSpec): Offer {
  const field = spec.name.charAt(0).toLowerCase() + spec.name.slice(1);
  return { ...offerOf(spec, `${spec.name}.$`, `"\\$.\${1:${field}}"`), detail: `${spec.type}, from the input` };
}

export function headerOffers({ present }: Spot, state: State): Offer[] {
  return commonHeaders
    .filter(({ name }) => !present.has(name) && (state.waits || name !== 'TaskToken'))
    .map(({ name, values }) => {
      const isToken = name === 'TaskToken';
      const key = isToken && state.language === 'JSONPath' ? 'TaskToken.$' : name;
      const choices = values ? `\${1|${values.join(',')}|}` : '$1';
      return {
        label: key,
        kind: kinds.Property,
        detail: 'request header',
        documentation: describeHeader(name),
        key,
        snippet: isToken ? tokenSnippet(state) : `["${choices}"]`,
      };
    });
}

function tokenSnippet({ language }: State): string {
  return language === 'JSONata' ? '["{% \\$states.context.Task.Token %\\}"]' : '"States.Array(\\$\\$.Task.Token)"';
}
