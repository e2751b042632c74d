// Request building: the table of cases, and the laws that hold for every path and query.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildRequest, requestTarget, requestUrl } from '../../../shared/engine/request';
import type { JsonObject } from '../../../shared/json';
import cases from './request.cases.json';

type Case = {
  name: string;
  parameters: JsonObject;
  endpoints?: Record<string, string>;
  url?: string;
  headers?: [string, string][];
  body?: string;
};

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const build = (parameters: JsonObject, endpoints?: Record<string, string>) =>
  buildRequest({ ApiEndpoint: host, Method: 'GET', ...parameters }, endpoints);

for (const { name, parameters, endpoints, url, headers, body } of cases as Case[]) {
  test(`request ${name}`, () => {
    const request = build(parameters, endpoints);
    if (url !== undefined) assert.equal(requestUrl(request), url);
    const own = request.headers.filter(([header]) => header !== 'User-Agent');
    if (headers !== undefined) assert.deepEqual(own, headers);
    assert.equal(request.body, body);
    assert.equal(request.host, parameters['ApiEndpoint'] ?? host);
  });
}

test('a User-Agent is added unless the Task has one', () => {
  assert.deepEqual(build({}).headers, [['User-Agent', 'asl-invoke']]);
  assert.deepEqual(build({ Headers: { 'user-agent': ['mine'] } }).headers, [['user-agent', 'mine']]);
});

test('a mapped endpoint that is no http address is refused', () => {
  assert.throws(() => build({}, { [host]: 'localhost:4010' }), /endpoint of abc123.* is not an http or https address/);
});

test('law: the query that a server reads is the query that was given', () => {
  const lists = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(lists, (given) => {
      const target = requestTarget(build({ QueryParameters: given }));
      const read = [...new URLSearchParams(target.slice(2))];
      const sent = Object.entries(given).flatMap(([name, values]) => values.map((value) => [name, value]));
      assert.deepEqual(read, sent);
    }),
  );
});

test('law: the segments that a server reads are the segments that were given', () => {
  const segment = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[/%]/.test(text));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
      const { path } = build({ Stage: 'prod', Path: segments.join('/') });
      assert.match(path, /^[\x21-\x7e]+$/);
      assert.deepEqual(path.split('/').slice(2).map(decodeURIComponent), segments);
    }),
  );
});

test('law: encoding an encoded path changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { path } = build({ Path: text });
      assert.equal(build({ Path: path }).path, path);
    }),
  );
});
