// Canonical requests of Signature Version 4: the server's out of its answer, and where it differs from ours.
import { isSecretHeader } from '../knowledge/headers';
import type { DifferentLine } from './explanation';

/** What the server says should have been signed. */
export type Expected = { canonicalRequest: string; stringToSign: string };

/**
 * Reads it from the message of an InvalidSignatureException:
 *
 *     … The Canonical String for this request should have been
 *     'GET
 *     /prod/bills
 *     …'
 *
 *     The String-to-Sign should have been
 *     'AWS4-HMAC-SHA256
 *     …'
 */
export function expectedIn(message: string): Expected | undefined {
  const [, canonicalRequest, stringToSign] =
    /Canonical String for this request should have been\s*'([^]*?)'\s*The String-to-Sign should have been\s*'([^]*?)'\s*$/.exec(
      message,
    ) ?? [];
  return canonicalRequest === undefined || stringToSign === undefined ? undefined : { canonicalRequest, stringToSign };
}

/** The canonical request by its parts: method, path, query, one line a header, an empty line, names, hash of the body. */
function partsOf(canonicalRequest: string): Map<string, string> {
  const lines = canonicalRequest.split('\n');
  const [method = '', path = '', query = ''] = lines;
  const empty = lines.lastIndexOf('');
  const headers = lines.slice(3, empty > 2 ? empty : undefined);
  const [names = '', hash = ''] = empty > 2 ? lines.slice(empty + 1) : [];
  const parts = new Map([
    ['method', method],
    ['path', path],
    ['query', query],
  ]);
  for (const line of headers) {
    const colon = line.indexOf(':');
    parts.set(`header ${line.slice(0, colon)}`, line.slice(colon + 1));
  }
  return parts.set('signed headers', names).set('payload hash', hash);
}

/** The parts that are not the same on both sides, in the order of the canonical request. */
export function differentParts(ours: string, theirs: string): DifferentLine[] {
  const [our, their] = [partsOf(ours), partsOf(theirs)];
  const names = [...new Set([...our.keys(), ...their.keys()])];
  return names.flatMap((name) => {
    const [own, other] = [our.get(name), their.get(name)];
    if (own === other) return [];
    const isSecret = name.startsWith('header ') && isSecretHeader(name.slice('header '.length));
    // Of a secret header only whether it is there is known here, and only that may be shown.
    if (isSecret && own && other) return [];
    return [lineOf(name, own, isSecret && other ? '***' : other)];
  });
}

function lineOf(name: string, ours: string | undefined, theirs: string | undefined): DifferentLine {
  return { name, ...(ours !== undefined && { ours }), ...(theirs !== undefined && { theirs }) };
}

/** Time and scope of a string to sign that are not those of the signature. */
export function differentScope(
  { stringToSign }: Expected,
  ours: { canonicalRequest: string; credentialScope: string },
): DifferentLine[] {
  const [, date = '', scope = ''] = stringToSign.split('\n');
  const ourDate = partsOf(ours.canonicalRequest).get('header x-amz-date') ?? '';
  return [
    ...(date === ourDate ? [] : [{ name: 'date', ours: ourDate, theirs: date }]),
    ...(scope === ours.credentialScope
      ? []
      : [{ name: 'credential scope', ours: ours.credentialScope, theirs: scope }]),
  ];
}
