// Status 403: which of its many reasons it is, by the exception that API Gateway names and by its words.
import { explainDenied } from './denied';
import type { Explanation } from './explanation';
import { said, sentHeader, type Answered } from './failed';
import { toIamRole } from './remedies';
import { routeMistake, routeOf, routePlace, routeSteps } from './route';
import { explainSigning } from './signing';

/**
 * After AWS's page "How do I troubleshoot HTTP 403 errors from API Gateway?", which lists exception and message by cause.
 * Undefined where the answer is none of API Gateway's.
 */
export function explainForbidden(answered: Answered): Explanation | undefined {
  const { type, message = '' } = answered.answer;
  if (type === 'MissingAuthenticationTokenException' || /^missing authentication token$/i.test(message))
    return missingToken(answered);
  return (
    explainSigning(answered) ??
    explainDenied(answered) ??
    edge(answered) ??
    (type === 'ForbiddenException' || /^forbidden$/i.test(message) ? forbidden(answered) : undefined)
  );
}

/** REST APIs say so of a route that is not there, and of an IAM route that is called unsigned: one text for both. */
function missingToken(answered: Answered): Explanation {
  const { answer, authType, signed } = answered;
  const mistake = routeMistake(answered);
  const evidence = said(answer);
  const route = routeOf(answered);
  const place = mistake?.at ?? routePlace(answered);
  const steps = [...(mistake?.steps ?? []), ...routeSteps(answered)];
  if (mistake)
    return {
      summary: `The API likely has no route ${route}, because ${mistake.reason}.`,
      evidence,
      steps,
      at: place,
      ...(mistake.remedy && { remedy: mistake.remedy }),
    };
  if (signed)
    return {
      summary: `The API has no route ${route} in this stage: the call was signed, so no token was missing.`,
      evidence: [...evidence, `The request was signed (\`AuthType\` is \`${authType}\`).`],
      steps,
      at: place,
    };
  return {
    summary: `The API likely has no route ${route}. Or the route asks for IAM authorization, and the call was not signed.`,
    evidence: [...evidence, 'The request was not signed (`AuthType` is `NO_AUTH`).'],
    steps: [...steps, 'If the route is there and asks for IAM authorization, set `AuthType` to `IAM_ROLE`.'],
    at: place,
    remedy: toIamRole,
  };
}

/** What stands in front of API Gateway refuses in its own words, as HTML. */
function edge({ answer }: Answered): Explanation | undefined {
  const isHtml = /html/i.test(answer.header('content-type') ?? '');
  const isCloudFront = /cloudfront/i.test(answer.header('server') ?? '') || /cloudfront/i.test(answer.text);
  if (!isHtml || !isCloudFront) return undefined;
  return {
    summary: 'CloudFront refused the call before it came to the API, likely because of its form or of a firewall rule.',
    evidence: ['The answer is an HTML page of CloudFront, not JSON of API Gateway.'],
    steps: [
      'Look whether a GET request has a `RequestBody`: CloudFront turns such requests away.',
      'Look for a rule of AWS WAF or a geographic restriction that matches the call.',
    ],
  };
}

/** `Forbidden` alone: a REST API means the API key, a firewall rule or its default endpoint; an HTTP API its authorizer. */
function forbidden(answered: Answered): Explanation {
  const { answer } = answered;
  return answer.api === 'HTTP' && answer.type === undefined ? forbiddenByHttpApi(answered) : forbiddenByRest(answered);
}

function forbiddenByHttpApi({ answer, authType, signed }: Answered): Explanation {
  const evidence = [...said(answer), 'The header `apigw-requestid` is one of HTTP APIs.'];
  if (signed)
    return {
      summary:
        'The HTTP API refuses the identity that signed the call: it likely lacks `execute-api:Invoke` for this route.',
      evidence,
      steps: [
        'Allow `execute-api:Invoke` on this route to the identity that signs; on AWS that is the role of the state machine.',
      ],
      at: { parameter: 'AuthType' },
    };
  return {
    summary:
      'The HTTP API refused the call: the route likely asks for IAM authorization and the call was not signed, or its Lambda authorizer said no.',
    evidence,
    steps: [
      'If the route asks for IAM authorization, set `AuthType` to `IAM_ROLE`.',
      'If it has a Lambda authorizer, send what that looks at, in a header of its own: `Authorization` is not permitted in `Headers`.',
    ],
    at: { parameter: 'AuthType' },
    ...(authType === 'NO_AUTH' && { remedy: toIamRole }),
  };
}

function forbiddenByRest(answered: Answered): Explanation {
  const { answer } = answered;
  const hasKey = sentHeader(answered, 'x-api-key') !== undefined;
  const others = [
    'Else look for a rule of AWS WAF that matches the call.',
    'Else see whether the default `execute-api` endpoint of the API is switched off.',
  ];
  if (hasKey)
    return {
      summary: 'The API key is likely not valid here: unknown, switched off, or in no usage plan of this stage.',
      evidence: [...said(answer), 'The request had a header `x-api-key`.'],
      steps: ['Look whether the key is enabled, and is in a usage plan that has this API and stage.', ...others],
      at: { parameter: 'Headers', name: 'x-api-key' },
    };
  return {
    summary: 'The method likely requires an API key, and the call had none.',
    evidence: [...said(answer), 'The request had no header `x-api-key`.'],
    steps: ['Send the key as `x-api-key` in `Headers`, better from a placeholder than as a literal.', ...others],
    at: { parameter: 'Headers', name: 'x-api-key' },
  };
}
