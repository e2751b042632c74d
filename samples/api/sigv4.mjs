// Verifies AWS Signature Version 4 as API Gateway does for IAM methods, and refuses in its words.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readAuthorization, timeOf, timestampOf } from './authorization.mjs';
import { canonicalRequest, sha256Hex } from './canonical.mjs';
import { sampleCredentials, sampleSession } from './credentials.mjs';

/** @typedef {import('./sigv4.mjs').SignedRequest} SignedRequest */
/** @typedef {import('./sigv4.mjs').Refusal} Refusal */
/** @typedef {import('./authorization.mjs').Authorization} Authorization */

const terminator = 'aws4_request';
const skewMinutes = 5;

/** @type {(errorType: string, message: string) => Refusal} */
const refusal = (errorType, message) => ({ status: 403, errorType, message });

/** @type {(headers: SignedRequest['headers'], name: string) => string | undefined} */
const headerOf = (headers, name) => headers.find(([key]) => key.toLowerCase() === name)?.[1];

/**
 * Whether a request is signed by one of the known credentials: undefined when it is, else why API Gateway refuses it.
 *
 * @param {SignedRequest} request
 * @param {import('./sigv4.mjs').VerifyOptions} [options]
 * @returns {Refusal | undefined}
 */
export const verifySignature = (request, { now = () => new Date(), credentials, service = 'execute-api' } = {}) => {
  const header = headerOf(request.headers, 'authorization');
  if (header === undefined) return refusal('MissingAuthenticationTokenException', 'Missing Authentication Token');

  const timestamp = headerOf(request.headers, 'x-amz-date') ?? headerOf(request.headers, 'date');
  const authorization = readAuthorization(header, timestamp);
  if (typeof authorization === 'string') return refusal('IncompleteSignatureException', authorization);

  const invalid =
    checkTime(authorization.timestamp, now().getTime()) ??
    checkSignedHeaders(request.headers, authorization.signedHeaders) ??
    checkScope(authorization, service, regionOf(headerOf(request.headers, 'host') ?? ''));
  if (invalid !== undefined) return refusal('InvalidSignatureException', invalid);

  const known = credentials ?? [sampleCredentials, sampleSession];
  const signer = known.find(({ accessKeyId }) => accessKeyId === authorization.accessKeyId);
  const token = headerOf(request.headers, 'x-amz-security-token') ?? '';
  if (!signer || !sameText(token, signer.sessionToken ?? '')) {
    return refusal('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  return checkSignature(request, authorization, signer.secretAccessKey);
};

/** @type {(timestamp: string, now: number) => string | undefined} */
const checkTime = (timestamp, now) => {
  const time = timeOf(timestamp) ?? 0;
  const earliest = now - skewMinutes * 60_000;
  const latest = now + skewMinutes * 60_000;
  const nowText = timestampOf(now);
  if (time < earliest) {
    const limit = `${timestampOf(earliest)} (${nowText} - ${skewMinutes} min.)`;
    return `Signature expired: ${timestamp} is now earlier than ${limit}`;
  }
  if (time > latest) {
    const limit = `${timestampOf(latest)} (${nowText} + ${skewMinutes} min.)`;
    return `Signature not yet current: ${timestamp} is still later than ${limit}`;
  }
  return undefined;
};

/** @type {(headers: SignedRequest['headers'], signed: string[]) => string | undefined} */
const checkSignedHeaders = (headers, signed) => {
  if (!signed.includes('host')) return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
  const unsigned = headers.find(([name]) => /^x-amz-/i.test(name) && !signed.includes(name.toLowerCase()));
  return unsigned && `'${unsigned[0]}' must be a 'SignedHeader' in the AWS Authorization.`;
};

/**
 * The region that an API's own host name carries; undefined for 127.0.0.1 and other names.
 *
 * @param {string} host
 * @returns {string | undefined}
 */
const regionOf = (host) => /\.execute-api\.([a-z0-9-]+)\./i.exec(host)?.[1]?.toLowerCase();

/**
 * AWS tells everything that is wrong with a scope at once, each sentence with a blank after it.
 *
 * @type {(authorization: Authorization, service: string, region: string | undefined) => string | undefined}
 */
const checkScope = ({ scope, timestamp }, service, region) => {
  const day = timestamp.slice(0, 8);
  const wrong = [];
  if (region !== undefined && scope.region !== region) {
    wrong.push(`Credential should be scoped to a valid region, not '${scope.region}'. `);
  }
  if (scope.service !== service) wrong.push(`Credential should be scoped to correct service: '${service}'. `);
  if (scope.terminator !== terminator) {
    wrong.push(`Credential should be scoped with a valid terminator: '${terminator}', not '${scope.terminator}'. `);
  }
  if (scope.date !== day) {
    const differs = `'${scope.date}' != '${day}', from '${timestamp}'`;
    wrong.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${differs}. `,
    );
  }
  return wrong.length > 0 ? wrong.join('') : undefined;
};

/** @type {(request: SignedRequest, authorization: Authorization, secret: string) => Refusal | undefined} */
const checkSignature = (request, { scope, signedHeaders, signature, timestamp }, secret) => {
  const scopeParts = [scope.date, scope.region, scope.service, scope.terminator];
  const canonical = canonicalRequest(request, signedHeaders);
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scopeParts.join('/'), sha256Hex(canonical)].join('\n');

  /** @type {string | Buffer} */
  let key = `AWS4${secret}`;
  for (const part of scopeParts) key = createHmac('sha256', key).update(part).digest();
  const expected = createHmac('sha256', key).update(toSign).digest('hex');

  // A body hash that was sent and signed, but is not the hash of this body, is as wrong as a wrong signature.
  const claimed = headerOf(request.headers, 'x-amz-content-sha256');
  const honest = claimed === undefined || claimed === sha256Hex(request.body);
  if (sameText(signature, expected) && honest) return undefined;

  return refusal(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n' +
      `The Canonical String for this request should have been\n'${canonical}'\n\n` +
      `The String-to-Sign should have been\n'${toSign}'\n`,
  );
};

/**
 * Compares without telling by its time where two texts differ; hashing first makes the lengths equal.
 *
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
const sameText = (a, b) =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
