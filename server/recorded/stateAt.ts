// The state around a place, of any type, with the states beside it that may lead to it.
import type { AslDocument } from '../../shared/document/document';
import { at, stringOf, valueOf, type Node, type ObjectNode, type Path } from '../../shared/document/node';
import { languageOf, type QueryLanguage } from '../../shared/document/tasks';

export type StateAt = {
  /** From the document's root. */
  path: Path;
  node: ObjectNode;
  language: QueryLanguage;
  /** From the state to the place. */
  steps: Path;
  /** The states of its machine by name, itself among them; absent where the document is a single state. */
  siblings?: Siblings;
};

/** `path` leads from the document's root to the object that holds the states. */
type Siblings = { node: ObjectNode; path: Path; name: string };

/** The innermost state that a path leads into, or undefined outside of all. */
export function stateAt({ root, machines }: AslDocument, path: Path): StateAt | undefined {
  const machine = machines.find(
    ({ definition, path: start }) =>
      definition?.form === 'object' && start.every((step, index) => path[index] === step),
  );
  if (machine) return inMachine(machine.definition?.node, machine.path, path.slice(machine.path.length), 'JSONPath');
  if (root?.kind === 'object' && machines.length === 0 && !valueOf(root, 'States'))
    return { path: [], node: root, language: languageOf(root), steps: path };
  return inMachine(root, [], path, 'JSONPath');
}

function inMachine(machine: Node | undefined, start: Path, rest: Path, inherited: QueryLanguage): StateAt | undefined {
  const [states, name, ...steps] = rest;
  const node = valueOf(machine, 'States');
  if (states !== 'States' || typeof name !== 'string' || node?.kind !== 'object') return undefined;
  const state = valueOf(node, name);
  if (state?.kind !== 'object') return undefined;
  const language = languageOf(state, languageOf(machine, inherited));
  const path = [...start, 'States', name];
  const depth = steps[0] === 'Branches' ? 2 : steps[0] === 'ItemProcessor' || steps[0] === 'Iterator' ? 1 : 0;
  const inner =
    depth > 0 &&
    inMachine(at(state, steps.slice(0, depth)), [...path, ...steps.slice(0, depth)], steps.slice(depth), language);
  return inner || { path, node: state, language, steps, siblings: { node, path: [...start, 'States'], name } };
}

/** The states that lead to a state by Next, a choice or Default; a catcher hands on an error instead of an output. */
export function leadingTo({ node, path, name }: Siblings): { node: ObjectNode; path: Path; siblings: Siblings }[] {
  return node.props.flatMap(({ key, value }) => {
    if (value?.kind !== 'object') return [];
    const choices = valueOf(value, 'Choices');
    const rules = choices?.kind === 'array' ? choices.items : [];
    const targets = [valueOf(value, 'Next'), valueOf(value, 'Default'), ...rules.map((rule) => valueOf(rule, 'Next'))];
    const leads = targets.some((target) => stringOf(target) === name);
    return leads ? [{ node: value, path: [...path, key], siblings: { node, path, name: key } }] : [];
  });
}
