// Payload templates: the table of values and failures, and the laws.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePayloadExpression } from '../../../shared/expressions/payload-expression';
import { StateFailure } from '../../../shared/expressions/scope';
import { resolveTemplate } from '../../../shared/expressions/template';
import type { Json, JsonObject } from '../../../shared/json';
import { readCases } from './cases';

type Case = { name: string; template: Json; value?: Json; cause?: string };
const table = readCases<{ input: Json; context: JsonObject; variables: JsonObject; cases: Case[] }>('template');
const options = { state: 'pass', field: 'Parameters', random: () => 0.5 };
const resolve = (template: Json, input: Json = table.input): Json =>
  resolveTemplate(template, { ...table, input }, options);

describe('resolveTemplate', () => {
  for (const { name, template, value, cause } of table.cases) {
    test(name, () => {
      if (cause === undefined) return assert.deepEqual(resolve(template), value);
      assert.throws(() => resolve(template), {
        error: 'States.Runtime',
        cause: `An error occurred while executing the state 'pass' (entered at the event id #2). ${cause}`,
      });
    });
  }

  test('a path into a null input fails as seen on AWS', () => {
    for (const path of ['$', '$.a', '$..a']) {
      assert.throws(() => resolve({ 'x.$': path }, null), {
        error: 'States.Runtime',
        cause: /Unable to apply Path transformation to null or empty input\.$/,
      });
    }
    assert.deepEqual(resolve({ 'x.$': '$v.w', y: 1 }, null), { x: 3, y: 1 });
  });

  const keys = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'x$', '$'));
  const literal = fc
    .jsonValue({ depthSize: 'medium' })
    .map((value) => JSON.parse(JSON.stringify(value).replaceAll('.$"', '"')) as Json);

  test('a literal is itself, and a copy', () => {
    fc.assert(
      fc.property(literal, keys, (value, key) => {
        const template = JSON.parse(
          `{${JSON.stringify(key.endsWith('.$') ? 'k' : key)}:${JSON.stringify(value)}}`,
        ) as Json;
        const before = JSON.stringify(template);
        const resolved = resolve(template);
        assert.equal(JSON.stringify(resolved), before);
        assert.equal(JSON.stringify(template), before);
        assert.notEqual(resolved, template);
      }),
    );
  });

  test('a key named __proto__ is a plain key', () => {
    const template = JSON.parse('{"__proto__":{"x":1},"a":{"__proto__.$":"$.name"}}') as Json;
    const resolved = resolve(template);
    assert.equal(JSON.stringify(resolved), '{"__proto__":{"x":1},"a":{"__proto__":"Ada"}}');
    assert.equal(({} as { x?: number }).x, undefined);
  });

  test('10,000 levels in the template fail clearly, in the input they do not matter', () => {
    let deep: Json = {};
    for (let level = 0; level < 10_000; level++) deep = level % 2 ? [deep] : { a: deep };
    assert.throws(() => resolve(deep), {
      error: 'States.Runtime',
      cause: /The field 'Parameters' is nested too deeply to be evaluated$/,
    });
    assert.equal((resolve({ 'x.$': '$' }, deep) as JsonObject)['x'], deep);
  });

  test('never throws anything but a StateFailure', () => {
    const expression = fc.oneof(
      fc.string(),
      fc.string().map((text) => `$${text}`),
      fc.constantFrom('$', '$..*', '$$', 'States.UUID()', "States.Format('{')"),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'a.$', 'b.$', '.$'), expression),
        fc.jsonValue(),
        (template, input) => {
          try {
            resolve(template, input as Json);
          } catch (error) {
            assert.ok(error instanceof StateFailure, String(error));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('parsePayloadExpression', () => {
  test('tells a path from a call', () => {
    const path = parsePayloadExpression('$.a');
    const call = parsePayloadExpression('States.UUID()');
    assert.equal(path.ok && path.expression.kind, 'path');
    assert.equal(call.ok && call.expression.kind, 'call');
    assert.deepEqual(parsePayloadExpression('a.b'), {
      ok: false,
      offset: 0,
      message: "Expected a path that starts with '$' or an intrinsic function such as States.Format(…)",
    });
  });
});
