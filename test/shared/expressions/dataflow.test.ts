// InputPath, ResultSelector, ResultPath, OutputPath and Assign: the table, and the laws of writing at a path.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  applyAssign,
  applyInputPath,
  applyOutputPath,
  applyResultPath,
  applyResultSelector,
  readPathField,
} from '../../../shared/expressions/dataflow';
import { parsePath } from '../../../shared/expressions/jsonpath';
import { evaluatePath } from '../../../shared/expressions/jsonpath-evaluate';
import { parseReferencePath, setAt } from '../../../shared/expressions/reference-path';
import { StateFailure } from '../../../shared/expressions/scope';
import type { Json } from '../../../shared/json';
import { readCases } from './cases';

type Case = {
  name: string;
  field: 'InputPath' | 'OutputPath' | 'ResultPath';
  path: Json;
  input: Json;
  value?: Json;
  error?: string;
  cause?: string;
};

const scopeOf = (input: Json) => ({ input, context: { Task: { Token: 't' } }, variables: { v: 1 } });
const options = { state: 'S', random: () => 0.5 };

function apply({ field, path, input }: Case): Json {
  const given = path === '__absent' ? undefined : path;
  if (field === 'InputPath') return applyInputPath(given, scopeOf(input), 'S');
  if (field === 'OutputPath') return applyOutputPath(given, scopeOf(input), 'S');
  return applyResultPath(given, input, { r: 1 }, 'S');
}

describe('the data flow of a JSONPath state', () => {
  for (const example of readCases<Case[]>('dataflow')) {
    const { name, field, path, value, error = 'States.Runtime', cause } = example;
    test(`${field} ${JSON.stringify(path)}: ${name}`, () => {
      if (cause === undefined) return assert.deepEqual(apply(example), value);
      assert.throws(() => apply(example), {
        error,
        cause: `An error occurred while executing the state 'S' (entered at the event id #2). ${cause}`,
      });
    });
  }

  test('6 ResultSelector sees the result as $', () => {
    const selector = { 'code.$': '$.StatusCode', 'token.$': '$$.Task.Token', kept: true };
    assert.deepEqual(applyResultSelector(selector, scopeOf({ StatusCode: 200 }), options), {
      code: 200,
      token: 't',
      kept: true,
    });
    assert.deepEqual(applyResultSelector(undefined, scopeOf({ StatusCode: 200 }), options), { StatusCode: 200 });
  });

  test('5.5 Assign sees the values at entry, and keeps the other variables', () => {
    const assign = { 'v.$': '$.n', 'old.$': '$v', fixed: 'x' };
    assert.deepEqual(applyAssign(assign, scopeOf({ n: 2 }), options), { v: 2, old: 1, fixed: 'x' });
    assert.deepEqual(applyAssign(undefined, scopeOf({}), options), { v: 1 });
  });

  test('5.1 TimeoutSecondsPath has the wording of InputPath', () => {
    assert.equal(readPathField('TimeoutSecondsPath', '$.t', scopeOf({ t: 5 }), 'S'), 5);
    assert.throws(
      () => readPathField('TimeoutSecondsPath', '$.t', scopeOf({}), 'S'),
      /Invalid path '\$\.t' : No results/,
    );
  });
});

describe('setAt', () => {
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'ü x');
  const names = fc.array(name, { minLength: 1, maxLength: 5 });
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
  const pathOf = (keys: string[]) => {
    const parsed = parseReferencePath(`$${keys.map((key) => `['${key}']`).join('')}`);
    assert.ok(parsed.ok);
    return parsed.path;
  };

  test('what is set is what is got', () => {
    fc.assert(
      fc.property(names, fc.dictionary(name, json, { noNullPrototype: true }), json, (keys, input, value) => {
        const path = pathOf(keys);
        const before = JSON.stringify(input);
        try {
          const changed = setAt(path, input, value, 'S');
          assert.deepEqual(evaluatePath(path, scopeOf(changed)), { found: true, value });
        } catch (error) {
          assert.ok(error instanceof StateFailure && error.error === 'States.ResultPathMatchFailure');
        }
        assert.equal(JSON.stringify(input), before);
      }),
    );
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  test('setting what was got changes nothing', () => {
    fc.assert(
      fc.property(names, fc.dictionary(name, json, { noNullPrototype: true }), (keys, input) => {
        const path = pathOf(keys);
        const found = evaluatePath(path, scopeOf(input));
        fc.pre(found.found);
        assert.equal(JSON.stringify(setAt(path, input, found.value, 'S')), JSON.stringify(input));
      }),
    );
  });

  test('a path of 10,000 steps makes its parents', () => {
    const text = '$' + '.a'.repeat(10_000);
    const parsed = parsePath(text);
    assert.ok(parsed.ok);
    const made = setAt(parsed.path, {}, 1, 'S');
    assert.deepEqual(evaluatePath(parsed.path, scopeOf(made)), { found: true, value: 1 });
  });
});

describe('parseReferencePath', () => {
  for (const [text, offset] of [
    ['$.a[*]', 3],
    ['$..a', 1],
    ['$.a[0:1]', 3],
    ['$.a[0,1]', 3],
    ['$.a[?(@.b)]', 3],
    ["$['a,b']['c','d']", 8],
    ['$.a.length()', 3],
    ['$.', 2],
  ] as const) {
    test(`${text} fails at ${offset}`, () => {
      const parsed = parseReferencePath(text);
      assert.ok(!parsed.ok);
      assert.equal(parsed.offset, offset);
    });
  }

  test('names and indexes are allowed', () => {
    for (const text of ['$', '$.a.b', "$['a']['b']", '$.a[0][22]', '$.a[-1]', "$['x*y,z:?']"])
      assert.ok(parseReferencePath(text).ok, text);
  });
});
