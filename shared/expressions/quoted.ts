// A quoted string inside an expression, with backslash escapes.
import type { Reader } from './reader';

/** Reads `'…'` or `"…"`; a backslash takes the next character as it is. The reader stands at the opening quote. */
export function readQuoted(reader: Reader): string {
  const start = reader.at;
  const quote = reader.char;
  if (quote !== "'" && quote !== '"') reader.fail(`Expected a quoted name but found ${reader.here}`);
  reader.at++;
  let value = '';
  while (reader.char !== quote) {
    if (reader.take('\\') && reader.ended) break;
    if (reader.ended) break;
    value += reader.char;
    reader.at++;
  }
  if (!reader.take(quote)) reader.fail(`This ${quote} is never closed`, start);
  return value;
}
