// The region that a Task names: that of its API's own host.
import { isObject, type JsonObject } from '../json';

/** The region in a literal ApiEndpoint, or undefined where the host has none or is an expression. */
export function regionOfTask({ Parameters, Arguments }: JsonObject): string | undefined {
  const payload = [Arguments, Parameters].find(isObject);
  const host = payload?.['ApiEndpoint'];
  return typeof host === 'string' ? /\.execute-api\.([a-z]{2,}(?:-[a-z]+)+-\d+)\./.exec(host)?.[1] : undefined;
}
