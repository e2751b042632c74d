// Completion: what can be typed at a place of a Task, fitted into the text around it.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { fit } from './completion/fit';
import { headerOffers, parameterOffers } from './completion/names';
import type { Offer } from './completion/offer';
import { allowedOffers, errorOffers, headerValueOffers, resourceOffers } from './completion/values';
import { meaningOf, type What } from './place';
import { spotAt, type Spot, type State } from './spot';

export function complete(text: TextDocument, document: AslDocument, position: Position): CompletionItem[] {
  const spot = spotAt(document, text.offsetAt(position));
  if (!spot) return [];
  return offersAt(spot).map((offer, index) => fit({ text, document, spot }, offer, index));
}

function offersAt(spot: Spot): Offer[] {
  const { state } = spot;
  if (!state) return isResource(spot) ? resourceOffers() : [];
  const meaning = meaningOf(spot, state.language);
  return meaning ? meantOffers(spot, state, meaning) : [];
}

function meantOffers(spot: Spot, state: State, meaning: What): Offer[] {
  switch (meaning.what) {
    case 'parameter':
      return parameterOffers(spot, state);
    case 'parameter-value':
      return meaning.isExpression ? [] : allowedOffers(meaning.name);
    case 'header':
      return headerOffers(spot, state);
    case 'header-value':
      return headerValueOffers(spot, meaning.name);
    case 'query-value':
      return [];
    case 'error-name':
      return errorOffers(spot);
    case 'resource':
      return resourceOffers();
  }
}

/** A Resource being typed where there is no Task of this integration yet. */
function isResource({ on, key, type, steps }: Spot): boolean {
  if (on !== 'value' || key !== 'Resource') return false;
  return type === 'Task' || (type === undefined && (steps.length === 0 || steps.at(-2) === 'States'));
}
