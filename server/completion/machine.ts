// Offers of whole state machines, where a definition has nothing in it yet.
import type { AslDocument } from '../../shared/document/document';
import type { Spot } from '../spot';
import { kinds, type Offer } from './offer';
import { stateTemplates } from './states';

/** The spot of a definition that is empty, but for the word being typed at `offset`; undefined for any other. */
export function blankSpot({ text, syntax }: AslDocument, offset: number): Spot | undefined {
  const [word = ''] = /\w*$/.exec(text.slice(Math.max(0, offset - 50), offset)) ?? [];
  if (text.trim() !== word) return undefined;
  const span = { start: offset - word.length, end: offset };
  return { steps: [], on: 'value', span, present: new Set(), form: syntax === 'json' ? 'json' : 'block' };
}

/** A machine of one state for each Task that people call an API with most. */
export function machineOffers(): Offer[] {
  return stateTemplates(false).map(({ label, summary, name, snippet }) => {
    const stop = `\${1:${name}}`;
    const state = snippet.replaceAll('\n', '\n\t\t');
    return {
      label: label.replace('API Gateway', 'State machine'),
      kind: kinds.Snippet,
      detail: 'apigateway:invoke',
      documentation: summary,
      snippet: `{\n\t"StartAt": "${stop}",\n\t"States": {\n\t\t"${stop}": ${state}\n\t}\n}`,
    };
  });
}
