// What a Task state reads from its input: whether a run must ask for one, and how it looks.
import { inputSkeleton, references, referencesOf } from '../../shared/expressions/references';
import type { InputNeed } from './inputs';
import { isObject, type Json, type JsonObject } from '../../shared/json';

/** All that a state reads from outside. */
export function needOf(state: JsonObject, language: 'JSONPath' | 'JSONata'): InputNeed {
  return { skeleton: inputNeeded(state, language), context: contextNeeded(state, language) };
}

/**
 * An input with a place for all that the state reads, or undefined for a state that reads nothing of it.
 * `$$.Execution.Input` counts: a local run starts the execution with the state's input.
 */
export function inputNeeded(state: JsonObject, language: 'JSONPath' | 'JSONata'): Json | undefined {
  const paths = language === 'JSONata' ? jsonataPaths(state) : jsonPaths(state);
  return paths.length === 0 ? undefined : inputSkeleton(paths);
}

/**
 * The values of the context object that a state reads, each null to be filled in; undefined where there are none. Not the
 * execution's input, which is the state's own, nor the task token, which a run makes.
 */
export function contextNeeded(state: JsonObject, language: 'JSONPath' | 'JSONata'): JsonObject | undefined {
  const paths =
    language === 'JSONata'
      ? [...textOf(state).matchAll(/\$states\.context((?:\.[A-Za-z_]\w*)+)/g)].map(([, path = '']) => `$${path}`)
      : [state['Parameters'] ?? null, state['ResultSelector'] ?? null]
          .flatMap(references)
          .flatMap((path) => (path.startsWith('$$.') ? [path.slice(1)] : []));
  const known = paths.filter((path) => !/^\$\.(Execution\.Input|Task)\b/.test(path));
  return known.length === 0 ? undefined : (unset(inputSkeleton(known)) as JsonObject);
}

function unset(value: Json): Json {
  if (!isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unset(inner)]));
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
  const used = textOf(state).matchAll(/\$states\.(?:input|context\.Execution\.Input)((?:\.[A-Za-z_]\w*|\[\d+\])*)/g);
  return [...used].map(([, path = '']) => `$${path}`);
}

/** Where a JSONata state has expressions. */
function textOf(state: JsonObject): string {
  return JSON.stringify([state['Arguments'], state['Output'], state['Assign'], state['TimeoutSeconds']] as Json[]);
}
