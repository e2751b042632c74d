// `${Name}` placeholders of a Task: which ones it has, and its state with their values put in.
import type { Json, JsonObject } from '../json';
import { invokeResources } from '../knowledge/resource';
import type { Node } from './node';
import type { Task } from './tasks';
import { templateFunctionOf, templateText } from './templateFunctions';

/**
 * CloudFormation's names, `${Api}`, `${Api.Arn}`, `${AWS::Region}`, also as `Sub` has them for later (`${!Api}`), and
 * the variables of serverless.yml, `${self:custom.x}`. Not JSONata's or a shell's `${$.x}`.
 */
export const placeholder = /\$\{!?([A-Za-z][\w.-]*(?::[^{}"\n]*)?)\}/g;

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

/** A text with the placeholders filled that have a value; `missing` hears of the others. */
export function filled(text: string, values: Substitutions, missing: (name: string) => void = () => undefined): string {
  return text.replace(placeholder, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) missing(name);
    return value ?? whole;
  });
}

/** A value of the document as it would be deployed. */
export type Deployed = Omit<TaskState, 'state'> & { value: Json };

/**
 * The state of a Task as it would be deployed. A bare placeholder takes its value as JSON where it is JSON
 * (`"TimeoutSeconds": ${Seconds}` with `30`), else as text; a quoted one always as text.
 */
export function stateOf(task: Task, values: Substitutions = {}): TaskState {
  const { value, ...rest } = deployed(task.node, values, (holder, key, node) =>
    holder === task.node && key === 'Resource' ? resourceOf(task, node) : undefined,
  );
  return { state: value as JsonObject, ...rest };
}

/**
 * The value of a tree as it would be deployed, with placeholders filled as in `stateOf`. `known` may give the value of a
 * property, which is then not looked at.
 */
export function deployed(
  root: Node,
  values: Substitutions,
  known: (holder: Node, key: string, value: Node) => Json | undefined = () => undefined,
): Deployed {
  const missing = new Set<string>();
  const unknown = new Set<string>();
  const fill = (text: string): string => filled(text, values, (name) => missing.add(name));

  function resolve(node: Node): Json {
    if (templateFunctionOf(node)) return computed(node);
    if (node.kind === 'array') return node.items.map(resolve);
    if (node.kind === 'object')
      return Object.fromEntries(
        node.props.flatMap(({ key, value }): [string, Json][] =>
          value ? [[fill(key), known(node, key, value) ?? resolve(value)]] : [],
        ),
      );
    if (typeof node.value !== 'string') return node.value;
    if (node.opaque && node.value.replace(placeholder, '') !== '') {
      unknown.add(node.value);
      return node.value;
    }
    const text = fill(node.value);
    return node.opaque ? asJson(text) : text;
  }

  /** What a template's function makes, as far as it is text with names in it. */
  function computed(node: Node): Json {
    const text = templateText(node);
    if (text !== undefined && !text.includes('${Fn::')) return fill(text);
    const called = templateFunctionOf(node);
    unknown.add(node.kind === 'scalar' ? `!${called?.name}` : `Fn::${called?.name}`);
    return null;
  }

  return { value: resolve(root), missing: [...missing], unknown: [...unknown] };
}

/** The partition of the ARN, which deployment may put in, makes no difference to a run. */
function resourceOf({ resource: { pattern } }: Task, node: Node): string {
  const text = templateText(node) ?? '';
  const plain = invokeResources.find((resource) => resource.pattern === pattern);
  return text.includes('${') && plain ? plain.arn : text;
}

function asJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
