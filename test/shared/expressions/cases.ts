// Reads the tables of cases beside the tests.
import { readFileSync } from 'node:fs';

/** The parsed `<name>.cases.json`. */
export function readCases<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.cases.json`, import.meta.url), 'utf8')) as T;
}
