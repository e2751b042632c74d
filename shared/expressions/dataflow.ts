// How data flows through a JSONPath state: InputPath, ResultSelector, ResultPath, OutputPath and Assign, one step each.
import { isObject, type Json, type JsonObject } from '../json';
import { failureIn } from './failures';
import { parsePath } from './jsonpath';
import { evaluatePath } from './jsonpath-evaluate';
import { parseResultPath, setAt } from './reference-path';
import type { Scope } from './scope';
import { resolveTemplate } from './template';

type StepOptions = { state: string; random: () => number };

/**
 * The state's effective input. Absent means `$`, null an empty object.
 * Throws the StateFailure `States.Runtime` when the path is invalid or finds nothing.
 */
export function applyInputPath(inputPath: Json | undefined, scope: Scope, state: string): Json {
  return applyPath('InputPath', inputPath, scope, state);
}

/** The state's output from what ResultPath made; else as applyInputPath. `scope.input` is that value. */
export function applyOutputPath(outputPath: Json | undefined, scope: Scope, state: string): Json {
  return applyPath('OutputPath', outputPath, scope, state);
}

function applyPath(field: string, path: Json | undefined, scope: Scope, state: string): Json {
  if (path === undefined) return scope.input;
  if (path === null) return {};
  return readPathField(field, path, scope, state);
}

/**
 * The value of a field that holds a path: InputPath, OutputPath, TimeoutSecondsPath and their like.
 * Throws the StateFailure `States.Runtime` with the recorded words, which repeat Jayway JsonPath's reason.
 */
export function readPathField(field: string, path: Json, scope: Scope, state: string): Json {
  if (typeof path !== 'string') {
    throw failureIn(state, 'States.Runtime', `The value for the field '${field}' must be a valid JSONPath`);
  }
  const parsed = parsePath(path);
  if (!parsed.ok) throw failureIn(state, 'States.Runtime', `Invalid path '${path}' : ${parsed.message}`);
  const found = evaluatePath(parsed.path, scope);
  if (!found.found) throw failureIn(state, 'States.Runtime', `Invalid path '${path}' : ${found.reason}`);
  return found.value;
}

/** The result as ResultSelector shapes it; `scope.input` is the Task's result. Throws what resolveTemplate throws. */
export function applyResultSelector(resultSelector: Json | undefined, scope: Scope, options: StepOptions): Json {
  if (resultSelector === undefined) return scope.input;
  return resolveTemplate(resultSelector, scope, { ...options, field: 'ResultSelector' });
}

/**
 * The result put into the raw input. Absent means `$`, which replaces the input; null keeps the input alone.
 * Throws the StateFailure `States.ResultPathMatchFailure` where the path cannot be applied to the input,
 * `States.Runtime` where it is no Reference Path.
 */
export function applyResultPath(resultPath: Json | undefined, rawInput: Json, result: Json, state: string): Json {
  if (resultPath === undefined) return result;
  if (resultPath === null) return rawInput;
  const parsed = typeof resultPath === 'string' ? parseResultPath(resultPath) : undefined;
  if (!parsed?.ok) {
    throw failureIn(state, 'States.Runtime', `The value for the field 'ResultPath' must be a valid Reference Path`);
  }
  return setAt(parsed.path, rawInput, result, state);
}

/**
 * The variables after a JSONPath Assign: all are evaluated with the values at entry, then set together.
 * `scope.input` is the Task's result, or in a catcher the Error Output. Throws what resolveTemplate throws.
 */
export function applyAssign(assign: Json | undefined, scope: Scope, options: StepOptions): JsonObject {
  if (assign === undefined) return scope.variables;
  const assigned = resolveTemplate(assign, scope, { ...options, field: 'Assign' });
  return isObject(assigned) ? { ...scope.variables, ...assigned } : scope.variables;
}
