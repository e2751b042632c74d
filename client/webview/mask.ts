// Hides the header values that nobody should read over a shoulder.
import { isSecretHeader } from '../../shared/knowledge/headers';

/** The value to show of a header: the task token is made up for this run, other tokens and keys are hidden. */
export function maskHeader(name: string, value: string): string {
  return isSecretHeader(name) ? '••••••' : value;
}
