// Status 401: the authorizer of the method found no identity it trusts.
import type { Explanation } from './explanation';
import { code, said, type Answered } from './failed';

/** Undefined where the answer is none of API Gateway's. */
export function explainUnauthorized({ answer, request }: Answered): Explanation | undefined {
  const { type, message = '', header } = answer;
  const challenge = header('www-authenticate');
  const isGateway = type === 'UnauthorizedException' || /^unauthorized$/i.test(message);
  const isExpired = /token has expired|token is expired|token expired/i.test(`${message} ${challenge ?? ''}`);
  if (!isGateway && !isExpired && challenge === undefined) return undefined;
  const sent = (request?.headers ?? []).filter(([name]) => /auth|token/i.test(name)).map(([name]) => name);
  const name = sent[0];
  const evidence = [
    ...said(answer),
    ...(challenge === undefined ? [] : [`The header \`WWW-Authenticate\` says ${code(challenge)}.`]),
    name === undefined
      ? 'The request had no header that looks like a token.'
      : `The request had the header ${code(name)}.`,
  ];
  const at = { parameter: 'Headers', ...(name !== undefined && { name }) };
  if (isExpired) return { summary: 'The token of the call has expired.', evidence, steps: ['Send a fresh token.'], at };
  const otherHeader =
    'Let the authorizer read its token from a header such as `X-Authorization`: a Task may not send `Authorization`.';
  if (name === undefined)
    return {
      summary: 'The authorizer of the method found no token in the call.',
      evidence,
      steps: [otherHeader, 'Send the token in `Headers` under that name.'],
      at,
    };
  return {
    summary: `The authorizer of the method does not accept the token, or does not look for it in ${code(name)}.`,
    evidence,
    steps: [
      'Look at the token: its issuer, audience and time, and whether the authorizer expects `Bearer` before it.',
      otherHeader,
    ],
    at,
  };
}
