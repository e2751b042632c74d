// Reads the parts of a SigV4 `Authorization` header, and says in AWS's words what is wrong with one.
import { createHash } from 'node:crypto';

const parameterNames = /** @type {const} */ (['Credential', 'Signature', 'SignedHeaders']);

/**
 * @typedef {object} Authorization what a well-formed header says
 * @property {string} accessKeyId
 * @property {{ date: string, region: string, service: string, terminator: string }} scope
 * @property {string[]} signedHeaders in lower case and sorted
 * @property {string} signature
 * @property {string} timestamp `X-Amz-Date` or `Date`, as received and in the form `20151231T235959Z`
 */

/**
 * Gives the parts, or the message of an `IncompleteSignatureException`.
 *
 * AWS no longer repeats the header in its message, only a hash of it: it may be someone's bearer token.
 *
 * @param {string} header
 * @param {string | undefined} timestamp
 * @returns {Authorization | string}
 */
export const readAuthorization = (header, timestamp) => {
  if (header.trim() === '') return 'Authorization header cannot be empty.';
  const hashed = createHash('sha256').update(header).digest('base64');
  const [algorithm = '', ...pieces] = header.trim().split(/[\s,]+/);

  /** @type {Map<string, string>} */
  const parameters = new Map();
  for (const piece of pieces.filter((text) => text !== '')) {
    const equals = piece.indexOf('=');
    if (equals < 0) {
      const where = 'in Authorization header (hashed with SHA-256 and encoded with Base64)';
      return `Invalid key=value pair (missing equal-sign) ${where}: '${hashed}'.`;
    }
    parameters.set(piece.slice(0, equals), piece.slice(equals + 1));
  }

  const missing = parameterNames
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!timestamp) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0 || !timestamp) {
    return `${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed}`;
  }
  if (algorithm !== 'AWS4-HMAC-SHA256') return `Unsupported AWS 'algorithm': '${algorithm}'.`;
  if (timeOf(timestamp) === undefined) {
    return `Date must be in ISO-8601 'basic format'. Got '${timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601`;
  }

  const credential = parameters.get('Credential') ?? '';
  const [accessKeyId, date, region, service, terminator, ...more] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || more.length > 0) {
    const form = 'keyid/date/region/service/term';
    return `Credential must have exactly 5 slash-delimited elements, e.g. ${form}, got '${credential}'`;
  }
  return {
    accessKeyId,
    scope: { date, region, service, terminator },
    signedHeaders: (parameters.get('SignedHeaders') ?? '').toLowerCase().split(';').sort(),
    signature: parameters.get('Signature') ?? '',
    timestamp,
  };
};

/**
 * Milliseconds of a time such as `20151231T235959Z`; undefined when it is not one.
 *
 * @param {string} timestamp
 * @returns {number | undefined}
 */
export const timeOf = (timestamp) => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp);
  const time = match ? Date.parse(timestamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')) : NaN;
  return Number.isNaN(time) ? undefined : time;
};

/**
 * The form of time that SigV4 uses, `20151231T235959Z`.
 *
 * @param {number} time in milliseconds
 * @returns {string}
 */
export const timestampOf = (time) => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
