// header-forbidden: a request header that the integration does not permit.
import { renameKey } from '../../shared/document/edit';
import { isUnknownText, parameterOf, parametersIn } from '../../shared/document/known';
import { removeProp } from '../../shared/document/remove';
import { whyHeaderIsForbidden } from '../../shared/knowledge/headers';
import { pages } from '../../shared/knowledge/pages';
import type { Fix, Rule } from './rule';

export const headerForbidden: Rule = {
  id: 'header-forbidden',
  severity: 'error',
  summary:
    'A header name is on the list of names that are not permitted, or begins with a reserved prefix, in any case.',
  why: "Step Functions refuses the definition: “The 'Headers' field contains unsupported values”.",
  docs: pages.requestFormat,
  *check(task, document) {
    const headers = parameterOf(task, 'Headers')?.prop.value;
    if (headers?.kind !== 'object') return;
    for (const { prop, name, isExpression, object } of parametersIn(headers, task.language)) {
      const message = isUnknownText(name) ? undefined : whyHeaderIsForbidden(name);
      if (message === undefined) continue;
      const remove: Fix = { title: `Remove '${prop.key}'`, edits: [removeProp(document, object, prop)] };
      if (name.toLowerCase() !== 'authorization') {
        yield { span: prop.keySpan, message, fixes: [remove] };
        continue;
      }
      const other = isExpression ? 'X-Authorization.$' : 'X-Authorization';
      const rename: Fix = { title: `Rename to '${other}'`, edits: [renameKey(document, prop, other)] };
      yield {
        span: prop.keySpan,
        message: `${message} A Lambda authorizer can read its token from another header.`,
        fixes: [rename, remove],
      };
    }
  },
};
