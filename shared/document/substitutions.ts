// `${Name}` placeholders of a Task: which ones it has, and its state with their values put in.
import type { Json, JsonObject } from '../json';
import type { Node } from './node';
import type { Task } from './tasks';

/** CloudFormation's names: `${Api}`, `${Api.Arn}`, `${AWS::Region}`. Not JSONata's or a shell's `${$.x}`. */
const placeholder = /\$\{([A-Za-z][\w.:-]*)\}/g;

/** The values to put in, by placeholder name. */
export type Substitutions = Readonly<Record<string, string>>;

export type TaskState = {
  /** The state as plain JSON, placeholders filled as far as there are values. */
  state: JsonObject;
  /** Names of the placeholders that have no value, each once. */
  missing: string[];
  /** Values that only a template's deployment knows (`!Ref`, `{"Fn::…"}`), as written. */
  unknown: string[];
};

/**
 * The state of a Task as it would be deployed. A bare placeholder takes its value as JSON where it is JSON
 * (`"TimeoutSeconds": ${Seconds}` with `30`), else as text; a quoted one always as text.
 */
export function stateOf(task: Task, values: Substitutions = {}): TaskState {
  const missing = new Set<string>();
  const unknown = new Set<string>();
  const fill = (text: string): string =>
    text.replace(placeholder, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) missing.add(name);
      return value ?? whole;
    });

  function resolve(node: Node): Json {
    if (node.kind === 'array') return node.items.map(resolve);
    if (node.kind === 'object') {
      const names = node.props.map(({ key }) => key);
      if (names.length === 1 && names[0] && /^(Ref|Fn::\w+)$/.test(names[0])) unknown.add(names[0]);
      return Object.fromEntries(
        node.props.flatMap(({ key, value }): [string, Json][] => (value ? [[fill(key), resolve(value)]] : [])),
      );
    }
    if (typeof node.value !== 'string') return node.value;
    if (node.opaque && !/^\$\{[A-Za-z][\w.:-]*\}$/.test(node.value)) {
      unknown.add(node.value);
      return node.value;
    }
    const filled = fill(node.value);
    return node.opaque ? asJson(filled) : filled;
  }

  const state = resolve(task.node) as JsonObject;
  return { state, missing: [...missing], unknown: [...unknown] };
}

function asJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
