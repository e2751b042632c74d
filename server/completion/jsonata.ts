// Offers inside `{% %}`: `$states` and functions; and the `{% %}` itself.
import { callbackResult, jsonataFunctions, resultFields, statesFields } from '../../shared/knowledge/jsonata';
import { describeContext, describeJsonata } from '../../shared/knowledge/markdown';
import { tailOf } from '../calls';
import type { Expression } from '../expression';
import type { State } from '../spot';
import { contextOf } from './jsonpath';
import { kinds, type Offer, type PartOffer } from './offer';
import { seenFields } from './seen';
import { isEmptyValue } from './values';

type Part = Omit<PartOffer, 'span' | 'quotes'>;

/** What can be typed at the end of an expression. */
export function jsonataOffers(
  text: string,
  expression: Expression,
  state: State,
  variables: readonly Part[] = [],
): Offer[] {
  const { before, typed, word } = expression;
  // Names without `$` are fields of the data at hand, of which nothing is known.
  if (tailOf(before, 'jsonata').inText || (typed !== '' && !typed.startsWith('$'))) return [];
  const parts = [...statesParts(text, expression, state), ...variables, ...functionParts];
  return parts.map((part) => ({ ...part, span: word }));
}

function statesParts(text: string, { reads, word }: Expression, state: State): Part[] {
  const results =
    reads === 'result' && !state.waits
      ? resultFields.map((field) => ({ ...field, path: `$states.result.${field.name}` }))
      : [];
  const known = statesFields.filter((field) => !field.reads || field.reads === reads);
  const fields = [
    ...known.map((field) => (field.reads === 'result' && state.waits ? { ...field, summary: callbackResult } : field)),
    ...results,
  ];
  const seen = seenFields(text, word.end, 'JSONata');
  return [
    ...seen.map((path) => ({ label: path, kind: kinds.Field, detail: 'read nearby', part: path })),
    ...fields.map(({ path, summary }) => ({ label: path, kind: kinds.Field, documentation: summary, part: path })),
    ...contextOf(state).map((field) => {
      const path = `$states.context.${field.path}`;
      const documentation = describeContext(field, path);
      return { label: path, kind: kinds.Variable, detail: 'context object', documentation, part: path };
    }),
  ];
}

const functionParts: Part[] = jsonataFunctions.map((found) => {
  const required = found.parameters.filter((parameter) => !parameter.endsWith('?'));
  const stops = required.map((parameter, index) => `\${${index + 1}:${parameter}}`);
  return {
    label: found.name,
    kind: kinds.Function,
    detail: `${found.name}(${found.parameters.join(', ')})`,
    documentation: describeJsonata(found),
    part: `\\${found.name}(${stops.join(', ')})`,
    isSnippet: true,
  };
});

/** `{% %}` in place of a value that is still empty. */
export function expressionOffers(source: string): Offer[] {
  if (!isEmptyValue(source)) return [];
  return [
    {
      label: '{% … %}',
      kind: kinds.Snippet,
      detail: 'JSONata expression',
      snippet: '"{% ${1:\\$states.input} %\\}"',
    },
  ];
}
