// The region that a Task or a definition names: that of an API's own host.
import type { Substitutions } from '../document/substitutions';
import { isObject, type JsonObject } from '../json';

/** The region in a literal ApiEndpoint, or undefined where the host has none or is an expression. */
export function regionOfTask({ Parameters, Arguments }: JsonObject): string | undefined {
  const payload = [Arguments, Parameters].find(isObject);
  const host = payload?.['ApiEndpoint'];
  return typeof host === 'string' ? regionIn(host) : undefined;
}

/** The region of the first API host in a text, such as a whole definition. */
function regionIn(text: string): string | undefined {
  return /\.execute-api\.([a-z]{2,}(?:-[a-z]+)+-\d+)\./.exec(text)?.[1];
}

/** The region that a definition is about: of an API host it names, else of one that its placeholders are given. */
export function regionOfDefinition(text: string, values: Substitutions): string | undefined {
  return regionIn(text) ?? regionIn(Object.values(values).join('\n'));
}
