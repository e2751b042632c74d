// Compares what is expected with what came: only what is named counts, and each difference says where it is.
import { isObject, type Json } from '../json';

/** One difference. `actual` is absent where there was nothing. */
export type Difference = { path: (string | number)[]; expected: Json; actual?: Json };

/** Every difference between an expectation and a value: objects by the expected keys, lists item by item. */
export function differences(expected: Json, actual: Json | undefined, path: Difference['path'] = []): Difference[] {
  if (isObject(expected) && isObject(actual))
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, [...path, key]),
    );
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length)
    return expected.flatMap((item, index) => differences(item, actual[index], [...path, index]));
  const same =
    expected === actual || (isEmpty(expected) && isEmpty(actual) && Array.isArray(expected) === Array.isArray(actual));
  return same ? [] : [{ path, expected, ...(actual !== undefined && { actual }) }];
}

function isEmpty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * What two values have in common, as an expectation that both meet; undefined where that is nothing. A list that differs
 * anywhere is left out as a whole.
 */
export function common(one: Json, other: Json | undefined): Json | undefined {
  if (differences(one, other).length === 0) return one;
  if (!isObject(one) || !isObject(other)) return undefined;
  const entries = Object.entries(one).flatMap(([key, value]): [string, Json][] => {
    const both = common(value, Object.hasOwn(other, key) ? other[key] : undefined);
    return both === undefined ? [] : [[key, both]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
