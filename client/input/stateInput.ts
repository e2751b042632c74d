// What a Task state reads from its input: whether a run must ask for one, and how it looks.
import { inputSkeleton, references, referencesOf } from '../../shared/expressions/references';
import type { Json, JsonObject } from '../../shared/json';

/**
 * An input with a place for all that the state reads, or undefined for a state that reads nothing of it.
 * `$$.Execution.Input` counts: a local run starts the execution with the state's input.
 */
export function inputNeeded(state: JsonObject, language: 'JSONPath' | 'JSONata'): Json | undefined {
  const paths = language === 'JSONata' ? jsonataPaths(state) : jsonPaths(state);
  return paths.length === 0 ? undefined : inputSkeleton(paths);
}

function jsonPaths(state: JsonObject): string[] {
  const { InputPath, Parameters, ResultPath, Credentials } = state;
  const root =
    typeof InputPath === 'string' && InputPath.startsWith('$') && !InputPath.startsWith('$$') ? InputPath : '$';
  // Parameters see what InputPath lets through: `$.text` below an InputPath of `$.line` is `$.line.text` of the input.
  const inParameters = [Parameters ?? null, Credentials ?? null]
    .flatMap(references)
    .flatMap((path) =>
      path.startsWith('$$')
        ? fromExecution(path)
        : path.startsWith('$.') || path.startsWith('$[') || path === '$'
          ? [root + path.slice(1)]
          : [],
    );
  const fields = ['TimeoutSecondsPath', 'HeartbeatSecondsPath']
    .map((field) => state[field])
    .flatMap((path) => (typeof path === 'string' ? referencesOf(path) : []));
  // A ResultPath puts the result into the input: the output shows both.
  const merged = typeof ResultPath === 'string' && ResultPath !== '$' ? ['$'] : [];
  return [...inParameters, ...fields, ...(root === '$' ? [] : [root]), ...merged];
}

function fromExecution(path: string): string[] {
  const prefix = '$$.Execution.Input';
  return path.startsWith(prefix) ? [`$${path.slice(prefix.length)}`] : [];
}

function jsonataPaths(state: JsonObject): string[] {
  const text = JSON.stringify([
    state['Arguments'],
    state['Output'],
    state['Assign'],
    state['TimeoutSeconds'],
  ] as Json[]);
  const used = text.matchAll(/\$states\.(?:input|context\.Execution\.Input)((?:\.[A-Za-z_]\w*|\[\d+\])*)/g);
  return [...used].map(([, path = '']) => `$${path}`);
}
