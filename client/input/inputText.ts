// A Task's input as people write it: JSON, with the values of the context object, where there are any, under `$$`.
import { isObject, type Json, type JsonObject } from '../../shared/json';

/** The state input of a run, and values of the context object that replace the made-up ones. */
export type TaskInput = { input: Json; context?: JsonObject };

/** The key that holds context values: as expressions write the context object. */
const contextKey = '$$';

/**
 * Reads a text. Nothing typed is an empty object, as a state machine that is started without input gets; a context value
 * that is null stays made up. Throws a SyntaxError for what is not JSON.
 */
export function readInput(text: string): TaskInput {
  const value = text.trim() === '' ? {} : (JSON.parse(text) as Json);
  if (!isObject(value)) return { input: value };
  const { [contextKey]: context, ...input } = value;
  if (!isObject(context)) return { input: value };
  const given = withoutNulls(context);
  return { input, ...(Object.keys(given).length > 0 && { context: given }) };
}

/** The text of an input. `indent` 0 is one line. */
export function writeInput({ input, context }: TaskInput, indent = 2): string {
  const value = context && isObject(input) ? { ...input, [contextKey]: context } : input;
  return JSON.stringify(value, null, indent);
}

/** Whether an input has a value for all that a Task reads, as its skeleton tells. */
export function covers(input: Json, skeleton: Json): boolean {
  if (Array.isArray(skeleton)) {
    const [item] = skeleton;
    return Array.isArray(input) && (item === undefined || input.every((value) => covers(value, item)));
  }
  if (!isObject(skeleton)) return true;
  return (
    isObject(input) &&
    Object.entries(skeleton).every(([key, inner]) => input[key] !== undefined && covers(input[key], inner))
  );
}

/** The input with what it lacks from the skeleton; what it has stays. */
export function filled(input: Json, skeleton: Json): Json {
  if (!isObject(skeleton) || !isObject(input)) return input;
  const added = Object.entries(skeleton).map(([key, inner]): [string, Json] => {
    const value = input[key];
    return [key, value === undefined ? inner : filled(value, inner)];
  });
  return { ...input, ...Object.fromEntries<Json>(added) };
}

function withoutNulls(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
      if (inner === null) return [];
      const rest = isObject(inner) ? withoutNulls(inner) : inner;
      return isObject(rest) && Object.keys(rest).length === 0 && isObject(inner) && Object.keys(inner).length > 0
        ? []
        : [[key, rest]];
    }),
  );
}
