// Evaluates intrinsic function calls of JSONPath states.
import type { Json } from '../json';
import { compact, failureIn, tooDeep } from './failures';
import { implementations, InvalidArguments, type Given } from './intrinsic-functions';
import type { Argument, IntrinsicCall } from './intrinsic-parse';
import { evaluatePath } from './jsonpath-evaluate';
import type { Scope } from './scope';

/**
 * The error name of an intrinsic function that refuses its arguments. The documentation names `States.IntrinsicFailure`;
 * public test suites that run on AWS all see `States.Runtime` with "Invalid arguments in …", which no Catch catches.
 */
const intrinsicError = 'States.Runtime';

/**
 * The value of an intrinsic function call.
 * Throws the StateFailure `States.Runtime` for a path that finds nothing and for arguments the function refuses.
 */
export function evaluateIntrinsic(
  call: IntrinsicCall,
  scope: Scope,
  options: { state: string; random: () => number },
): Json {
  try {
    return callFunction(call, scope, options.random);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(options.state, call.text);
    if (!(error instanceof InvalidArguments)) throw error;
    // Recorded: the message names the whole expression as written, not the inner call that failed.
    throw failureIn(
      options.state,
      intrinsicError,
      `The function '${call.text}' had the following error: ${error.message}`,
    );
  }
}

function callFunction(call: IntrinsicCall, scope: Scope, random: () => number): Json {
  const given = call.args.map((argument) => valueOf(argument, scope, random));
  const run = implementations[call.spec.name];
  if (!run) throw new InvalidArguments(`${call.spec.name} is not an intrinsic function`);
  return run(given, random);
}

function valueOf(argument: Argument, scope: Scope, random: () => number): Given {
  switch (argument.kind) {
    case 'text':
      return { value: argument.value, raw: argument.raw };
    case 'literal':
      return { value: argument.value };
    case 'call':
      return { value: callFunction(argument.call, scope, random) };
    case 'path':
      return { value: valueAt(argument, scope) };
  }
}

/**
 * Recorded: here an index past a list's end is a miss, though a `.$` key takes it as null; a `$$` path is named without
 * its first `$`, and the input named is always the state's own; indexing what is no list leaks Jayway's sentence.
 */
function valueAt({ path, text }: Argument & { kind: 'path' }, scope: Scope): Json {
  const found = evaluatePath(path, scope);
  if (found.found && !found.pastEnd) return found.value;
  if (!found.found && found.reason.startsWith('Filter: ')) throw new InvalidArguments(found.reason);
  const named = path.root.kind === 'context' ? text.slice(1) : text;
  throw new InvalidArguments(
    `The JsonPath argument for the field '${named}' could not be found in the input '${compact(scope.input)}'`,
  );
}
