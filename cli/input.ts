// The state's input from `--input`: JSON itself, or a file that holds it.
import { read } from '../shared/document/document';
import type { Json } from '../shared/json';
import { positions } from './problems';
import { readText } from './source';
import { UsageError } from './usage';

/** Reads JSON, or the file behind an `@`. Throws a UsageError that names the option and says where the JSON is wrong. */
export async function readInput(given: string, option = '--input'): Promise<Json> {
  if (!given.startsWith('@')) return parseInput(given, option);
  const label = `${option} ${given}`;
  return parseInput(await readText(given.slice(1), label), label);
}

/** Strict JSON, as Step Functions takes it. `label` is what messages call it. */
export function parseInput(text: string, label: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new UsageError(
      `${label}: ${text.trim() === '' ? 'is empty, where JSON is needed.' : mistakeIn(text, error)}`,
    );
  }
}

/** Our own reader tells the place of every mistake but those it forgives (comments, a comma at the end); Node's some. */
function mistakeIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [problem] = read(text, 'json').problems;
  const offset = problem?.start ?? Number(/at position (\d+)/.exec(message)?.[1] ?? NaN);
  if (Number.isNaN(offset)) return `not valid JSON: ${message}.`;
  const { line, column } = positions({ text })({ start: offset, end: offset });
  return `not valid JSON at line ${line}, column ${column}: ${problem?.message ?? `${message.replace(/ in JSON at position.*$/s, '')}.`}`;
}
