// Tasks that wait for a callback: how they are told, and the token a local run makes up for them.
import { isObject, type JsonObject } from '../json';
import type { InvokeResult, Run } from './types';

/** True for the integration pattern that waits until someone gives the task token back. */
export function waitsForToken(state: JsonObject): boolean {
  const resource = state['Resource'];
  return typeof resource === 'string' && resource.endsWith('.waitForTaskToken');
}

/** What the call gave, whether that is the Task's result already or its token is still to come back. */
export function callResult({ submitted, result }: Pick<Run, 'submitted' | 'result'>): InvokeResult | undefined {
  // A Task has both only if it waits for its token; without that its result is what the call gave.
  return submitted ?? (result as InvokeResult | undefined);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * A made-up task token: opaque text in the alphabet of real ones, so that an API which stores or checks it behaves as it
 * would; told apart by its beginning, since Step Functions would not know it.
 */
export function madeUpToken(random: () => number): string {
  const letters = Array.from({ length: 64 }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'A');
  return `ASLInvokeLocalToken${letters.join('')}`;
}

/** True for a token that a local run made up, whichever run it was. */
export function isMadeUpToken(token: string): boolean {
  return /^ASLInvokeLocalToken[A-Za-z0-9+/]{64}$/.test(token);
}

/** The token in a context object the user has given values for. */
export function givenToken(context: JsonObject | undefined): string | undefined {
  const task = context?.['Task'];
  const token = isObject(task) ? task['Token'] : undefined;
  return typeof token === 'string' ? token : undefined;
}
