// Evaluates intrinsic function calls of JSONPath states.
import type { Json } from '../json';
import { compact, failureIn } from './failures';
import { evaluatePath } from './jsonpath-evaluate';
import type { Argument, IntrinsicCall } from './intrinsic-parse';
import { implementations, IntrinsicError, type Given } from './intrinsic-functions';
import type { Scope } from './scope';

/**
 * The value of an intrinsic function call.
 * Throws a StateFailure: `States.Runtime` for a path that finds nothing (recorded), `States.IntrinsicFailure` for the rest.
 */
export function evaluateIntrinsic(
  call: IntrinsicCall,
  scope: Scope,
  options: { state: string; random: () => number },
): Json {
  try {
    return callFunction(call, scope, options.random);
  } catch (error) {
    if (!(error instanceof IntrinsicError)) throw error;
    // Recorded: the message names the whole expression, not the inner call that failed.
    throw failureIn(
      options.state,
      error.error,
      `The function '${call.text}' had the following error: ${error.message}`,
    );
  }
}

function callFunction(call: IntrinsicCall, scope: Scope, random: () => number): Json {
  const given = call.args.map((argument) => valueOf(argument, scope, random));
  const run = implementations[call.spec.name];
  if (!run) throw new IntrinsicError(`${call.spec.name} is not an intrinsic function`);
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
    case 'path': {
      const found = evaluatePath(argument.path, scope);
      if (found.found) return { value: found.value };
      throw new IntrinsicError(
        `The JsonPath argument for the field '${argument.text}' could not be found in the input '${compact(scope.input)}'`,
        'States.Runtime',
      );
    }
  }
}
