// A JSON value as text, however deep: JSON.stringify alone ends where the stack does.
import type { Json } from '../../../shared/json';

/** As JSON.stringify without white space. */
export function jsonText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return withoutRecursion(value);
    throw error;
  }
}

/** What is left to write, the next last: a text as it is, or a value. */
type Left = { text: string } | { value: Json };

function withoutRecursion(value: Json): string {
  const parts: string[] = [];
  const left: Left[] = [{ value }];
  for (let next = left.pop(); next; next = left.pop()) {
    if ('text' in next) parts.push(next.text);
    else if (next.value === null || typeof next.value !== 'object') parts.push(JSON.stringify(next.value));
    else left.push(...inner(next.value).reverse());
  }
  return parts.join('');
}

function inner(value: Json[] | { [key: string]: Json }): Left[] {
  const isList = Array.isArray(value);
  const items = Object.entries(value).flatMap(([key, item], index): Left[] => [
    { text: `${index === 0 ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}` },
    { value: item },
  ]);
  return [{ text: isList ? '[' : '{' }, ...items, { text: isList ? ']' : '}' }];
}
