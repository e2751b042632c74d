// Finds the apigateway:invoke Tasks of a document, however deep they stand in Map and Parallel states.
import {
  stringOf,
  valueOf,
  propOf,
  type Node,
  type ObjectNode,
  type Path,
  type Prop,
  type ScalarNode,
  type Span,
} from './node';
import { parseResource, type InvokeResource } from '../knowledge/resource';
import { textPartsOf } from './templateFunctions';

export type QueryLanguage = 'JSONPath' | 'JSONata';

export type Task = {
  /** The state's name; `Task` where the document is a single state. */
  name: string;
  /** From the document's root to the state. */
  path: Path;
  /** Where the name stands: the key, or the opening of a document that is a single state. Moves with the text. */
  nameSpan: Span;
  node: ObjectNode;
  resource: InvokeResource & { node: ScalarNode };
  language: QueryLanguage;
  /** Parameters (JSONPath) or Arguments (JSONata), as far as there is one. */
  payload: Prop | undefined;
  /** The payload where it is written out as an object. */
  parameters: ObjectNode | undefined;
};

/**
 * Every Task below `root`, a state machine or a single state, whose Resource is, or is plainly meant to be,
 * apigateway:invoke; in document order. `path` leads from the document's root to `root`.
 */
export function findTasks(root: Node | undefined, path: Path = []): Task[] {
  const tasks: Task[] = [];
  if (root?.kind !== 'object') return tasks;
  if (valueOf(root, 'States')) visitMachine(root, path, 'JSONPath', tasks);
  else visitState(labelOfRoot(root), root, path, 'JSONPath', tasks);
  return tasks;
}

/** A name and its place, which moves with the text. A property's own place is that of its key. */
type Label = { name: string; nameSpan: Span };

function labelOfRoot(root: ObjectNode): Label {
  const opening = {
    get start() {
      return root.start;
    },
    get end() {
      return root.start + 1;
    },
  };
  return { name: 'Task', nameSpan: opening };
}

function labelOf(state: Prop): Label {
  return { name: state.key, nameSpan: state };
}

/** The Tasks of one state and of the states inside it, in document order. */
export function tasksOfState(state: Prop, path: Path, inherited: QueryLanguage): Task[] {
  const tasks: Task[] = [];
  if (state.value?.kind === 'object') visitState(labelOf(state), state.value, path, inherited, tasks);
  return tasks;
}

function visitMachine(machine: Node | undefined, path: Path, inherited: QueryLanguage, tasks: Task[]): void {
  const language = languageOf(machine, inherited);
  const states = valueOf(machine, 'States');
  if (states?.kind !== 'object') return;
  for (const state of states.props)
    if (state.value?.kind === 'object')
      visitState(labelOf(state), state.value, path.concat('States', state.key), language, tasks);
}

function visitState(label: Label, state: ObjectNode, path: Path, inherited: QueryLanguage, tasks: Task[]): void {
  const language = languageOf(state, inherited);
  const task = taskOf(label, state, path, language);
  if (task) tasks.push(task);
  const branches = valueOf(state, 'Branches');
  if (branches?.kind === 'array')
    branches.items.forEach((branch, index) => visitMachine(branch, path.concat('Branches', index), language, tasks));
  // Iterator is the older name of ItemProcessor.
  for (const processor of ['ItemProcessor', 'Iterator']) {
    const machine = valueOf(state, processor);
    if (machine) visitMachine(machine, path.concat(processor), language, tasks);
  }
}

function taskOf(label: Label, state: ObjectNode, path: Path, language: QueryLanguage): Task | undefined {
  const resource = resourceOf(valueOf(state, 'Resource'));
  if (!resource) return undefined;
  const payload = payloadOf(state, language);
  return {
    name: label.name,
    nameSpan: label.nameSpan,
    path,
    node: state,
    resource,
    language,
    payload,
    parameters: payload?.value?.kind === 'object' ? payload.value : undefined,
  };
}

/** A string, or the text that a template's `Sub` or `Join` makes of strings and names. */
function resourceOf(node: Node | undefined): Task['resource'] | undefined {
  if (node?.kind === 'scalar' && !node.tag && !node.opaque) {
    // Nearly always: a string with nothing to join.
    const resource = parseResource(String(node.value ?? ''));
    return resource && { ...resource, node };
  }
  const parts = node ? (textPartsOf(node) ?? []) : [];
  const text = parts.map((part) =>
    'string' in part ? String(part.string.value) : 'between' in part ? part.between : '${_}',
  );
  const resource = parseResource(text.join(''));
  const strings = parts.flatMap((part) => ('string' in part ? [part.string] : []));
  const last = strings.at(-1);
  if (!resource || !last) return undefined;
  // Of a Resource that is joined from pieces no single one could be mended.
  return parts.length === 1 ? { ...resource, node: last } : { pattern: resource.pattern, node: last };
}

/** The payload under the name that goes with the query language, else under the other one (which a rule reports). */
function payloadOf(state: ObjectNode, language: QueryLanguage): Prop | undefined {
  const [right, other] = language === 'JSONata' ? ['Arguments', 'Parameters'] : ['Parameters', 'Arguments'];
  return propOf(state, right) ?? propOf(state, other);
}

/** The query language a machine or state names, else the one it inherits. */
export function languageOf(node: Node | undefined, inherited: QueryLanguage = 'JSONPath'): QueryLanguage {
  const named = stringOf(valueOf(node, 'QueryLanguage'));
  return named === 'JSONata' || named === 'JSONPath' ? named : inherited;
}
