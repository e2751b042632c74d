// Intrinsic function calls as text: `States.Format('/bills/{}', $.id)` read into a tree, with the offset of any error.
import { findIntrinsic, maxIntrinsicNesting, type IntrinsicSpec } from '../knowledge/intrinsics';
import { readPath, type JsonPath } from './jsonpath';
import { attempt, type Fault, type Reader } from './reader';

export type IntrinsicCall = {
  spec: IntrinsicSpec;
  args: Argument[];
  /** The call as written, which Step Functions repeats in its messages. */
  text: string;
};

export type Argument =
  | { kind: 'call'; call: IntrinsicCall }
  | { kind: 'path'; path: JsonPath; text: string }
  /** `raw` keeps the backslashes: States.Format tells `\{` from `{`. */
  | { kind: 'text'; value: string; raw: string }
  | { kind: 'literal'; value: number | boolean | null };

/**
 * Reads one intrinsic function call, nested calls included.
 * Never throws: a text that is no valid call gives the message and the offset of the failing character.
 */
export function parseIntrinsic(text: string): { ok: true; call: IntrinsicCall } | Fault {
  const parsed = attempt(text, (reader) => {
    reader.blanks();
    const call = readCall(reader, 1);
    reader.blanks();
    if (!reader.ended) reader.fail(`Nothing may follow the call, but here is ${reader.here}`);
    return call;
  });
  return parsed.ok ? { ok: true, call: parsed.value } : parsed;
}

function readCall(reader: Reader, depth: number): IntrinsicCall {
  const start = reader.at;
  const name = reader.match(/[\p{L}\p{N}_.]+/uy);
  const spec = findIntrinsic(name);
  if (!spec) {
    reader.fail(
      name.startsWith('States.')
        ? `Unknown intrinsic function '${name}'`
        : "Expected a path that starts with '$' or an intrinsic function such as States.Format(…)",
      start,
    );
  }
  if (depth > maxIntrinsicNesting) {
    reader.fail(`Intrinsic functions nest at most ${maxIntrinsicNesting} deep`, start);
  }
  reader.blanks();
  if (!reader.take('(')) reader.fail(`Expected '(' but found ${reader.here}`);
  const args = readArguments(reader, spec, depth);
  return { spec, args, text: reader.text.slice(start, reader.at) };
}

function readArguments(reader: Reader, spec: IntrinsicSpec, depth: number): Argument[] {
  const args: Argument[] = [];
  const most = spec.parameters.at(-1)?.repeated ? Infinity : spec.parameters.length;
  reader.blanks();
  while (!reader.sees(')') || args.length > 0) {
    const start = reader.at;
    const argument = readArgument(reader, depth);
    if (args.push(argument) > most) reader.fail(countMessage(spec, 'more'), start);
    reader.blanks();
    if (reader.sees(')')) break;
    if (!reader.take(',')) reader.fail(`Expected ',' or ')' but found ${reader.here}`);
    reader.blanks();
  }
  const least = spec.parameters.filter((parameter) => !parameter.optional && !parameter.repeated).length;
  if (args.length < least) reader.fail(countMessage(spec, String(args.length)));
  reader.take(')');
  return args;
}

function countMessage(spec: IntrinsicSpec, found: string): string {
  const least = spec.parameters.filter((parameter) => !parameter.optional && !parameter.repeated).length;
  const most = spec.parameters.length;
  const counts = spec.parameters.at(-1)?.repeated
    ? `at least ${least}`
    : least === most
      ? `${most}`
      : `${least} to ${most}`;
  return `${spec.name} takes ${counts} argument${counts === '1' || counts === 'at least 1' ? '' : 's'}, not ${found}`;
}

function readArgument(reader: Reader, depth: number): Argument {
  const start = reader.at;
  if (reader.sees("'")) return readText(reader);
  if (reader.sees('$')) {
    const path = readPath(reader, ',)');
    return { kind: 'path', path, text: reader.text.slice(start, reader.at) };
  }
  const number = reader.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
  if (number !== '') return { kind: 'literal', value: Number(number) };
  switch (reader.match(/(?:true|false|null)(?![\p{L}\p{N}_.])/uy)) {
    case 'true':
      return { kind: 'literal', value: true };
    case 'false':
      return { kind: 'literal', value: false };
    case 'null':
      return { kind: 'literal', value: null };
  }
  if (!/[\p{L}_]/u.test(reader.char)) {
    reader.fail(
      `Expected an argument (a path, 'text', a number, true, false, null or a call) but found ${reader.here}`,
    );
  }
  return { kind: 'call', call: readCall(reader, depth + 1) };
}

function readText(reader: Reader): Argument {
  const start = reader.at;
  const raw = reader.match(/'(?:[^'\\]|\\[^])*'/y).slice(1, -1);
  if (reader.at === start) reader.fail("This ' is never closed", start);
  // Recorded: the validator refuses a definition whose text escapes anything else, such as \" or \n.
  const wrong = /^(?:[^\\]|\\['{}\\])*/.exec(raw)?.[0].length ?? raw.length;
  if (wrong < raw.length) reader.fail("Only ' { } and \\ can be escaped with a backslash", start + 1 + wrong);
  return { kind: 'text', raw, value: raw.replace(/\\([^])/g, '$1') };
}
