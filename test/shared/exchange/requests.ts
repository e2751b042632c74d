// Requests of Tasks as fast-check makes them up: everything that Parameters may hold, in odd spellings.
import fc from 'fast-check';
import { buildRequest } from '../../../shared/engine/request';
import type { HttpRequest } from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';
import { isForbiddenHeader, isSecretHeader } from '../../../shared/knowledge/headers';

export const host = 'abc123.execute-api.eu-west-1.amazonaws.com';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    `it's`,
    '"$HOME"',
    '`id`',
    '$(id)',
    'a\\b',
    'a\nb',
    '!!',
    '%41',
    '{{x}}',
    '@file',
    '# no',
    ' a ',
    '^&|',
    "''",
  ),
);

const headerName = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
  .filter(
    (name) => !isForbiddenHeader(name) && !isSecretHeader(name) && !/^(user-agent|content-type|__proto__)$/i.test(name),
  );

/** What HTTP can send: no control characters, and no blanks around. */
const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/).filter((value) => !value.includes('{{'));

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

/** The Parameters of a Task that would be sent. */
export const parameters: fc.Arbitrary<JsonObject> = fc.record(
  {
    ApiEndpoint: fc.constant(host),
    Method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    Stage: fc.constantFrom('prod', 'my-stage', '$default'),
    Path: fc.oneof(text, fc.constantFrom('/bills', '@connections/a=', 'a%2Fb', 'a//b', 'a/../b', '')),
    QueryParameters: fc.dictionary(text, fc.array(text, { maxLength: 3 }), { maxKeys: 3 }),
    Headers: fc
      .uniqueArray(fc.tuple(headerName, fc.array(headerValue, { minLength: 1, maxLength: 2 })), {
        maxLength: 3,
        selector: ([name]) => name.toLowerCase(),
      })
      .map((entries) => Object.fromEntries(entries)),
    RequestBody: fc.oneof(json, text),
  },
  { requiredKeys: ['ApiEndpoint', 'Method'] },
);

export const requests: fc.Arbitrary<HttpRequest> = parameters.map((given) => buildRequest(given));

/** The request of a Task of the sample kind; `more` goes over its Parameters. */
export function requestOf(more: JsonObject, endpoints: Record<string, string> = {}): HttpRequest {
  return buildRequest({ ApiEndpoint: host, Method: 'GET', Stage: 'prod', Path: 'bills', ...more }, endpoints);
}
