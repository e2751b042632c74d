// What a run of the history says of itself: when it was, and what of it was not stored.
import type { RunView } from '../messages';

/** As the history tells it: the parts that were too long to be kept whole, and whether the input is as it was. */
export type Recorded = { cut: readonly string[]; inputKept: boolean };

const names: Record<string, string> = {
  effectiveInput: 'input after InputPath',
  parameters: 'parameters',
  selected: 'result after ResultSelector',
};

/** Sentences for people; undefined for a run of this session. */
export function recordedView(recorded: Recorded | undefined, startedAt: Date): RunView['recorded'] {
  if (!recorded) return undefined;
  const { cut, inputKept } = recorded;
  const asOf = startedAt.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'medium' });
  const lines = ['Secrets are not stored: dots stand in their place.'];
  if (cut.length > 0) lines.push(`Too long to be kept whole: ${cut.map((part) => names[part] ?? part).join(', ')}.`);
  if (!inputKept) lines.push('The input was not kept whole: Run Again asks for it.');
  return { asOf, lines };
}
