// There and back: a Task's request as a text, read again, and made a Task again.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { run } from '../../../shared/engine';
import type { Deps, HttpRequest } from '../../../shared/engine/types';
import { curlOf } from '../../../shared/exchange/curl';
import { httpTextOf } from '../../../shared/exchange/httpText';
import { readRequest } from '../../../shared/exchange/readRequest';
import { taskStateFrom } from '../../../shared/exchange/taskState';
import { requestOf, requests } from './requests';

/** Header lines of one name may come as one, and JSON escaped in another way means the same. */
function meaning({ headers, body, query, ...rest }: HttpRequest, sorted: boolean): unknown {
  const lists = new Map<string, string>();
  for (const [name, value] of headers) lists.set(name, lists.has(name) ? `${lists.get(name)},${value}` : value);
  return {
    ...rest,
    headers: sorted ? [...lists].sort() : [...lists],
    query: sorted ? [...query].sort() : query,
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  };
}

describe('a request is read back', () => {
  test('from a cURL command', () => {
    fc.assert(fc.property(requests, (request) => assert.deepEqual(readRequest(curlOf(request)).request, request)));
  });

  test('from a .http request', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const read = readRequest(httpTextOf(request, { title: 'Get Bill' }));
        assert.deepEqual(meaning(read.request, false), meaning(request, false));
        assert.equal(read.name, 'Get Bill');
      }),
    );
  });

  test('signed, with its secrets as placeholders', () => {
    const request = requestOf({ Method: 'POST', Headers: { 'x-api-key': ['sekrit'] }, RequestBody: { a: 1 } });
    for (const text of [curlOf, httpTextOf].map((write) => write(request, { signed: { region: 'eu-west-1' } }))) {
      const { name: _name, state, notes } = taskStateFrom(readRequest(text));
      const { Headers, AuthType } = state['Parameters'] as Record<string, unknown>;
      assert.equal(AuthType, 'IAM_ROLE');
      assert.deepEqual(Headers, { 'x-api-key': ['${X_API_KEY}'], 'Content-Type': ['application/json'] });
      assert.deepEqual(
        notes.filter((note) => !note.includes('Stage')),
        [],
      );
    }
  });

  test('of a length that no argument may have', () => {
    const request = requestOf({ Method: 'POST', RequestBody: "it's ".repeat(40_000) });
    assert.deepEqual(readRequest(curlOf(request)).request, request);
  });

  test('of a mapped endpoint, by the name of its API', () => {
    const request = requestOf({}, { [requestOf({}).host]: 'http://127.0.0.1:4010' });
    for (const write of [curlOf, httpTextOf])
      assert.deepEqual(readRequest(write(request, { mapped: true })).request, request);
  });
});

describe('a Task is made again', () => {
  for (const [kind, write] of Object.entries({ curl: curlOf, http: httpTextOf }))
    for (const language of ['JSONPath', 'JSONata'] as const)
      test(`from ${kind} in ${language}`, async () => {
        await fc.assert(
          fc.asyncProperty(requests, async (request) => {
            const { name, state, notes } = taskStateFrom(readRequest(write(request)), language);
            fc.pre(!notes.some((note) => /as an expression|about the sender/.test(note)));
            let sent: HttpRequest | undefined;
            const deps: Deps = {
              send: (given) => {
                sent = given;
                return Promise.reject(new Error('not sent'));
              },
              credentials: () => Promise.reject(new Error('none')),
              now: () => new Date(0),
              random: () => 0,
            };
            const settings = { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 10 } as const;
            const made = await run({ name, state, queryLanguage: language, input: {} }, settings, deps);
            assert.ok(sent, made.failure?.cause);
            assert.deepEqual(meaning(sent, true), meaning(request, true));
          }),
          { numRuns: 60 },
        );
      });
});
