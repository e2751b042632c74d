// Status 403 AccessDeniedException: the caller is known, and a policy or an authorizer says no.
import type { Explanation } from './explanation';
import { code, said, type Answered } from './failed';
import { toIamRole } from './remedies';

type Denial = {
  /** An ARN, or `anonymous`. */
  who: string;
  action: string;
  resource: string;
  /** What follows: `with an explicit deny in an identity-based policy`, `because no resource-based policy allows …`. */
  reason: string;
};

/** What API Gateway's sentence says; undefined for anything else. */
function denialIn(message: string): Denial | undefined {
  const found =
    /^User:\s*(?<who>\S+) is not authorized to perform:\s*(?<action>\S+) on resource:\s*(?<resource>\S+)\s*(?<reason>[^]*)$/i.exec(
      message.trim(),
    )?.groups;
  if (!found) return undefined;
  const { who = '', action = '', resource = '', reason = '' } = found;
  return { who, action, resource, reason: reason.trim() };
}

export function explainDenied(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  const { message = '', type } = answer;
  const denial = denialIn(message);
  if (denial) return denial.who === 'anonymous' ? anonymous(answered, denial) : byPolicy(answered, denial);
  if (/^user is not authorized to access this resource/i.test(message)) return byAuthorizer(answered);
  if (type !== 'AccessDeniedException') return undefined;
  return {
    summary: 'A policy or an authorizer of the API refuses this caller.',
    evidence: said(answer),
    steps: ['Look at the authorizer of the method and at the resource policy of the API.'],
  };
}

/** The call was not signed, and the resource policy allows named callers only, or denies this one. */
function anonymous(answered: Answered, { reason }: Denial): Explanation {
  const { answer, authType } = answered;
  const isDenied = /explicit deny/i.test(reason);
  return {
    summary: isDenied
      ? 'The resource policy of the API denies this caller, who came without an identity: likely its address or its network is not among those allowed.'
      : 'The resource policy of the API allows no callers without an identity, and the call was not signed.',
    evidence: said(answer),
    steps: [
      ...(isDenied
        ? [
            'Look for a condition on `aws:SourceIp` or `aws:SourceVpce` in the resource policy. Step Functions calls from other addresses than this machine.',
          ]
        : []),
      'If the policy names a role, set `AuthType` to `IAM_ROLE`, and IAM authorization on the method.',
      'If it names the service `states.amazonaws.com`, set `AuthType` to `RESOURCE_POLICY`.',
    ],
    at: { parameter: 'AuthType' },
    ...(authType === 'NO_AUTH' && !isDenied && { remedy: toIamRole }),
  };
}

function byPolicy({ answer, authType, signature }: Answered, { who, action, resource, reason }: Denial): Explanation {
  const policy = policyOf(reason);
  return {
    summary: `${code(who)} may not ${code(action)} here: ${policy.summary}.`,
    evidence: said(answer),
    steps: [policy.step(code(action), code(resource)), ...(signature ? [onAws(authType)] : [])],
    at: { parameter: 'AuthType' },
  };
}

/** Whom the permission is really needed for: who signed here is another. */
function onAws(authType: string): string {
  return authType === 'RESOURCE_POLICY'
    ? 'On AWS the caller is `states.amazonaws.com`: let the resource policy allow it for this state machine.'
    : 'On AWS the caller is the role of the state machine, not you: give that role the permission too.';
}

type Policy = { summary: string; step: (action: string, resource: string) => string };

/** IAM tells which kind of policy refused, in more or less words. */
function policyOf(reason: string): Policy {
  const kind =
    /(identity-based policy|resource-based policy|service control policy|resource control policy|permissions boundary|session policy|vpc endpoint policy)/i
      .exec(reason)?.[1]
      ?.toLowerCase();
  if (/explicit deny/i.test(reason))
    return {
      summary: `${kind === undefined ? 'a policy' : withArticle(kind)} denies it explicitly, which no allowance outweighs`,
      step: (action, resource) =>
        `Find the statement with \`Deny\` that matches ${action} on ${resource}${kind === undefined ? ', in the policies of the caller and in the resource policy of the API' : ` in the ${kind}`}.`,
    };
  if (kind === 'resource-based policy')
    return {
      summary: 'the resource policy of the API does not allow it',
      step: (action, resource) =>
        `Allow ${action} on ${resource} to this caller in the resource policy of the API, and deploy the API again.`,
    };
  if (kind !== undefined && kind !== 'identity-based policy')
    return {
      summary: `${withArticle(kind)} does not allow it`,
      step: (action, resource) => `Allow ${action} on ${resource} in the ${kind}.`,
    };
  return {
    summary: `${kind === undefined ? 'likely ' : ''}none of the caller’s own policies allows it`,
    step: (action, resource) => `Allow ${action} on ${resource} in a policy of the caller.`,
  };
}

function withArticle(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function byAuthorizer(answered: Answered): Explanation {
  return {
    summary: 'The Lambda authorizer of the method looked at the call and said no.',
    evidence: said(answered.answer),
    steps: [
      'Send what the authorizer looks at. `Authorization` is not permitted in `Headers`: the authorizer must read a header of another name, such as `X-Authorization`.',
      'Look at the policy the authorizer gives for this method and path; a cached one may be of another path.',
    ],
    at: { parameter: 'Headers' },
  };
}
