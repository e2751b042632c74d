// What expression-without-suffix finds besides paths: JSONata in the Parameters of a JSONPath state, and the way there.
import type { AslDocument } from '../../shared/document/document';
import { renameKey, replaceValue } from '../../shared/document/edit';
import { insertProp } from '../../shared/document/insert';
import { propOf, propsBelow, stringOf, type Node } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import type { Finding, Fix } from './rule';

/** Fields that only a JSONPath state has, or that say something else there. */
const fieldsOfJsonPath = [
  ...['InputPath', 'OutputPath', 'ResultPath', 'ResultSelector', 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
  ...['Assign', 'Arguments', 'Output'],
];

/** `{% $states.input.id %}` where nothing evaluates it. Without a `$` it may be a tag of a template language. */
export function isStrayJsonata(node: Node, task: Task): boolean {
  const text = stringOf(node);
  return (
    text !== undefined && task.payload?.key === 'Parameters' && isJsonataExpression(text) && /\$[A-Za-z]/.test(text)
  );
}

export function strayJsonata(node: Node, task: Task, document: AslDocument): Finding {
  const fix = toJsonataState(task, document);
  return {
    span: node,
    message: `'${stringOf(node)}' is sent as this text: only a state whose QueryLanguage is JSONata evaluates it.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** The state as one of JSONata, where its language and the name of the payload are all that says otherwise. */
function toJsonataState(task: Task, document: AslDocument): Fix | undefined {
  const { node, payload } = task;
  const resource = propOf(node, 'Resource');
  const isOwn = payload && resource && !payload.from && !resource.from && !node.anchor && !node.merge;
  if (!isOwn || fieldsOfJsonPath.some((name) => propOf(node, name)) || holdsJsonPath(node)) return undefined;
  const language = propOf(node, 'QueryLanguage');
  if (language && !language.value) return undefined;
  return {
    title: 'Change to a JSONata state, with Arguments',
    edits: [
      language?.value
        ? replaceValue(document, language.value, 'JSONata')
        : insertProp(document, node, 'QueryLanguage', 'JSONata', resource),
      renameKey(document, payload, 'Arguments'),
    ],
  };
}

/** A `.$` key in the payload or elsewhere, or the ResultPath of a Catch. */
function holdsJsonPath(node: Node): boolean {
  for (const { key } of propsBelow(node)) if (key.endsWith('.$') || key === 'ResultPath') return true;
  return false;
}
