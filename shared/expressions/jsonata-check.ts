// What Step Functions refuses in a JSONata expression that parses.
import { boundNames, everyNode, type JsonataNode } from './jsonata-ast';
import { functionNames } from './jsonata-functions';

/** `newer` marks what Step Functions' JSONata 2.0.6 does not have and this package would evaluate. */
export type Finding = { message: string; offset: number; kind?: 'newer' };

/** Which fields `$states` has where the expression stands; `input` and `context` exist everywhere. Absent means yes. */
export type Available = { result?: boolean; errorOutput?: boolean };

/** The findings in no order. The wording of the first three is seen in Step Functions' validator. */
export function check(ast: JsonataNode, text: string, available?: Available): Finding[] {
  const bound = boundNames(ast);
  const findings: Finding[] = [];
  const add = (message: string, node: JsonataNode, length: number, kind?: 'newer') => {
    findings.push({ message, offset: Math.max(0, (node.position ?? length) - length), ...(kind && { kind }) });
  };
  for (const { node, atTop } of everyNode(ast)) {
    if (node.type === 'name' && atTop) checkName(node, text, add);
    if (node.type === 'variable') checkVariable(node, atTop, add);
    if (node.type === 'path' && available) checkStates(node, available, add);
    if (node.type === 'condition') checkCondition(node, text, add);
    if (node.type === 'function' || node.type === 'partial') checkFunction(node.procedure, bound, add);
    if (node.type === 'apply') checkFunction(node.rhs, bound, add);
  }
  return findings;
}

type Add = (message: string, node: JsonataNode, length: number, kind?: 'newer') => void;

function checkName(node: JsonataNode, text: string, add: Add): void {
  const name = String(node.value);
  const quoted = text.charAt((node.position ?? 0) - 1) === '`';
  add(`Reference to '${name}' at the top level is not supported.`, node, name.length + (quoted ? 2 : 0));
}

function checkVariable(node: JsonataNode, atTop: boolean, add: Add): void {
  if (node.value === '$') add("Reference to '$$' is not supported.", node, 2);
  if (node.value === '' && atTop) add("Reference to '$' at the top level is not supported.", node, 1);
}

function checkStates(path: JsonataNode, available: Available, add: Add): void {
  const [first, second] = path.steps ?? [];
  if (first?.type !== 'variable' || first.value !== 'states' || second?.type !== 'name') return;
  const field = String(second.value);
  const exists = {
    input: true,
    context: true,
    result: available.result ?? true,
    errorOutput: available.errorOutput ?? true,
  };
  if (Object.entries(exists).some(([name, there]) => there && name === field)) return;
  add(`Field '$states.${field}' does not exist.`, second, field.length);
}

function checkCondition(node: JsonataNode, text: string, add: Add): void {
  const position = node.position ?? 0;
  const operator = text.slice(Math.max(0, position - 2), position);
  // A position is the end of the token, and `?` alone cannot follow `?`, nor `:`.
  if (operator !== '??' && operator !== '?:') return;
  add(`Step Functions has JSONata 2.0.6, which has no operator ${operator}`, node, 2, 'newer');
}

function checkFunction(procedure: JsonataNode | undefined, bound: Set<string>, add: Add): void {
  if (procedure?.type !== 'variable') return;
  const name = String(procedure.value);
  if (name === '' || name === '$' || bound.has(name) || functionNames.has(name)) return;
  const length = name.length + 1;
  if (name === 'eval') add('Step Functions has no $eval; $parse reads JSON', procedure, length);
  else add(`There is no function $${name}`, procedure, length);
}
