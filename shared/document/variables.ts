// Workflow variables that a Task may read: those that `Assign` of states before it gives a value.
import { payloadKey } from './known';
import { at, stringOf, valueOf, type Node, type ObjectNode, type Path } from './node';
import { languageOf, type QueryLanguage } from './tasks';

export type Variable = {
  name: string;
  /** The state that assigns it, the first in document order. */
  state: string;
};

/**
 * The variables that exist when the state at a path is entered, as far as the machines around it tell: what states of its
 * own machine assign from which a way leads to it, and of each machine around that the same. Where no way leads to a
 * state, as to one that is being typed, any other state counts.
 */
export function variablesAt(root: Node | undefined, path: Path): Variable[] {
  const found = new Map<string, Variable>();
  let language: QueryLanguage = 'JSONPath';
  path.forEach((step, index) => {
    const holder = at(root, path.slice(0, index));
    language = languageOf(holder, language);
    const name = path[index + 1];
    const states = step === 'States' && typeof name === 'string' ? valueOf(holder, 'States') : undefined;
    if (states?.kind !== 'object') return;
    const assigning = states.props.filter(({ value }) => assigns(value).length > 0);
    if (assigning.length === 0) return;
    const before = statesBefore(states, String(name));
    for (const { key, value } of assigning)
      if (before.has(key))
        for (const variable of assignedBy(value, language))
          if (!found.has(variable)) found.set(variable, { name: variable, state: key });
  });
  return [...found.values()];
}

function statesBefore(states: ObjectNode, name: string): Set<string> {
  const leadingTo = new Map<string, string[]>();
  for (const { key, value } of states.props)
    for (const follower of followersOf(value)) {
      const leading = leadingTo.get(follower);
      if (leading) leading.push(key);
      else leadingTo.set(follower, [key]);
    }
  const before = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const state of leadingTo.get(next) ?? [])
      if (!before.has(state)) {
        before.add(state);
        waiting.push(state);
      }
  return before.size > 0 ? before : new Set(states.props.map(({ key }) => key).filter((state) => state !== name));
}

function followersOf(state: Node | undefined): Set<string> {
  const all = [state, ...itemsOf(state, 'Choices'), ...itemsOf(state, 'Catch')];
  const names = all.flatMap((node) => [stringOf(valueOf(node, 'Next')), stringOf(valueOf(node, 'Default'))]);
  return new Set(names.filter((name) => name !== undefined));
}

function assignedBy(state: Node | undefined, inherited: QueryLanguage): string[] {
  const language = languageOf(state, inherited);
  const names = assigns(state).flatMap(({ props }) => props.map(({ key }) => payloadKey(key, language).name));
  return names.filter((key) => /^[A-Za-z_]\w*$/.test(key));
}

/** Every state of a machine is asked, and few change from one question to the next: an edit makes a new node of its state. */
const known = new WeakMap<Node, readonly ObjectNode[]>();

/** What a state assigns, itself or in a choice or handler. */
function assigns(state: Node | undefined): readonly ObjectNode[] {
  if (!state) return [];
  let found = known.get(state);
  if (!found) {
    const all = [state, ...itemsOf(state, 'Choices'), ...itemsOf(state, 'Catch')];
    found = all.map((node) => valueOf(node, 'Assign')).filter((node) => node?.kind === 'object');
    known.set(state, found);
  }
  return found;
}

function itemsOf(state: Node | undefined, key: string): readonly Node[] {
  const list = valueOf(state, key);
  return list?.kind === 'array' ? list.items : [];
}
