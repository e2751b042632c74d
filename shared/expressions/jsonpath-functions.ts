// The functions a path can end with, such as `$.items.length()`: those of the Jayway JsonPath that Step Functions has.
import { isObject, type Json } from '../json';

type PathFunction = (value: Json) => Json | undefined;

const overNumbers =
  (fold: (numbers: number[]) => number): PathFunction =>
  (value) => {
    const numbers = Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
    return numbers.length === 0 ? undefined : fold(numbers);
  };

const mean = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0) / numbers.length;

const functions = new Map<string, PathFunction>([
  [
    'length',
    (value) => {
      if (typeof value === 'string' || Array.isArray(value)) return value.length;
      return isObject(value) ? Object.keys(value).length : undefined;
    },
  ],
  ['min', overNumbers((numbers) => numbers.reduce((least, number) => Math.min(least, number)))],
  ['max', overNumbers((numbers) => numbers.reduce((most, number) => Math.max(most, number)))],
  ['avg', overNumbers(mean)],
  [
    'stddev',
    overNumbers((numbers) => {
      const average = mean(numbers);
      return Math.sqrt(mean(numbers.map((number) => (number - average) ** 2)));
    }),
  ],
]);

/** The names, for messages: `length(), min(), …`. */
export const pathFunctionNames = [...functions.keys()].map((name) => `${name}()`).join(', ');

export function isPathFunction(name: string): boolean {
  return functions.has(name);
}

/** Applies a path function; undefined where it has no meaning for the value. */
export function callPathFunction(name: string, value: Json): Json | undefined {
  return functions.get(name)?.(value);
}
