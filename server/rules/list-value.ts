// list-value: a header or query parameter whose value is not a list.
import { replaceValue, wrapInList } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { isUnknown, literalOf, type Parameter } from '../../shared/document/known';
import { stringOf, type Node } from '../../shared/document/node';
import { givesOnlyText } from '../../shared/knowledge/expressions';
import { pages } from '../../shared/knowledge/pages';
import { nameOfType } from '../../shared/knowledge/parameters';
import { listEntries, type ListEntry } from './list-values';
import { expressionFixes, plainExpression } from './plain-expression';
import type { Fix, Report, Rule } from './rule';

export const listValue: Rule = {
  id: 'list-value',
  severity: 'error',
  summary: 'The value of a header or query parameter is not a list of strings.',
  why: "Step Functions fails the Task with `States.Runtime` before it calls the API: “The value of the field 'Headers' has an invalid format”.",
  docs: pages.requestFormat,
  check(task, report, document) {
    for (const entry of listEntries(task)) {
      const { value } = entry.prop;
      if (!value) continue;
      if (entry.isExpression) singleValue(value, entry, document, report);
      else if (value.kind !== 'array' && !isUnknown(value)) {
        const fixes = fixesFor(value, entry, task.language === 'JSONPath', document);
        report({
          span: value,
          message: `The ${wordsFor(entry)} must be a list of strings, not ${nameOfType(literalOf(value) ?? null)}.`,
          ...(fixes.length > 0 && { fixes }),
        });
      }
    }
  },
};

function wordsFor({ parent, name }: ListEntry): string {
  return `${parent === 'Headers' ? 'header' : 'query parameter'} '${name}'`;
}

/** An expression that can only give one value. */
function singleValue(value: Node, entry: ListEntry, document: AslDocument, report: Report): void {
  const expression = stringOf(value);
  if (expression === undefined || !givesOnlyText(expression)) return;
  const list = `States.Array(${expression})`;
  report({
    span: value,
    message: `The ${wordsFor(entry)} needs a list, and '${expression}' gives a single value.`,
    fixes: [{ title: 'Wrap in States.Array(…)', edits: [replaceValue(document, value, list)], preferred: true }],
  });
}

function fixesFor(value: Node, entry: Parameter, isJsonPath: boolean, document: AslDocument): Fix[] {
  const literal = literalOf(value);
  const title = 'Wrap in a list';
  if (typeof literal === 'string') {
    // What is plainly an expression would be sent as text from a list as well.
    if (isJsonPath && plainExpression(literal) !== undefined) return expressionFixes(document, entry, true);
    return [{ title, edits: wrapInList(document, value, literal), preferred: true }];
  }
  if (typeof literal !== 'number' && typeof literal !== 'boolean') return [];
  // The text as written: 1.0 stays "1.0".
  const text = document.text.slice(value.start, value.end);
  return [{ title, edits: [replaceValue(document, value, [text])], preferred: true }];
}
