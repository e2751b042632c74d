// Which values a JSONata expression reads.
import { boundNames, everyNode, type JsonataNode } from './jsonata-ast';
import { functionNames } from './jsonata-functions';

/** `$states.input.order.items[0].sku`, `$name`: the variable and the names behind it, a predicate given as `[0]`. */
export function collectReferences(ast: JsonataNode): string[] {
  const bound = boundNames(ast);
  const steps = new Set<JsonataNode>();
  const found: string[] = [];
  for (const { node } of everyNode(ast)) {
    const start = node.type === 'path' ? node.steps?.[0] : node;
    if (start?.type !== 'variable' || steps.has(node) || node.type === 'lambda') continue;
    steps.add(start);
    const name = String(start.value);
    if (name === '' || name === '$' || bound.has(name) || functionNames.has(name)) continue;
    found.push(`$${name}${predicateOf(start)}${node.type === 'path' ? namesBehind(node.steps?.slice(1) ?? []) : ''}`);
  }
  return found;
}

function namesBehind(steps: JsonataNode[]): string {
  let text = '';
  for (const step of steps) {
    if (step.type !== 'name') break;
    const name = String(step.value);
    text += (/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) ? `.${name}` : `.\`${name}\``) + predicateOf(step);
  }
  return text;
}

function predicateOf(step: JsonataNode): string {
  return step.predicate || step.stages?.some((stage) => stage.type === 'filter') ? '[0]' : '';
}
