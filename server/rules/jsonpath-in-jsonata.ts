// What query-language finds inside the payload of a JSONata state: keys that end in `.$`, paths, and intrinsic functions.
import { renameKey, replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { spanInside } from '../../shared/document/inside';
import { isUnknownText } from '../../shared/document/known';
import { propOf, stringOf, type ObjectNode, type Prop, type ScalarNode } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { payloadObjects } from './payload';
import { isPlainPath, plainExpression } from './plain-expression';
import type { Finding, Fix, Report } from './rule';
import { toJsonata } from './to-jsonata';

/** A call that does not stand inside a string of the expression: all quotes before it are closed. */
const intrinsicCall = /^(?:[^"'`]|"[^"]*"|'[^']*'|`[^`]*`)*?(?<![\w$.])(?<name>States\.\w+)\s*\(/;

export function jsonPathInJsonata(task: Task, document: AslDocument, report: Report): void {
  for (const object of payloadObjects(task))
    for (const prop of object.props) {
      const { key, value } = prop;
      if (key.endsWith('.$')) report(suffixed(prop, object, document));
      else
        for (const node of value?.kind === 'array' ? value.items : [value])
          if (node?.kind === 'scalar') called(node, stringOf(node) ?? '', document, report);
    }
}

function suffixed(prop: Prop, object: ObjectNode, document: AslDocument): Finding {
  const { key, value } = prop;
  const plain = key.slice(0, -2);
  const expression = toJsonata(stringOf(value) ?? '');
  const message = `A key that ends in '.$' means nothing in JSONata: '${plain}' with an expression in {% %} does.`;
  if (!value || expression === undefined || propOf(object, plain)) return { span: prop.keySpan, message };
  const fix: Fix = {
    title: `Rename to '${plain}' with '${expression}'`,
    edits: [renameKey(document, prop, plain), replaceValue(document, value, expression)],
    preferred: true,
  };
  return { span: prop.keySpan, message, fixes: [fix] };
}

/** Nothing but a path or a call of a function: what is only put into a text, `${$.id}`, may be meant for the API. */
function isPlainJsonPath(text: string): boolean {
  return isPlainPath(text) || (text.startsWith('States.') && plainExpression(text) !== undefined);
}

/** `$.id` or `States.Format(…)` as a plain text, or a call inside an expression. */
function called(node: ScalarNode, text: string, document: AslDocument, report: Report): void {
  if (isJsonataExpression(text)) {
    const call = intrinsicCall.exec(text);
    const name = call?.groups?.['name'];
    if (!call || name === undefined) return;
    const start = call[0].lastIndexOf(name);
    report({
      span: spanInside(document, node, start, start + name.length),
      message: `${name} is a function of JSONPath states: JSONata has functions of its own.`,
    });
  } else if (!isUnknownText(text) && isPlainJsonPath(text)) {
    const expression = toJsonata(text);
    const message = `'${text}' is sent as this text: in JSONata, an expression stands in {% %}.`;
    if (expression === undefined) report({ span: node, message });
    else
      report({
        span: node,
        message,
        fixes: [
          { title: `Change to '${expression}'`, edits: [replaceValue(document, node, expression)], preferred: true },
        ],
      });
  }
}
