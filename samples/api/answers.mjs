// What API Gateway itself puts into an answer: its headers, and its bodies for the statuses it makes.
import { randomBytes, randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string | string[]>} [headers] besides the ones that every answer has
 * @property {string | Uint8Array | AsyncIterable<string>} [body] a stream needs its own Content-Length
 */

/** @type {Record<number, { message: string, errorType?: string }>} */
const ownBodies = {
  400: { message: 'Invalid request body', errorType: 'BadRequestException' },
  401: { message: 'Unauthorized', errorType: 'UnauthorizedException' },
  403: { message: 'Forbidden', errorType: 'ForbiddenException' },
  404: { message: 'Not Found' },
  413: { message: 'Request Too Long' },
  415: { message: 'Unsupported Media Type' },
  429: { message: 'Too Many Requests', errorType: 'TooManyRequestsException' },
  500: { message: 'Internal server error', errorType: 'InternalServerErrorException' },
  502: { message: 'Internal server error', errorType: 'InternalServerErrorException' },
  503: { message: 'Service Unavailable' },
  504: { message: 'Endpoint request timed out', errorType: 'InternalServerErrorException' },
};

/**
 * An answer with a JSON body.
 *
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string | string[]>} [headers]
 * @returns {Answer}
 */
export const json = (status, value, headers = {}) => ({ status, headers, body: JSON.stringify(value) });

/**
 * An error as API Gateway words it, with the exception's name in a header.
 *
 * @param {number} status
 * @param {string} message
 * @param {string} [errorType]
 * @returns {Answer}
 */
export const gatewayError = (status, message, errorType) =>
  json(status, { message }, errorType === undefined ? {} : { 'x-amzn-ErrorType': errorType });

/**
 * What API Gateway answers to a route, method or stage that is not there: never 404.
 *
 * @returns {Answer}
 */
export const unknownRoute = () =>
  gatewayError(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException');

/**
 * What the edge in front of API Gateway answers to a body over 10 MB: plain text, not JSON.
 *
 * @param {number} limit in bytes
 * @returns {Answer}
 */
export const tooLarge = (limit) => ({
  status: 413,
  headers: { 'Content-Type': 'text/plain' },
  body: `HTTP content length exceeded ${limit} bytes.`,
});

/**
 * An answer with the given status, in API Gateway's own words where it has some; statuses that have no body get none.
 *
 * @param {number} status from 200 to 599
 * @returns {Answer}
 */
export const withStatus = (status) => {
  if ([204, 205, 304].includes(status)) return { status };
  const own = ownBodies[status] ?? { message: STATUS_CODES[status] ?? 'Unknown' };
  const answer = gatewayError(status, own.message, own.errorType);
  return status >= 300 && status < 400 ? { ...answer, headers: { Location: '/prod/bills' } } : answer;
};

/**
 * The headers of every answer, in the spelling that AWS uses.
 *
 * @param {Date} now
 * @returns {Record<string, string>}
 */
export const gatewayHeaders = (now) => {
  const seconds = Math.floor(now.getTime() / 1000).toString(16);
  return {
    'Content-Type': 'application/json',
    Date: now.toUTCString(),
    'x-amzn-RequestId': randomUUID(),
    'x-amz-apigw-id': `${randomBytes(11).toString('base64url')}=`,
    'X-Amzn-Trace-Id': `Root=1-${seconds.padStart(8, '0')}-${randomBytes(12).toString('hex')}`,
  };
};
