// Reads an incoming HTTP message into the plain request that routes and the signature check work on.

/**
 * @typedef {object} SampleRequest
 * @property {string} method
 * @property {string} path raw: still percent-encoded
 * @property {string} query raw, without the question mark
 * @property {[name: string, value: string][]} headers in the order received, repeated ones apart
 * @property {Buffer} body
 * @property {AbortSignal} signal aborted when the caller has gone
 * @property {Record<string, string>} parameters what the route's `{name}` segments stood for
 */

/** API Gateway's limit for a request body. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The most that is read and thrown away, so that a caller who sent too much still gets its answer. */
const maxDiscardedBytes = 8 * maxBodyBytes;

/**
 * Reads the whole request.
 *
 * @param {import('node:http').IncomingMessage} incoming
 * @param {AbortSignal} signal aborted when the caller has gone
 * @returns {Promise<SampleRequest | 'too large'>}
 */
export const readRequest = async (incoming, signal) => {
  const body = await readBody(incoming);
  if (body === undefined) return 'too large';
  // `GET http://host/path` is a legal request line too, as proxies send it.
  const target = (incoming.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return {
    method: incoming.method ?? 'GET',
    path: path || '/',
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: pairsOf(incoming.rawHeaders),
    body,
    signal,
    parameters: {},
  };
};

/**
 * The first value of a header, whatever the case of its name.
 *
 * @param {SampleRequest} request
 * @param {string} name in lower case
 * @returns {string | undefined}
 */
export const headerOf = (request, name) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1];

/**
 * The names and values of the query, decoded, in the order received.
 *
 * @param {SampleRequest} request
 * @returns {[name: string, value: string][]}
 */
export const queryOf = (request) => [...new URLSearchParams(request.query)];

/**
 * A number of the query, kept within bounds; the default where it is missing or no number.
 *
 * @param {SampleRequest} request
 * @param {string} name
 * @param {{ default: number, min: number, max: number }} bounds
 * @returns {number}
 */
export const queryNumber = (request, name, bounds) => {
  const text = queryOf(request).findLast(([key]) => key === name)?.[1];
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(number) ? bounds.default : Math.trunc(Math.min(Math.max(number, bounds.min), bounds.max));
};

/**
 * The path with its percent escapes decoded; as it was where they can't be.
 *
 * @param {string} path
 * @returns {string}
 */
export const decodePath = (path) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** @type {(incoming: import('node:http').IncomingMessage) => Promise<Buffer | undefined>} */
const readBody = async (incoming) => {
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > maxDiscardedBytes) break;
    if (size <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks);
};

/** @type {(flat: string[]) => [string, string][]} */
const pairsOf = (flat) =>
  Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? '']);
