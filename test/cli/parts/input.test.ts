// Input that is no JSON: where it goes wrong is said as well as it can be.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseInput } from '../../../cli/input';
import { UsageError } from '../../../cli/usage';

describe('parseInput', () => {
  test('any JSON value', () => {
    for (const value of [null, 1, 'a', [1], { __proto__: 1, a: { b: [] } }])
      assert.deepEqual(parseInput(JSON.stringify(value), 'x'), JSON.parse(JSON.stringify(value)));
  });

  for (const [text, message] of [
    ['', /^x: is empty, where JSON is needed\.$/],
    [' \n', /^x: is empty, where JSON is needed\.$/],
    ['{"a" 1}', /^x: not valid JSON at line 1, column 6: A colon is missing\.$/],
    ['[1, 2', /^x: not valid JSON at line 1, column \d: A closing bracket is missing\.$/],
    // What our reader forgives, Node tells the place of, or quotes.
    ['{"a": 1,\n}', /^x: not valid JSON at line 2, column 1: \S.*\.$/],
    ['{"a": ${b}}', /^x: not valid JSON.*: \S.*\.$/],
    ['// a', /^x: not valid JSON.*: \S.*\.$/],
  ] as [string, RegExp][])
    test(JSON.stringify(text), () => {
      assert.throws(
        () => parseInput(text, 'x'),
        (error) => error instanceof UsageError && message.test(error.message),
        text,
      );
    });
});
