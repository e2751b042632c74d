// jsonata: an expression of a JSONata state that does not parse, or has what Step Functions does not.
import { replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { stringOf, valueOf, type Node, type ScalarNode } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import type { checkJsonata } from '../../shared/expressions/jsonata';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { pages } from '../../shared/knowledge/pages';
import { failingSpan, sentence } from './expression-span';
import type { Finding, Rule } from './rule';

/** The check needs the whole JSONata parser: it is loaded with the first JSONata Task. */
let check: typeof checkJsonata | undefined;

export const jsonata: Rule = {
  id: 'jsonata',
  severity: 'error',
  summary:
    'A JSONata expression does not parse, uses `$eval` or a function that does not exist, reads what is not there, or has blanks outside `{% %}`.',
  why: 'Step Functions refuses the definition, or the Task fails with `States.QueryEvaluationError`; with blanks outside, the expression is sent as text.',
  docs: pages.jsonata,
  load: async (tasks) => {
    if (tasks.some(({ language }) => language === 'JSONata'))
      check ??= (await import('../../shared/expressions/jsonata')).checkJsonata;
  },
  check(task, report, document) {
    if (task.language !== 'JSONata') return;
    for (const { node, available } of fieldsOf(task))
      for (const scalar of stringsBelow(node)) {
        const finding = findingIn(scalar, document, available);
        if (finding) report(finding);
      }
  },
};

type Available = { result: boolean; errorOutput: boolean };
type Field = { node: Node | undefined; available: Available };

/** The fields that are evaluated, with what `$states` has besides input and context. */
function fieldsOf(task: Task): Field[] {
  const field = (node: Node | undefined, result = false, errorOutput = false): Field => ({
    node,
    available: { result, errorOutput },
  });
  const before = [
    task.payload?.value,
    ...['TimeoutSeconds', 'HeartbeatSeconds', 'Credentials'].map((name) => valueOf(task.node, name)),
  ];
  const catchers = valueOf(task.node, 'Catch');
  const ends = ['Assign', 'Output'];
  return [
    ...before.map((node) => field(node)),
    ...ends.map((name) => field(valueOf(task.node, name), true)),
    ...(catchers?.kind === 'array' ? catchers.items : []).flatMap((catcher) =>
      ends.map((name) => field(valueOf(catcher, name), false, true)),
    ),
  ];
}

function* stringsBelow(node: Node | undefined): Generator<ScalarNode> {
  if (node?.kind === 'array') for (const item of node.items) yield* stringsBelow(item);
  else if (node?.kind === 'object') for (const { value } of node.props) yield* stringsBelow(value);
  else if (node && stringOf(node) !== undefined) yield node;
}

function findingIn(node: ScalarNode, document: AslDocument, available: Available): Finding | undefined {
  const text = String(node.value);
  const found = hasPlaceholder(text) ? undefined : check?.(text, available);
  if (!found) return undefined;
  const span = failingSpan(document, node, found.offset);
  if (isJsonataExpression(text)) {
    // `States.Format(…)` is no missing field but the other query language, which another rule explains.
    return text.startsWith('States.', found.offset) ? undefined : { span, message: sentence(found.message) };
  }
  const fix = { title: 'Remove the blanks outside {% %}', edits: [replaceValue(document, node, text.trim())] };
  return { span, message: sentence(found.message), fixes: [fix] };
}

/** What deployment puts in may be any part of an expression. */
function hasPlaceholder(text: string): boolean {
  return /\$\{[A-Za-z][\w.:-]*\}|\{\{[^{}]*\}\}|<[A-Z][A-Z _-]*>|__\w+?__/.test(text);
}
