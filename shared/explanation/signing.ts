// Status 403 of a request whose signature, credentials or clock API Gateway does not accept.
import { differentParts, differentScope, expectedIn } from './canonical';
import type { DifferentLine, Explanation } from './explanation';
import { code, said, type Answered } from './failed';

const onlyHere = 'Step Functions signs by itself and is not affected.';

export function explainSigning(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  const { type = '', message = '' } = answer;
  if (/signature (expired|not yet current)/i.test(message)) return clock(answered);
  if (type === 'ExpiredTokenException' || /security token included in the request is expired/i.test(message))
    return {
      summary: `Your temporary credentials have expired. ${onlyHere}`,
      evidence: said(answer),
      steps: ['Sign in again, for example with `aws sso login`, and run the Task again.'],
    };
  if (
    ['UnrecognizedClientException', 'InvalidClientTokenId'].includes(type) ||
    /security token included in the request is invalid/i.test(message)
  )
    return unknownCredentials(answered);
  if (type === 'InvalidSignatureException' || /request signature we calculated does not match/i.test(message))
    return invalidSignature(answered);
  if (
    type === 'IncompleteSignatureException' ||
    /^(authorization header (requires|cannot)|invalid key=value pair|'[^']*' not a valid key=value pair)/i.test(message)
  )
    return incomplete(answered);
  return undefined;
}

/** `Signature expired: <signed> is now earlier than <limit> (<now> - 5 min.)`. */
function clock({ answer }: Answered): Explanation {
  const { message = '' } = answer;
  const [signed, , now] = [...message.matchAll(/\d{8}T\d{6}Z/g)].map(([text]) => timeOf(text));
  const minutes = signed === undefined || now === undefined ? undefined : Math.round((now - signed) / 60_000);
  const isBehind = /signature expired/i.test(message);
  const by = minutes === undefined ? '' : ` by about ${Math.abs(minutes)} minutes`;
  return {
    summary: `The clock of this machine is ${isBehind ? 'behind' : 'ahead'}${by}: API Gateway takes a signature for five minutes only. ${onlyHere}`,
    evidence: said(answer),
    steps: ['Set the clock of this machine, or switch on its synchronisation over the network.'],
  };
}

function timeOf(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
}

function unknownCredentials({ answer, signature }: Answered): Explanation {
  const key = signature ? ` ${code(signature.accessKeyId)}` : '';
  return {
    summary: `AWS does not know the access key${key}, or its session token does not belong to it. ${onlyHere}`,
    evidence: said(answer),
    steps: [
      'Look whether the profile or the environment variables mix keys of two sources: a temporary key needs its own `AWS_SESSION_TOKEN`, a long-term one none.',
      'Look whether the key was deleted or switched off, or belongs to another partition (China, GovCloud).',
    ],
  };
}

function invalidSignature(answered: Answered): Explanation {
  const { answer, signature } = answered;
  const { message = '' } = answer;
  const region = /scoped to a valid region, not '([^']*)'/i.exec(message)?.[1];
  if (region !== undefined)
    return {
      summary: `The API is not in the region ${code(region)}, for which the call was signed: that is the region in \`ApiEndpoint\`.`,
      evidence: said(answer),
      steps: ['Correct the region in `ApiEndpoint`.'],
      at: { parameter: 'ApiEndpoint' },
    };
  const expected = expectedIn(message);
  if (expected && signature) {
    const lines = differentParts(signature.canonicalRequest, expected.canonicalRequest);
    if (lines.length > 0) return changedOnTheWay(answered, lines);
    const scope = differentScope(expected, signature);
    return scope.length > 0 ? changedOnTheWay(answered, scope) : wrongSecret(answered);
  }
  return {
    summary: `API Gateway does not accept the signature of the call. ${onlyHere}`,
    evidence: said(answer),
    steps: [
      'Look whether a proxy on the way changes the request.',
      'Look whether the secret access key is complete and belongs to the access key.',
    ],
  };
}

/** The server saw another request than the one that was signed. */
function changedOnTheWay({ request }: Answered, lines: DifferentLine[]): Explanation {
  const names = lines.map(({ name }) => `**${name}**`);
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
  const isMapped = request !== undefined && request.origin !== `https://${request.host}`;
  const first = lines[0];
  return {
    summary: `The API got another request than the one that was signed: the ${listed} differ${lines.length > 1 ? '' : 's'}. Something between this machine and the API likely changed it.`,
    evidence: lines.map(
      ({ name, ours, theirs }) =>
        `**${name}**: signed ${ours === undefined ? 'without' : code(ours)}, received ${theirs === undefined ? 'without' : code(theirs)}.`,
    ),
    steps: [
      isMapped
        ? `Look at what listens at ${code(request.origin)}: it must hand the request on unchanged${first?.name === 'header host' ? ', the header `Host` too' : ''}.`
        : 'Look at the proxy or gateway on the way to the API: it must hand the request on unchanged.',
    ],
    signature: { lines },
  };
}

/** Both sides have the same request: what differs is the key. */
function wrongSecret({ answer, signature }: Answered): Explanation {
  return {
    summary: `The secret access key does not belong to the access key ${code(signature?.accessKeyId ?? '')}: both sides signed the same request. ${onlyHere}`,
    evidence: [
      ...(answer.type === undefined ? [] : [`The header \`x-amzn-ErrorType\` is ${code(answer.type)}.`]),
      'The canonical request and the string to sign that the API expects are those that were signed.',
    ],
    steps: [
      'Correct the secret access key of the profile or of the environment; a blank or a cut end is enough to spoil it.',
    ],
    signature: { lines: [] },
  };
}

/** A Task may not send `Authorization` itself, and the signer's header is complete. */
function incomplete({ answer, signature }: Answered): Explanation {
  return {
    summary: signature
      ? 'Something on the way changed the `Authorization` header of the signed call.'
      : 'Something on the way likely added an `Authorization` header that is no AWS signature. API Gateway also says so of a route that is not there.',
    evidence: said(answer),
    steps: [
      'Look at the proxy on the way to the API: it must leave `Authorization` alone.',
      'Look whether the API has a route for this `Method`, `Stage` and `Path`.',
    ],
  };
}
