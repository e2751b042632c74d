// A name for a Task from its request: `Get Bills`.
import type { HttpRequest } from '../engine/types';

/** Longest name that Step Functions takes. */
const longestName = 80;

/** The method and the last word of the path that names something, in the words people give to states. */
export function stateNameFor({ method, path, host }: HttpRequest, given?: string): string {
  if (given !== undefined && given.trim() !== '') return fitting(given.trim());
  const named = path
    .split('/')
    .filter((segment) => /^[A-Za-z][\w.~@-]*$/.test(segment) && !isId(segment))
    .at(-1);
  const words = (named ?? (host.includes('${') ? 'API' : (host.split('.')[0] ?? 'API')))
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return fitting(
    [method.toLowerCase(), ...words].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
  );
}

/** The name, or the first of `Name 2`, `Name 3` … that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name.slice(0, longestName - 4)} ${count}`;
  return free;
}

function isId(segment: string): boolean {
  return /\d{3}|^[0-9a-f-]{8,}$/i.test(segment);
}

function fitting(name: string): string {
  return name.replace(/\s+/g, ' ').slice(0, longestName);
}
