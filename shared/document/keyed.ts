// Definitions under the keys of a file that is no template: serverless.yml takes them by `${file(machines.yml):orders}`.
import { stringOf, valueOf, type Node, type Path } from './node';
import type { Machine } from './template';

/** `stateMachines: {orders: {definition: …}}` is as deep as serverless.yml has them. */
const deepest = 3;

/** The definitions of such a file in document order; none where the document is a definition or a state itself. */
export function definitionsUnder(root: Node | undefined): Machine[] {
  return isPartOfMachine(root) ? [] : below(root, []);
}

function below(node: Node | undefined, path: Path): Machine[] {
  if (node?.kind !== 'object' || path.length >= deepest) return [];
  return node.props.flatMap(({ key, value }) => {
    if (value?.kind !== 'object') return [];
    const inside = [...path, key];
    if (!isDefinition(value)) return isPartOfMachine(value) ? [] : below(value, inside);
    const name = (key === 'definition' ? path : inside).join('.') || key;
    return [{ name, path: inside, properties: path, definition: { form: 'object', node: value }, substitutions: [] }];
  });
}

function isDefinition(node: Node): boolean {
  return stringOf(valueOf(node, 'StartAt')) !== undefined && valueOf(node, 'States')?.kind === 'object';
}

/** A state has definitions of its own below it, and half a definition is still one. */
function isPartOfMachine(node: Node | undefined): boolean {
  return valueOf(node, 'States') !== undefined || valueOf(node, 'Type') !== undefined;
}
