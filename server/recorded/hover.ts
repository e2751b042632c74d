// Hover on a path: the value it had in the last run.
import type { AslDocument } from '../../shared/document/document';
import type { Span } from '../../shared/document/node';
import { tailOf } from '../calls';
import { expressionWithState } from './expression';
import { pathAtEnd, valueAt, writtenStep } from './path';
import { describeRecorded } from './sampleText';
import type { RecordedOf } from './store';
import { recordedValues } from './values';

/** The rest of the name, of its quotes or of its index. */
const behind = /^(?:[\p{L}\p{N}_-]*(?:''?\]|`)|\d*\]|[\p{L}\p{N}_$]*)/u;

/** The path up to the name under the cursor, with its recorded value; undefined where no run had one. */
export function hoverRecorded(
  document: AslDocument,
  offset: number,
  recorded: RecordedOf,
): { value: string; span: Span } | undefined {
  const end = offset + (behind.exec(document.text.slice(offset, offset + 200))?.[0].length ?? 0);
  const found = expressionWithState(document, end);
  if (!found) return undefined;
  const { expression, state } = found;
  const language = expression.form === 'jsonata' ? 'JSONata' : 'JSONPath';
  const path = pathAtEnd(expression.before, language);
  if (!path || tailOf(expression.before.slice(0, path.start), language === 'JSONata' ? 'jsonata' : 'intrinsic').inText)
    return undefined;
  const steps = path.last === undefined || path.last === '' ? path.steps : [...path.steps, path.last];
  const written = path.rootText + steps.map((step) => writtenStep(step, language)).join('');
  for (const value of recordedValues(state, expression, path.root, recorded)) {
    const sample = valueAt(value, steps, language);
    if (sample === undefined) continue;
    const start = Math.max(found.spot.span.start, end - (expression.before.length - path.start));
    return { value: describeRecorded(written, sample), span: { start, end } };
  }
  return undefined;
}
