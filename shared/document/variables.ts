// Workflow variables that a Task may read: those that `Assign` of states before it gives a value.
import { payloadKey } from './known';
import { at, propOf, stringOf, valueOf, type Node, type ObjectNode, type Path } from './node';
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
    const before = statesBefore(states, String(name));
    for (const { key, value } of states.props)
      if (before.has(key))
        for (const variable of assignedBy(value, language))
          if (!found.has(variable)) found.set(variable, { name: variable, state: key });
  });
  return [...found.values()];
}

function statesBefore(states: ObjectNode, name: string): Set<string> {
  const ways = new Map(states.props.map(({ key, value }) => [key, followersOf(value)]));
  const before = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const [state, followers] of ways)
      if (followers.has(next) && !before.has(state)) {
        before.add(state);
        waiting.push(state);
      }
  return before.size > 0 ? before : new Set([...ways.keys()].filter((state) => state !== name));
}

function followersOf(state: Node | undefined): Set<string> {
  const all = [state, ...itemsOf(state, 'Choices'), ...itemsOf(state, 'Catch')];
  const names = all.flatMap((node) => [stringOf(valueOf(node, 'Next')), stringOf(valueOf(node, 'Default'))]);
  return new Set(names.filter((name) => name !== undefined));
}

function assignedBy(state: Node | undefined, inherited: QueryLanguage): string[] {
  const language = languageOf(state, inherited);
  return [state, ...itemsOf(state, 'Choices'), ...itemsOf(state, 'Catch')].flatMap((node) => {
    const assign = propOf(node, 'Assign')?.value;
    const keys = assign?.kind === 'object' ? assign.props.map(({ key }) => payloadKey(key, language).name) : [];
    return keys.filter((key) => /^[A-Za-z_]\w*$/.test(key));
  });
}

function itemsOf(state: Node | undefined, key: string): readonly Node[] {
  const list = valueOf(state, key);
  return list?.kind === 'array' ? list.items : [];
}
