// The beginning of a value in its own shape: enough to know its fields by, however large it is.
import { isObject, type Json } from '../../shared/json';
import { cutText } from './cut';

/** What is kept of a list, an object, a text, and how deep. */
const bounds = { items: 3, fields: 200, characters: 200, depth: 12, values: 5000 };

/** A copy with the first items and fields, and texts cut. What is too deep, or beyond all bounds, is left out as null. */
export function sampleOf(value: Json): Json {
  let left = bounds.values;
  const visit = (here: Json, depth: number): Json => {
    if (left-- <= 0 || depth > bounds.depth) return null;
    if (typeof here === 'string') return cutText(here, bounds.characters);
    if (Array.isArray(here)) return here.slice(0, bounds.items).map((item) => visit(item, depth + 1));
    if (!isObject(here)) return here;
    const fields = Object.entries(here).slice(0, bounds.fields);
    return Object.fromEntries(
      fields.map(([name, inner]) => [cutText(name, bounds.characters), visit(inner, depth + 1)]),
    );
  };
  return visit(value, 0);
}
