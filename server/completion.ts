// Completion: what can be typed at a place of a Task, fitted into the text around it.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { isDefinition } from './asked';
import { fit } from './completion/fit';
import { hasSharedValues, sharedOffers, sharedParameters, type SharedParameter } from './completion/hosts';
import { expressionOffers, jsonataOffers } from './completion/jsonata';
import { jsonPathOffers } from './completion/jsonpath';
import { blankSpot, machineOffers } from './completion/machine';
import { headerOffers, parameterOffers } from './completion/names';
import type { Offer } from './completion/offer';
import { routeExpressionOffers } from './completion/routeExpressions';
import { recordedOffers } from './completion/recorded';
import { stateOffers } from './completion/states';
import { allowedOffers, errorOffers, headerValueOffers, listOffers, resourceOffers } from './completion/values';
import { variableParts } from './completion/variables';
import { placeholderParts, tagBefore } from './completion/placeholders';
import { methodOffers, type WorkspaceOffers } from './completion/workspace';
import { expressionAt, type Expression } from './expression';
import { meaningOf, taskTypedAt, type What } from './place';
import { resultFieldsAt } from './results';
import { spotAt, type Spot, type State } from './spot';

type Asked = { document: AslDocument; offset: number; spot: Spot; workspace?: WorkspaceOffers | undefined };

export function complete(
  text: TextDocument,
  document: AslDocument,
  position: Position,
  workspace?: WorkspaceOffers,
  trigger?: string,
): CompletionList {
  const offset = text.offsetAt(position);
  const listOf = (spot: Spot, offers: Offer[]): CompletionList => ({
    isIncomplete: isMadeOfTyped(spot),
    items: offers.map((offer, index) => fit({ text, document, spot }, offer, index)),
  });
  const blank = isDefinition(text) ? blankSpot(document, offset) : undefined;
  if (blank) return listOf(blank, machineOffers());
  const ran = workspace?.recorded && recordedOffers(document, offset, workspace.recorded);
  const spot = spotAt(document, offset) ?? ran?.spot;
  if (!spot || (trigger !== undefined && isClosedBy(trigger, spot, document.text.slice(spot.span.start, offset))))
    return noOffers;
  return listOf(spot, joined(ran?.offers ?? [], offersAt({ document, offset, spot, workspace })));
}

const noOffers: CompletionList = { isIncomplete: false, items: [] };

/**
 * With the quote that ends it, a name or value is typed out: what were offered still would take the Enter behind it.
 *
 *     "Method": "GET"|⏎
 */
function isClosedBy(trigger: string, { span }: Spot, typed: string): boolean {
  if (!/["']/.test(trigger) || typed.length < 2 || typed.length < span.end - span.start) return false;
  return typed.startsWith(trigger) && typed.endsWith(trigger);
}

/** Hosts are made of the API ID as far as it is typed: an editor must ask again at each letter. */
function isMadeOfTyped({ state, ...spot }: Spot): boolean {
  const meaning = state && meaningOf(spot, state.language);
  return meaning?.what === 'parameter-value' && meaning.name === 'ApiEndpoint';
}

/** What a run recorded comes first; of what is known of it besides, the words. */
function joined(recorded: Offer[], known: Offer[]): Offer[] {
  if (recorded.length === 0) return known;
  const byLabel = new Map(known.map((offer) => [offer.label, offer]));
  const labels = new Set(recorded.map(({ label }) => label));
  return [
    ...recorded.map((offer) => {
      const documentation = [byLabel.get(offer.label)?.documentation, offer.documentation].filter(Boolean).join('\n\n');
      return { ...offer, documentation };
    }),
    ...known.filter(({ label }) => !labels.has(label)),
  ];
}

function offersAt(asked: Asked): Offer[] {
  const { spot } = asked;
  const { state } = spot;
  if (!state) return isResource(spot) ? resourceOffers() : stateOffers(spot, asked.document);
  const { document, offset, workspace } = asked;
  const expression = expressionAt(document.text, spot, offset);
  const placeholders = workspace ? placeholderParts(document, offset, spot, expression, workspace) : [];
  const meaning = meaningOf(spot, state.language);
  if (expression) return [...placeholders, ...insideExpression(asked, expression, state, meaning)];
  const meant = meaning && !isOverLines(asked) ? meantOffers(asked, state, meaning) : [];
  const labels = new Set(meant.map(({ label }) => label));
  return [...meant, ...placeholders.filter(({ label }) => !labels.has(label))];
}

/** In a text over several lines, a block scalar or one in quotes: a whole value in place of its first line would break it. */
function isOverLines({ document, offset, spot: { form, span } }: Asked): boolean {
  return offset > span.end || (form === 'block' && /[|>]/.test(document.text.charAt(span.start)));
}

/** What an expression can go on with. */
function insideExpression(
  { document, offset, spot, workspace }: Asked,
  expression: Expression,
  state: State,
  meaning: What | undefined,
): Offer[] {
  const { text } = document;
  const variables = variableParts(document, offset);
  const task = meaning?.what === 'parameter-value' && meaning.name === 'Path' && taskTypedAt(document, offset);
  const routes = task && workspace ? routeExpressionOffers({ text, offset, spot, task, workspace }, expression) : [];
  if (expression.form === 'jsonata') return [...routes, ...jsonataOffers(text, expression, state, variables)];
  const inList = meaning?.what === 'header-value' || meaning?.what === 'query-value';
  return [
    ...routes,
    ...jsonPathOffers(text, expression, state, { inList, results: resultFieldsAt(spot, state), variables }),
  ];
}

function meantOffers({ document, offset, spot, workspace }: Asked, state: State, meaning: What): Offer[] {
  // `!Ref`, `!GetAtt` and their like take a name of the template, not a value.
  if ((tagBefore(document.text, spot.span) ?? '!Sub') !== '!Sub') return [];
  const task = taskTypedAt(document, offset);
  switch (meaning.what) {
    case 'parameter':
      return parameterOffers(spot, state, (name) => hasSharedValues(document, offset, spot, name, workspace));
    case 'parameter-value':
      return [
        ...(meaning.name === 'Method' && workspace && task
          ? methodOffers(task, workspace, allowedOffers(meaning.name))
          : allowedOffers(meaning.name)),
        ...(isShared(meaning.name) ? sharedOffers(document, offset, spot, meaning.name, workspace) : []),
        ...emptyExpression(document, spot, state),
      ];
    case 'header':
      return headerOffers(spot, state);
    case 'header-value':
      return [...headerValueOffers(spot, meaning.name), ...emptyList(), ...emptyExpression(document, spot, state)];
    case 'query-value':
      return [...emptyList(), ...emptyExpression(document, spot, state)];
    case 'error-name':
      return errorOffers(spot);
    case 'resource':
      return resourceOffers();
  }

  function emptyList(): Offer[] {
    return listOffers(spot, document.text.slice(spot.span.start, spot.span.end));
  }
}

function emptyExpression({ text }: AslDocument, { span }: Spot, { language }: State): Offer[] {
  return language === 'JSONata' ? expressionOffers(text.slice(span.start, span.end)) : [];
}

/** A Resource being typed where there is no Task of this integration yet. */
function isResource({ on, key, type, steps }: Spot): boolean {
  if (on !== 'value' || key !== 'Resource') return false;
  return type === 'Task' || (type === undefined && (steps.length === 0 || steps.at(-2) === 'States'));
}

function isShared(name: string): name is SharedParameter {
  return sharedParameters.some((shared) => shared === name);
}
