// Paths: the table of values, the table of syntax errors, and the laws.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as p3 from 'json-p3';
import type { Json, JsonObject } from '../../../shared/json';
import { parsePath } from '../../../shared/expressions/jsonpath';
import { evaluatePath, type Evaluated } from '../../../shared/expressions/jsonpath-evaluate';
import { readCases } from './cases';

type Case = { name: string; path: string; value?: Json; pastEnd?: true; reason?: string };
const table = readCases<{ input: Json; context: JsonObject; variables: JsonObject; cases: Case[] }>('jsonpath');

function evaluate(text: string, input: Json): Evaluated {
  const parsed = parsePath(text);
  assert.ok(parsed.ok, parsed.ok ? '' : `${parsed.message} at ${parsed.offset}`);
  return evaluatePath(parsed.path, { input, context: table.context, variables: table.variables });
}

describe('evaluatePath', () => {
  for (const { name, path, value, pastEnd, reason } of table.cases) {
    test(`${path}: ${name}`, () => {
      const expected: Evaluated =
        value === undefined
          ? { found: false, reason: reason ?? '' }
          : { found: true, value, ...(pastEnd && { pastEnd }) };
      assert.deepEqual(evaluate(path, table.input), expected);
    });
  }

  test('a value 10,000 levels deep is found, and everything below it too', () => {
    let input: Json = 'bottom';
    for (let level = 0; level < 10_000; level++) input = { a: input };
    assert.deepEqual(evaluate('$' + '.a'.repeat(10_000), input), { found: true, value: 'bottom' });
    const all = evaluate('$..a', input);
    assert.equal(all.found && Array.isArray(all.value) && all.value.length, 10_000);
  });

  test('a path that would visit too much is stopped', () => {
    let input: Json = 'bottom';
    for (let level = 0; level < 500; level++) input = { a: input };
    const found = evaluate('$..*..*..*..*', input);
    assert.deepEqual(found, { found: false, reason: 'Too many results for path: $..[*]..[*]..[*]..[*]' });
  });

  test('agrees with an RFC 9535 library where both know the path', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const step = fc.oneof(
      name.map((key) => `.${key}`),
      name.map((key) => `['${key}']`),
      fc.integer({ min: -3, max: 3 }).map((index) => `[${index}]`),
      fc.constantFrom(
        '.*',
        '[*]',
        '..a',
        '..*',
        '[1:]',
        '[:2]',
        '[-2:]',
        '[0,1]',
        '[?(@.a == 1)]',
        '[?(@.b && @.a < 2)]',
      ),
    );
    const leaf = fc.constantFrom<Json>(0, 1, 2, 'x', null, true);
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), value, (steps, input) => {
        const text = `$${steps.join('')}`;
        // Jayway's own rules: a filter takes objects only and tests an object itself.
        fc.pre(!text.includes('?') || (Array.isArray(input) && !/\*|\.\./.test(text) && steps.length === 1));
        const found = evaluate(text, input);
        const theirs = p3.jsonpath.query(text, input).values() as Json[];
        if (found.found && found.pastEnd) assert.deepEqual(theirs, []);
        else if (!found.found) assert.deepEqual(theirs, []);
        else assert.deepEqual(parsePath(text).ok && /\*|\.\.|:|,|\?/.test(text) ? found.value : [found.value], theirs);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('parsePath', () => {
  for (const { text, offset, message } of readCases<{ text: string; offset: number; message: string }[]>(
    'jsonpath-errors',
  )) {
    test(`${text.slice(0, 40)} fails at ${offset}`, () => {
      const parsed = parsePath(text);
      assert.ok(!parsed.ok);
      assert.equal(parsed.offset, offset, parsed.message);
      assert.match(parsed.message, new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    });
  }

  test('5.1 a definite path is told from the others', () => {
    for (const text of ['$', '$.a[0]', "$['a','b']", '$$.Task.Token', '$.a.length()']) {
      const parsed = parsePath(text);
      assert.ok(parsed.ok && parsed.path.definite, text);
    }
    for (const text of ['$.*', '$..a', '$[0:1]', '$[0,1]', '$[?(@.a)]']) {
      const parsed = parsePath(text);
      assert.ok(parsed.ok && !parsed.path.definite, text);
    }
  });

  test('never throws, and a fault lies inside the text', () => {
    const pieces = fc.constantFrom(
      '$',
      '.',
      '..',
      '[',
      ']',
      '(',
      ')',
      '?',
      '@',
      "'",
      '"',
      '\\',
      '*',
      ',',
      ':',
      '!',
      '&&',
      '==',
      ' ',
      'a',
      '0',
      '-',
      'ü',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => `$${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parsePath(any);
        assert.ok(parsed.ok || (parsed.offset >= 0 && parsed.offset <= any.length));
        if (parsed.ok) evaluatePath(parsed.path, { input: table.input, context: {}, variables: {} });
      }),
      { numRuns: 5_000 },
    );
  });

  test('nesting without end is a fault, not an overflow', () => {
    for (const text of [
      `$[?(${'('.repeat(50_000)}`,
      `$${'[?(@'.repeat(50_000)}`,
      `$[?(${'!'.repeat(50_000)}@.a)]`,
      '$' + '.a'.repeat(100_000),
    ]) {
      assert.doesNotThrow(() => parsePath(text));
    }
  });
});
