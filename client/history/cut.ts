// Cuts what is too long to be kept, and says so in its place.
import type { Json } from '../../shared/json';
import { formatBytes } from '../webview/format';

/** A text of at most `bound` characters, with a word on the rest where there was more. */
export function cutText(text: string, bound: number): string {
  if (text.length <= bound) return text;
  // Half a surrogate pair would not survive being written as UTF-8.
  const end = /[\uD800-\uDBFF]/.test(text[bound - 1] ?? '') ? bound - 1 : bound;
  return `${text.slice(0, end)}… [cut: ${formatBytes(Buffer.byteLength(text))} in all]`;
}

/** The value as it is, or the beginning of its JSON as a text where that is longer than `bound`. */
export function cutJson(value: Json, bound: number): Json {
  const json = JSON.stringify(value);
  if (json.length <= bound) return value;
  return cutText(typeof value === 'string' ? value : json, bound);
}
