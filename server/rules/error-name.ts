// error-name: an ErrorEquals entry that no error of this Task can ever match.
import { replaceValue } from '../../shared/document/edit';
import { errorPrefixes, isOtherServicesError, splitGatewayError, statesErrors } from '../../shared/knowledge/errors';
import { pages } from '../../shared/knowledge/pages';
import { remembered } from '../../shared/remember';
import { errorLists, errorOf } from './error-names';
import { nearest } from '../../shared/nearest';
import type { Rule } from './rule';
import { waitsForToken } from './waiting';

const statesNames = statesErrors.map(({ name }) => name);

export const errorName: Rule = {
  id: 'error-name',
  severity: 'warning',
  summary: 'An entry of ErrorEquals can never match an error of this Task.',
  why: 'Error names are compared exactly, with case and without wildcards: the retrier or catcher never acts.',
  docs: pages.errors,
  check(task, report, document) {
    for (const list of errorLists(task))
      for (const node of list.items) {
        const name = errorOf(node);
        const mistake = name === undefined ? undefined : mistakeIn(name);
        // Whoever gives a task token back names the error as they like.
        if (!mistake || (mistake.unlessToldByToken && waitsForToken(task) !== false)) continue;
        const { message, right } = mistake;
        // States.ALL may not stand beside others: what goes with it is for the author to say.
        const isSafe = right !== 'States.ALL' || list.items.length === 1;
        report({
          span: node,
          message,
          ...(right !== undefined && {
            fixes: [
              {
                title: `Change to '${right}'`,
                edits: [replaceValue(document, node, right)],
                ...(isSafe && { preferred: true as const }),
              },
            ],
          }),
        });
      }
  },
};

/** `apigateway.403`, `API Gateway.403`, `ApiGateway-403`, `ApiGateway403`: what stands behind the prefix. */
const nearGatewayError = /^(?:amazon[-_ ]?)?api[-_ ]?(?:gateway|gw)(?:[-_ .:]+(.+)|(\d\w\w))$/i;

/** What http:invoke gives for a status, which people know from there. */
const httpTaskStatus = /^States\.Http\.StatusCode\.([1345]\d\d)$/;

/** `404`, `HTTP.404`, `StatusCode 404`. */
const bareStatus = /^(?:https?|(?:http[-_ ]?)?status(?:[-_ ]?code)?)?[-_ .:]*([1345]\d\d)$/i;

type Mistake = { message: string; right?: string; unlessToldByToken?: true };

const mistakeIn = remembered((name: string): Mistake | undefined => {
  const gateway = splitGatewayError(name);
  if (gateway) return mistakeInDetail(name, gateway.prefix, gateway.detail);
  const detail = nearGatewayError
    .exec(name)
    ?.slice(1)
    .find((part) => part !== undefined);
  if (detail !== undefined) {
    const right = `${errorPrefixes[0]}.${detail}`;
    // `apigateway.*` is wrong twice; its first mistake's fix must not lead into the second.
    const second = mistakeInDetail(right, errorPrefixes[0], detail);
    const replacement = second ? second.right : right;
    return {
      message: `'${name}' never matches: the errors of this integration begin with '${errorPrefixes[0]}.', and case counts.`,
      ...(replacement !== undefined && { right: replacement }),
    };
  }
  const status = httpTaskStatus.exec(name)?.[1];
  if (status !== undefined || /^States\.Http\./.test(name))
    return {
      message: `'${name}' never matches: it is an error of HTTP Tasks, and those of this integration begin with '${errorPrefixes[0]}.'.`,
      ...(status !== undefined && { right: `${errorPrefixes[0]}.${status}` }),
    };
  const bare = bareStatus.exec(name)?.[1];
  if (bare !== undefined)
    return {
      message: `'${name}' never matches: the errors of this integration begin with '${errorPrefixes[0]}.'.`,
      right: `${errorPrefixes[0]}.${bare}`,
      unlessToldByToken: true,
    };
  if (/^states\b/i.test(name) && !statesNames.includes(name)) {
    const right = nearest(name, statesNames);
    return {
      message: `'${name}' is not an error of Step Functions${right === undefined ? ': names that begin with States. are reserved.' : `: did you mean '${right}'?`}`,
      ...(right !== undefined && { right }),
    };
  }
  if (isOtherServicesError(name))
    return {
      message: `'${name}' never matches: this Task calls API Gateway, and its errors begin with '${errorPrefixes[0]}.'.`,
      unlessToldByToken: true,
    };
  return undefined;
});

function mistakeInDetail(name: string, prefix: string, detail: string): Mistake | undefined {
  if (detail.includes('*'))
    return {
      message: `'${name}' never matches: error names have no wildcards. States.TaskFailed matches every error of the Task.`,
      right: 'States.TaskFailed',
    };
  if (/^[1-5]x{1,2}$/i.test(detail))
    return { message: `'${name}' never matches: name each status, such as '${prefix}.${detail[0]}00'.` };
  if (/^2\d\d$/.test(detail)) return { message: `'${name}' never matches: a status of 2XX is a success.` };
  if (/^\d+$/.test(detail) && !/^[1345]\d\d$/.test(detail))
    return { message: `'${name}' never matches: ${detail} is no HTTP status.` };
  return undefined;
}
