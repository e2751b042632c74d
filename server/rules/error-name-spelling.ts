// error-name-spelling: an ErrorEquals list that has only one spelling of the integration's errors.
import type { AslDocument } from '../../shared/document/document';
import { otherSpelling } from '../../shared/knowledge/errors';
import { pages } from '../../shared/knowledge/pages';
import { errorLists, type ErrorEntry } from './error-names';
import type { Rule } from './rule';

export const errorNameSpelling: Rule = {
  id: 'error-name-spelling',
  severity: 'information',
  summary: 'Only one of `APIGateway.<x>` and `ApiGateway.<x>` is listed.',
  why: 'The documentation has had both spellings, and AWS has been seen to give `ApiGateway.`; names are compared with case.',
  docs: pages.errors,
  *check(task, document) {
    for (const { entries } of errorLists(task)) {
      const names = entries.map(({ name }) => name);
      for (const entry of entries) {
        const other = /^(APIGateway|ApiGateway)\.([1345]\d\d|[A-Za-z]\w*)$/.test(entry.name)
          ? otherSpelling(entry.name)
          : undefined;
        if (other === undefined || names.includes(other)) continue;
        yield {
          span: entry.node,
          message: `AWS has given this error as '${entry.name}' and as '${other}', and case counts: list both.`,
          fixes: [{ title: `List '${other}' as well`, edits: [addBehind(document, entry, other)], preferred: true }],
        };
      }
    }
  },
};

/** One more item in the layout of the one before: on the same line, or on a line of its own. */
function addBehind(
  document: AslDocument,
  { node }: ErrorEntry,
  name: string,
): { span: { start: number; end: number }; text: string } {
  const before = document.text.slice(document.text.lastIndexOf('\n', node.start - 1) + 1, node.start);
  const span = { start: node.end, end: node.end };
  if (/^\s*- $/.test(before)) return { span, text: `\n${before}${name}` };
  return { span, text: `${/^\s*$/.test(before) ? `,\n${before}` : ', '}${JSON.stringify(name)}` };
}
