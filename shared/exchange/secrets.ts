// Names the environment variables that stand in for what must not be written out: secret headers and AWS credentials.
import { isSecretHeader } from '../knowledge/headers';

/** The variables that every AWS tool reads its credentials from. */
export const awsVariables = {
  accessKeyId: 'AWS_ACCESS_KEY_ID',
  secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
  sessionToken: 'AWS_SESSION_TOKEN',
} as const;

/** A header line; `variable` is the environment variable to write in place of a secret value. */
export type HeaderLine = { name: string; value: string; variable?: string };

/** The headers with a variable for each secret value: `X_API_KEY`, and `X_API_KEY_2` for a second one of that name. */
export function withVariables(headers: readonly (readonly [name: string, value: string])[]): HeaderLine[] {
  const taken = new Set<string>(Object.values(awsVariables));
  return headers.map(([name, value]) => {
    if (!isSecretHeader(name) || value.trim() === '') return { name, value };
    const wanted = name
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '_')
      .replace(/^(?=\d)/, '_');
    let variable = wanted;
    for (let count = 2; taken.has(variable); count++) variable = `${wanted}_${count}`;
    taken.add(variable);
    return { name, value, variable };
  });
}

/** The variables of secret headers, in their order. */
export function variablesIn(lines: readonly HeaderLine[]): string[] {
  return lines.flatMap(({ variable }) => (variable === undefined ? [] : [variable]));
}
