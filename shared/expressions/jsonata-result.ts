// What a JSONata expression gave, made plain JSON.
import type { Json } from '../json';

/** Thrown for a result that holds a function or is nested too deeply to be JSON. */
export class Unsupported extends Error {}

const maxDepth = 1_000;

/**
 * A copy without jsonata's sequence flags and prototypes; undefined for no result. Throws Unsupported for a function.
 * Seen on AWS: a number that JSON cannot hold is written as the text `Infinity`, `-Infinity` or `NaN`.
 */
export function plainResult(value: unknown): Json | undefined {
  return value === undefined ? undefined : plain(value, 0);
}

function plain(value: unknown, depth: number): Json {
  if (depth > maxDepth || isFunction(value)) throw new Unsupported();
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return Array.from(value, (item) => plain(item, depth + 1));
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, plain(item, depth + 1)]));
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  throw new Unsupported();
}

function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  return ['_jsonata_function', '_jsonata_lambda'].some((flag) => (value as Record<string, unknown>)[flag] === true);
}

/** The name that Step Functions gives a value's type in its messages. */
export function kindOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
