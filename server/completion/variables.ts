// Offers of workflow variables inside expressions, in both query languages.
import type { AslDocument } from '../../shared/document/document';
import { variablesAt } from '../../shared/document/variables';
import { taskTypedAt } from '../place';
import { kinds, type PartOffer } from './offer';

/** The variables that the Task around an offset may read. */
export function variableParts(document: AslDocument, offset: number): Omit<PartOffer, 'span' | 'quotes'>[] {
  const task = taskTypedAt(document, offset);
  if (!task) return [];
  return variablesAt(document.root, task.path).map(({ name, state }) => ({
    label: `$${name}`,
    kind: kinds.Variable,
    detail: `variable, assigned by ${state}`,
    part: `$${name}`,
  }));
}
