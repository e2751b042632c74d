// Which header values are secrets that nobody should read over a shoulder.

const secretName = /^(x-api-key|cookie|set-cookie)$|secret|password|authorization|api-?key|(^|-)token$/i;

/** The value to show of a header: the task token is made up for this run, other tokens and keys are hidden. */
export function maskHeader(name: string, value: string): string {
  if (/^x?-?task-?token$/i.test(name)) return value;
  return secretName.test(name) ? '••••••' : value;
}
