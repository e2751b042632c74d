// What an expression reads, as the last runs recorded it: the input of its state, the result of its call.
import { propOf, stringOf, toValue, valueOf, type ObjectNode } from '../../shared/document/node';
import { applyInputPath, applyResultPath, applyResultSelector } from '../../shared/expressions/dataflow';
import type { Json } from '../../shared/json';
import type { Expression } from '../expression';
import { leadingTo, type StateAt } from './stateAt';
import type { RecordedOf } from './store';

/** The values that `$`, or what `$states` has under that name, had in the last runs; the likeliest first. */
export function recordedValues(
  state: StateAt,
  { form, reads }: Pick<Expression, 'form' | 'reads'>,
  root: 'input' | 'result',
  recorded: RecordedOf,
): Json[] {
  const { node, path, steps } = state;
  const result = recorded(path)?.result;
  const results = result === undefined ? [] : [result];
  if (form === 'jsonata') return root === 'input' ? inputs(state, recorded) : results;
  if (reads === 'error') return [];
  if (reads === 'result') {
    if (steps[0] === 'ResultSelector') return results;
    const selected = results.flatMap((value) =>
      attempt(() => applyResultSelector(field(node, 'ResultSelector'), scope(value), none)),
    );
    if (form === 'payload') return selected;
    const merged = inputs(state, recorded).flatMap((input) =>
      selected.flatMap((value) => attempt(() => applyResultPath(field(node, 'ResultPath'), input, value, ''))),
    );
    return merged.length > 0 ? merged : field(node, 'ResultPath') === undefined ? selected : [];
  }
  const raw = inputs(state, recorded);
  if (form !== 'payload') return raw;
  return raw.flatMap((input) => attempt(() => applyInputPath(field(node, 'InputPath'), scope(input), '')));
}

/** The state's own input of its last run, then the outputs of the states before it. */
function inputs({ path, siblings }: Pick<StateAt, 'path' | 'siblings'>, recorded: RecordedOf): Json[] {
  const own = recorded(path)?.input;
  const found = own === undefined ? [] : [own];
  const seen = new Set<string>();
  const waiting = siblings ? [siblings] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.name)) continue;
    seen.add(next.name);
    for (const before of leadingTo(next)) {
      const output = recorded(before.path)?.output;
      if (output !== undefined) found.push(output);
      else if (handsOn(before.node)) waiting.push(before.siblings);
    }
  }
  return found;
}

/** A state whose output is its input. */
function handsOn(node: ObjectNode): boolean {
  const type = stringOf(valueOf(node, 'Type'));
  const changes = ['InputPath', 'OutputPath', 'Output', 'Parameters', 'Result', 'ResultPath'];
  return (type === 'Choice' || type === 'Wait' || type === 'Pass') && changes.every((name) => !propOf(node, name));
}

const none = { state: '', random: () => 0 };

function scope(input: Json): { input: Json; context: Record<string, never>; variables: Record<string, never> } {
  return { input, context: {}, variables: {} };
}

function field(node: ObjectNode, name: string): Json | undefined {
  const value = valueOf(node, name);
  return value && toValue(value);
}

/** What reads the context object, a variable or a field that was not there gives nothing to go by. */
function attempt(evaluate: () => Json): Json[] {
  try {
    return [evaluate()];
  } catch {
    return [];
  }
}
