// States.Format: a text with one `{}` for each further argument.
import { isObject, type Json } from '../json';
import { InvalidArguments, type Given } from './given';

/**
 * Fills the template. A backslash takes the next character as it is, also in a template that comes from the input.
 * Throws InvalidArguments for a template that is no text, has a lone brace or a dangling backslash,
 * and for a number of `{}` that is not the number of values.
 */
export function fillTemplate(template: Given | undefined, values: Given[]): string {
  const text = template?.raw ?? template?.value;
  if (typeof text !== 'string')
    throw new InvalidArguments('Invalid arguments in States.Format: the template must be a string');
  const waiting = [...values];
  let marks = 0;
  const filled = text.replace(/\\([^]?)|\{\}|[{}]/g, (mark, escaped: string | undefined) => {
    if (mark === '{}') {
      marks++;
      return print(waiting.shift()?.value ?? null);
    }
    if (mark === '{' || mark === '}') throw new InvalidArguments(`Invalid template in States.Format: ${lone[mark]}`);
    if (!escaped) throw new InvalidArguments('Invalid template in States.Format: the last backslash escapes nothing');
    return escaped;
  });
  if (marks !== values.length) {
    throw new InvalidArguments(
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}',
    );
  }
  return filled;
}

const lone = { '{': "matching '}' not found for '{'.", '}': "matching '{' not found for '}'." };

/** Recorded: texts stand without quotes, null as `null`, objects and lists as Java prints them: `{Arg1=1, Arg2=[]}`. */
function print(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${print(item)}`)
      .join(', ')}}`;
  }
  return String(value);
}
