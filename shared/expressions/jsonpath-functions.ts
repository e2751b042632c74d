// The functions a path can end with, such as `$.items.length()`.
import { isObject, type Json } from '../json';

type PathFunction = (value: Json) => Json | undefined;

const overNumbers =
  (fold: (numbers: number[]) => number): PathFunction =>
  (value) => {
    const numbers = Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
    return numbers.length === 0 ? undefined : fold(numbers);
  };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: number[]) => sum(numbers) / numbers.length;
const spread = (numbers: number[]) => {
  const average = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - average) ** 2)));
};

const functions: Record<string, PathFunction> = {
  length: (value) =>
    typeof value === 'string' || Array.isArray(value)
      ? value.length
      : isObject(value)
        ? Object.keys(value).length
        : undefined,
  size: (value) => functions['length']?.(value),
  keys: (value) => (isObject(value) ? Object.keys(value) : undefined),
  min: overNumbers((numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  max: overNumbers((numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  sum: overNumbers(sum),
  avg: overNumbers(mean),
  stddev: overNumbers(spread),
  first: (value) => (Array.isArray(value) ? value[0] : undefined),
  last: (value) => (Array.isArray(value) ? value.at(-1) : undefined),
};

export const pathFunctionNames = Object.keys(functions).map((name) => `${name}()`);

export function isPathFunction(name: string): boolean {
  return Object.hasOwn(functions, name);
}

/** Applies a path function; undefined where it has no meaning for the value. */
export function callPathFunction(name: string, value: Json): Json | undefined {
  return isPathFunction(name) ? functions[name]?.(value) : undefined;
}
