// Which values are literals that can be judged from the text, and which only deployment or a run will know.
import { isJsonataExpression } from '../expressions/jsonata-template';
import type { Json } from '../json';
import { toValue, type Node, type ObjectNode, type Prop } from './node';
import { lastRemembered } from '../remember';
import type { QueryLanguage, Task } from './tasks';

/** Placeholders people leave in definitions: `${Name}`, `#{Name}`, `{{name}}`, `<API ID>`, `__NAME__`. */
const placeholder = /[$#]\{[^}]*\}|\{\{.*?\}\}|<[^<>]*>|__\w+?__/;

/** True for text that a deployment step or a JSONata evaluation replaces by something else. */
export function isUnknownText(text: string): boolean {
  // Nearly no text has any of these characters: a look for them is cheaper than the expression.
  return /[{<_]/.test(text) && (placeholder.test(text) || isJsonataExpression(text));
}

/** A text with a mark in place of each of its placeholders. */
export function maskUnknown(text: string, mark: string): string {
  return text.replace(new RegExp(placeholder, 'g'), mark);
}

/** True where the value of a node itself can't be known; what stands below an object or a list is another question. */
export function isUnknown(node: Node): boolean {
  if (node.kind === 'scalar')
    return node.opaque === true || (typeof node.value === 'string' && isUnknownText(node.value));
  return node.kind === 'object' && node.props.some(({ key }) => isTemplateFunction(key));
}

/** The literal value of a node, or undefined where it can't be known. */
export function literalOf(node: Node | undefined): Json | undefined {
  return node === undefined || isUnknown(node) ? undefined : toValue(node);
}

/** CloudFormation's functions in JSON form: `{"Ref": …}`, `{"Fn::Sub": …}`. */
function isTemplateFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** A key of a payload: its name without `.$`, and whether its value is an expression. */
export function payloadKey(key: string, language: QueryLanguage): { name: string; isExpression: boolean } {
  return { name: nameOfKey(key, language), isExpression: isExpressionKey(key, language) };
}

/** Whether a key of a payload ends in `.$`: its value is an expression. */
export function isExpressionKey(key: string, language: QueryLanguage): boolean {
  return language === 'JSONPath' && key.endsWith('.$');
}

/** A key of a payload without the `.$` of an expression. */
export function nameOfKey(key: string, language: QueryLanguage): string {
  return isExpressionKey(key, language) ? key.slice(0, -2) : key;
}

export type Parameter = {
  prop: Prop;
  /** The parameter's name, without `.$`. */
  name: string;
  /** The key ends in `.$`: the value is an expression. */
  isExpression: boolean;
  /** The object the property stands in. */
  object: ObjectNode;
};

/** A property of an object of the payload, with its name and kind. */
export function parameterFrom(prop: Prop, object: ObjectNode, language: QueryLanguage): Parameter {
  const isExpression = isExpressionKey(prop.key, language);
  return { prop, name: isExpression ? prop.key.slice(0, -2) : prop.key, isExpression, object };
}

/** The properties of an object of the payload. */
export function parametersIn(object: ObjectNode, language: QueryLanguage): Parameter[] {
  return object.props.map((prop) => parameterFrom(prop, object, language));
}

/** The parameters of a Task, where they are written out as an object: every rule asks for one or the other. */
export const parametersOf = lastRemembered((task: Task): readonly Parameter[] =>
  task.parameters ? parametersIn(task.parameters, task.language) : [],
);

/** A parameter of the Task, written plainly or with `.$`. */
export function parameterOf(task: Task, name: string): Parameter | undefined {
  for (const parameter of parametersOf(task)) if (parameter.name === name) return parameter;
  return undefined;
}

/** Whether the payload's set of keys itself can be known: not where CloudFormation builds it. */
export function hasKnownKeys(object: ObjectNode): boolean {
  return !object.props.some(({ key }) => isTemplateFunction(key) || isUnknownText(key));
}
