// query-language: a Task with fields or expressions of the other query language.
import { renameKey, replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { insertProp } from '../../shared/document/insert';
import { at, propOf, propsBelow, stringOf, valueOf, type Node, type Prop } from '../../shared/document/node';
import { removeProp } from '../../shared/document/remove';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { pages } from '../../shared/knowledge/pages';
import { jsonPathInJsonata } from './jsonpath-in-jsonata';
import type { Fix, Report, Rule } from './rule';

export const queryLanguage: Rule = {
  id: 'query-language',
  severity: 'error',
  summary:
    'A JSONata state has Parameters, a `.$` key, a path (`$.id`) as text or a `States.…` call, a JSONPath state has Arguments, or a state goes back to JSONPath.',
  why: 'Step Functions refuses the field of the other language; in JSONata, a `.$` key, a `$.id` or a `States.…` text is sent as it is.',
  docs: pages.jsonata,
  check(task, report, document) {
    wayBack(task, document, report);
    wrongPayload(task, document, report);
    if (task.language === 'JSONata') jsonPathInJsonata(task, document, report);
  },
};

/** Recorded: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine". */
function wayBack(task: Task, document: AslDocument, report: Report): void {
  const own = propOf(task.node, 'QueryLanguage');
  if (!own?.value || stringOf(own.value) !== 'JSONPath') return;
  const above = task.path.map((_, index) => at(document.root, task.path.slice(0, index)));
  const machine = above.find((node) => valueOf(node, 'States'));
  if (stringOf(valueOf(machine, 'QueryLanguage')) === 'JSONata')
    report({
      span: own.value,
      message: 'In a state machine whose QueryLanguage is JSONata, no state can be JSONPath.',
    });
}

function wrongPayload(task: Task, document: AslDocument, report: Report): void {
  const [right, wrong] = task.language === 'JSONata' ? ['Arguments', 'Parameters'] : ['Parameters', 'Arguments'];
  const prop = propOf(task.node, wrong);
  if (!prop) return;
  const isJsonata = task.language === 'JSONPath' && holdsJsonata(prop.value);
  report({
    span: prop.keySpan,
    message: `A ${task.language} state has ${right}, not ${wrong}.`,
    fixes: [isJsonata ? setJsonata(task, document, prop) : moveTo(right, task, document, prop)],
  });
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
  const neighbour = propOf(task.node, 'Resource') ?? payload;
  const edit = language
    ? replaceValue(document, language, 'JSONata')
    : insertProp(document, task.node, 'QueryLanguage', 'JSONata', neighbour);
  return { title: "Set QueryLanguage to 'JSONata'", edits: [edit], preferred: true };
}

function moveTo(right: string, task: Task, document: AslDocument, payload: Prop): Fix {
  return propOf(task.node, right)
    ? { title: `Remove '${payload.key}'`, edits: [removeProp(document, task.node, payload)] }
    : { title: `Rename to '${right}'`, edits: [renameKey(document, payload, right)], preferred: true };
}
