// What a mock of a Task is to look like, as far as the state tells: the fields that it reads from its result.
import { inputSkeleton, references } from '../expressions/references';
import type { Json, JsonObject } from '../json';

/** A result with a place for each field that ResultSelector, Output or Assign read; `{}` where they read none. */
export function mockSkeleton(state: JsonObject, language: 'JSONPath' | 'JSONata'): Json {
  return inputSkeleton(language === 'JSONata' ? jsonataPaths(state) : jsonPaths(state));
}

/** `$` in ResultSelector and in the state's Assign is the result. */
function jsonPaths({ ResultSelector = null, Assign = null }: JsonObject): string[] {
  return [ResultSelector, Assign].flatMap(references).filter((path) => !path.startsWith('$$'));
}

function jsonataPaths({ Output = null, Assign = null }: JsonObject): string[] {
  const used = JSON.stringify([Output, Assign]).matchAll(/\$states\.result((?:\.[A-Za-z_]\w*|\[\d+\])*)/g);
  return [...used].map(([, path = '']) => `$${path}`);
}
