// error-name-spelling: an ErrorEquals list that has only one spelling of the integration's errors.
import { insertItem } from '../../shared/document/insert';
import type { ArrayNode } from '../../shared/document/node';
import { otherSpelling } from '../../shared/knowledge/errors';
import { pages } from '../../shared/knowledge/pages';
import { remembered } from '../../shared/remember';
import { errorLists, errorOf } from './error-names';
import type { Rule } from './rule';

export const errorNameSpelling: Rule = {
  id: 'error-name-spelling',
  severity: 'information',
  summary: 'Only one of `APIGateway.<x>` and `ApiGateway.<x>` is listed.',
  why: 'The documentation has had both spellings, and AWS has been seen to give `ApiGateway.`; names are compared with case.',
  docs: pages.errors,
  check(task, report, document) {
    for (const list of errorLists(task))
      for (const entry of list.items) {
        const name = errorOf(entry);
        const other = name === undefined ? undefined : spelledOtherwise(name);
        if (other === undefined || lists(list, other)) continue;
        report({
          span: entry,
          message: `AWS spells the prefix of '${name}' both ways, and case counts: list '${other}' as well.`,
          fixes: [
            { title: `List '${other}' as well`, edits: [insertItem(document, list, entry, other)], preferred: true },
          ],
        });
      }
  },
};

function lists({ items }: ArrayNode, error: string): boolean {
  return items.some((item) => errorOf(item) === error);
}

const spelledOtherwise = remembered((name: string) =>
  /^(APIGateway|ApiGateway)\.([1345]\d\d|[A-Za-z]\w*)$/.test(name) ? otherSpelling(name) : undefined,
);
