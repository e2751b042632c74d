// Offers of fields that the last run had: of the response, of the input, of what the states before gave.
import type { AslDocument } from '../../shared/document/document';
import type { Path } from '../../shared/document/node';
import { isObject, type Json } from '../../shared/json';
import { tailOf } from '../calls';
import { expressionWithState } from '../recorded/expression';
import { pathAtEnd, valueAt, writtenStep, type Step, type TypedPath } from '../recorded/path';
import { describeRecorded, sampleLine } from '../recorded/sampleText';
import type { RecordedOf } from '../recorded/store';
import { recordedValues } from '../recorded/values';
import { outerQuote, type Spot } from '../spot';
import { kinds, type PartOffer } from './offer';

/** More than that nobody reads; typing on narrows them down. */
const most = 100;

/** The recorded fields that the path at an offset can go on with, each as a whole path; the nearest first. */
export function recordedOffers(
  document: AslDocument,
  offset: number,
  recorded: RecordedOf,
): { spot: Spot; offers: PartOffer[] } | undefined {
  const found = expressionWithState(document, offset);
  if (!found) return undefined;
  const { expression, state, spot } = found;
  const { before, form, quotes } = expression;
  const language = form === 'jsonata' ? 'JSONata' : 'JSONPath';
  const isBlank = language === 'JSONPath' && before.trim() === '';
  const typed: TypedPath | undefined = isBlank
    ? { start: before.length, root: 'input', rootText: '$', steps: [] }
    : pathAtEnd(before, language);
  const texts = language === 'JSONata' ? 'jsonata' : 'intrinsic';
  if (!typed || tailOf(before.slice(0, typed.start), texts).inText) return undefined;
  // Only in a payload may a path stand inside of something else.
  if (typed.start > 0 && (form === 'path' || form === 'reference') && before.slice(0, typed.start).trim() !== '')
    return undefined;
  const quote = outerQuote(document.text, spot);
  const typedText = writtenIn(before.slice(typed.start), quote);
  const rest =
    (language === 'JSONata' ? /^[\w.]*/ : /^[\w.-]*/).exec(document.text.slice(offset, offset + 200))?.[0] ?? '';
  const span = { start: offset - typedText.length, end: offset + rest.length };
  // Escapes that are not the usual ones: what stands there could not be told from its meaning.
  if (document.text.slice(span.start, offset) !== typedText) return undefined;
  const fields = new Map<string, PartOffer>();
  for (const value of recordedValues(state, expression, typed.root, recorded))
    for (const { steps, sample } of below(value, typed.steps, language)) {
      const written = steps.map((step) => writtenStep(step, language));
      if (fields.size === most || written.includes(undefined)) continue;
      const path = typed.rootText + written.join('');
      if (!fields.has(path))
        fields.set(path, {
          label: path,
          kind: kinds.Field,
          detail: sampleLine(sample),
          documentation: describeRecorded(path, sample),
          // Single quotes are doubled where the offer is fitted in.
          part: quotes || quote === '"' ? writtenIn(path, '"') : path,
          span,
          ...(quotes && span.start === spot.span.start && { quotes: true as const }),
        });
    }
  return { spot, offers: [...fields.values()] };
}

type Below = { steps: Path; sample: Json };

/** The fields of the value at the end of the steps, then their own. */
function below(value: Json, steps: readonly Step[], language: 'JSONPath' | 'JSONata'): Below[] {
  const here = valueAt(value, steps, language);
  const near = here === undefined ? [] : childrenOf(here, steps);
  return [...near, ...near.flatMap(({ steps, sample }) => childrenOf(sample, steps))];
}

function childrenOf(value: Json, steps: Path): Below[] {
  if (Array.isArray(value)) return value.slice(0, 1).map((sample) => ({ steps: [...steps, 0], sample }));
  return isObject(value) ? Object.entries(value).map(([name, sample]) => ({ steps: [...steps, name], sample })) : [];
}

/** A text as it stands inside such quotes. */
function writtenIn(text: string, quote: string): string {
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "''") : text;
}
