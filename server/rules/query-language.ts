// query-language: a Task with fields or expressions of the other query language.
import { renameKey, replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { insertProp } from '../../shared/document/insert';
import { spanInside } from '../../shared/document/inside';
import { isJsonataExpression, isUnknownText, type Parameter } from '../../shared/document/known';
import { at, propOf, propsBelow, stringOf, valueOf, type Node, type Prop } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import type { Task } from '../../shared/document/tasks';
import { pages } from '../../shared/knowledge/pages';
import { payloadProps } from './payload';
import { plainExpression } from './plain-expression';
import type { Finding, Fix, Rule } from './rule';
import { toJsonata } from './to-jsonata';

export const queryLanguage: Rule = {
  id: 'query-language',
  severity: 'error',
  summary:
    'A JSONata state has Parameters, a `.$` key or a `States.…` call, a JSONPath state has Arguments, or a state goes back to JSONPath.',
  why: 'Step Functions refuses the field of the other language; in JSONata, a `.$` key or a `States.…` text is sent as it is.',
  docs: pages.jsonata,
  *check(task, document) {
    yield* wayBack(task, document);
    yield* wrongPayload(task, document);
    if (task.language !== 'JSONata') return;
    for (const parameter of payloadProps(task)) {
      if (parameter.name.endsWith('.$')) yield suffixInJsonata(parameter, document);
      else yield* callsInJsonata(parameter, document);
    }
  },
};

/** Recorded: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine". */
function* wayBack(task: Task, document: AslDocument): Generator<Finding> {
  const own = propOf(task.node, 'QueryLanguage');
  if (!own?.value || stringOf(own.value) !== 'JSONPath') return;
  const above = task.path.map((_, index) => at(document.root, task.path.slice(0, index)));
  const machine = above.find((node) => valueOf(node, 'States'));
  if (stringOf(valueOf(machine, 'QueryLanguage')) === 'JSONata')
    yield { span: own.value, message: 'In a state machine whose QueryLanguage is JSONata, no state can be JSONPath.' };
}

function* wrongPayload(task: Task, document: AslDocument): Generator<Finding> {
  const [right, wrong] = task.language === 'JSONata' ? ['Arguments', 'Parameters'] : ['Parameters', 'Arguments'];
  const prop = propOf(task.node, wrong);
  if (!prop) return;
  const rename: Fix = propOf(task.node, right)
    ? { title: `Remove '${wrong}'`, edits: [removeProp(document, task.node, prop)] }
    : { title: `Rename to '${right}'`, edits: [renameKey(document, prop, right)], preferred: true };
  const meant = task.language === 'JSONPath' && holdsJsonata(prop.value) ? setJsonata(task, document, prop) : undefined;
  yield {
    span: prop.keySpan,
    message: `A ${task.language} state has ${right}, not ${wrong}.`,
    fixes: meant ? [meant] : [rename],
  };
}

function holdsJsonata(node: Node | undefined): boolean {
  if (!node) return false;
  const values = [node, ...[...propsBelow(node)].map(({ value }) => value)];
  const scalars = values.flatMap((value) => (value?.kind === 'array' ? value.items : [value]));
  return scalars.some((scalar) => isJsonataExpression(stringOf(scalar) ?? ''));
}

/** Arguments with `{% %}` in them: what is missing is the language. */
function setJsonata(task: Task, document: AslDocument, payload: Prop): Fix {
  const language = valueOf(task.node, 'QueryLanguage');
  const resource = propOf(task.node, 'Resource') ?? payload;
  const edit = language
    ? replaceValue(document, language, 'JSONata')
    : insertProp(document, task.node, 'QueryLanguage', 'JSONata', resource);
  return { title: "Set QueryLanguage to 'JSONata'", edits: [edit], preferred: true };
}

function suffixInJsonata({ prop, name, object }: Parameter, document: AslDocument): Finding {
  const plain = name.slice(0, -2);
  const { value } = prop;
  const expression = value && toJsonata(stringOf(value) ?? '');
  const fix: Fix | undefined =
    value && expression !== undefined && !propOf(object, plain)
      ? {
          title: `Rename to '${plain}' with '${expression}'`,
          edits: [renameKey(document, prop, plain), replaceValue(document, value, expression)],
          preferred: true,
        }
      : undefined;
  return {
    span: prop.keySpan,
    message: `A key that ends in '.$' means nothing in JSONata: '${plain}' with an expression in {% %} does.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** `States.Format(…)` as a plain text, or called inside an expression. */
function* callsInJsonata({ prop }: Parameter, document: AslDocument): Generator<Finding> {
  for (const node of prop.value?.kind === 'array' ? prop.value.items : [prop.value]) {
    const text = stringOf(node);
    if (node?.kind !== 'scalar' || text === undefined) continue;
    if (isJsonataExpression(text)) {
      // Not inside a string of the expression: quotes before the call are closed.
      const call = /^(?:[^"'`]|"[^"]*"|'[^']*'|`[^`]*`)*?(?<![\w$.])(States\.\w+)\s*\(/.exec(text);
      if (!call?.[1]) continue;
      const start = call[0].lastIndexOf(call[1]);
      const span = spanInside(document, node, start, start + call[1].length);
      yield { span, message: `${call[1]} is a function of JSONPath states: JSONata has functions of its own.` };
    } else if (!isUnknownText(text) && text.startsWith('States.') && plainExpression(text) !== undefined) {
      const expression = toJsonata(text);
      yield {
        span: node,
        message: `'${text}' is sent as this text: in JSONata, an expression stands in {% %}.`,
        ...(expression !== undefined && {
          fixes: [
            {
              title: `Change to '${expression}'`,
              edits: [replaceValue(document, node, expression)],
              preferred: true as const,
            },
          ],
        }),
      };
    }
  }
}
