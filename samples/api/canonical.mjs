// The canonical request of AWS Signature Version 4, rebuilt from what arrived on the wire.
import { createHash } from 'node:crypto';

/** @typedef {import('./sigv4.mjs').SignedRequest} SignedRequest */

const unreserved = /[A-Za-z0-9\-._~]/;

/**
 * SHA-256 as lower-case hex.
 *
 * @param {string | Uint8Array} data
 * @returns {string}
 */
export const sha256Hex = (data) => createHash('sha256').update(data).digest('hex');

/**
 * Percent-encodes each byte that RFC 3986 does not call unreserved; hex digits in upper case.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
const encodeBytes = (bytes) =>
  Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    return unreserved.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

/**
 * The bytes that a query name or value stands for. Works on bytes, not text, so that `%FF` or a stray `%` is
 * kept instead of throwing: a request that can't be decoded must be refused by its signature, not by a crash.
 *
 * @param {string} text
 * @returns {Buffer}
 */
const decodeQueryBytes = (text) => {
  const parts = text.replaceAll('+', ' ').split(/(%[0-9A-Fa-f]{2})/);
  // Every second part is an escape: split() keeps what its group matched.
  return Buffer.concat(
    parts.map((part, index) => (index % 2 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'latin1'))),
  );
};

/**
 * The path as AWS signs it for every service but S3: dot segments and doubled slashes removed, then the path of
 * the wire, which is percent-encoded already, is encoded once more. So `%2F` becomes `%252F` and stays apart from `/`.
 *
 * @param {string} path
 * @returns {string}
 */
export const canonicalPath = (path) => {
  /** @type {string[]} */
  const segments = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map((segment) => encodeBytes(Buffer.from(segment, 'latin1'))).join('/')}${trailing}`;
};

/** @type {(a: string, b: string) => number} */
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The query as AWS signs it: sorted by encoded name, then by encoded value; a name without `=` has an empty value.
 *
 * Name before value is not the same as sorting the pairs as text: `a=1` comes before `a-b=1`, though `-` is below `=`.
 *
 * @param {string} query without the question mark
 * @returns {string}
 */
export const canonicalQuery = (query) =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return { name: encodeBytes(decodeQueryBytes(name)), value: encodeBytes(decodeQueryBytes(value)) };
    })
    .sort((a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');

/**
 * One header as AWS signs it: outer blanks gone, inner blanks folded to one, repeated headers joined by a comma in
 * the order received. A name that was signed but did not arrive has an empty value, and so fails the comparison.
 *
 * @param {SignedRequest['headers']} headers
 * @param {string} name in lower case
 * @returns {string}
 */
export const canonicalHeader = (headers, name) => {
  const values = headers.filter(([key]) => key.toLowerCase() === name);
  return `${name}:${values.map(([, value]) => value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')).join(',')}`;
};

/**
 * The whole canonical request. Its last line is the hash of the body that arrived, never what a header claims.
 *
 * @param {SignedRequest} request
 * @param {string[]} signedHeaders in lower case and sorted
 * @returns {string}
 */
export const canonicalRequest = (request, signedHeaders) =>
  [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => canonicalHeader(request.headers, name)),
    '',
    signedHeaders.join(';'),
    sha256Hex(request.body),
  ].join('\n');
