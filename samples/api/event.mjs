// The echo route's answer: the request as a Lambda proxy integration would have handed it on.
import { isUtf8 } from 'node:buffer';
import { json } from './answers.mjs';
import { decodePath, queryOf } from './request.mjs';

/** @typedef {import('./request.mjs').SampleRequest} SampleRequest */

/** Never echoed: an answer is shown, logged and kept where a signature or session token must not be. */
const secretHeaders = new Set(['authorization', 'x-amz-security-token']);

/**
 * Echoes the request, and answers with a header that has two values.
 *
 * @param {SampleRequest} request
 * @returns {import('./answers.mjs').Answer}
 */
export const echo = (request) => {
  const headers = request.headers.map(([name, value]) => /** @type {[string, string]} */ ([name, shown(name, value)]));
  const headerLists = listsOf(headers, (name) => name.toLowerCase());
  const queryLists = listsOf(queryOf(request));
  const text = isUtf8(request.body);
  return json(
    200,
    {
      method: request.method,
      path: decodePath(request.path.replace(/^\/[^/]*/, '') || '/'),
      rawPath: request.path,
      rawQueryString: request.query,
      pathParameters: request.parameters,
      queryStringParameters: lastOf(queryLists),
      multiValueQueryStringParameters: queryLists,
      headers: lastOf(headerLists),
      multiValueHeaders: headerLists,
      rawHeaders: headers,
      body: request.body.length === 0 ? null : request.body.toString(text ? 'utf8' : 'base64'),
      isBase64Encoded: !text,
    },
    { 'X-Sample-List': ['one', 'two'] },
  );
};

/** @type {(name: string, value: string) => string} */
const shown = (name, value) => (secretHeaders.has(name.toLowerCase()) ? '(not echoed)' : value);

/**
 * All values of each name in the order received, under the name's first spelling.
 *
 * @param {[name: string, value: string][]} pairs
 * @param {(name: string) => string} [sameAs] names that this maps to one text are one name
 * @returns {Record<string, string[]>}
 */
const listsOf = (pairs, sameAs = (name) => name) => {
  /** @type {Map<string, [spelling: string, values: string[]]>} */
  const lists = new Map();
  for (const [name, value] of pairs) {
    const list = lists.get(sameAs(name));
    if (list) list[1].push(value);
    else lists.set(sameAs(name), [name, [value]]);
  }
  return Object.fromEntries(lists.values());
};

/** @type {(lists: Record<string, string[]>) => Record<string, string>} */
const lastOf = (lists) =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? '']));
