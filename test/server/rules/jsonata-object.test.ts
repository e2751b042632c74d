// The names of an object inside an expression.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { objectKeys } from '../../../server/rules/jsonata-object';

describe('objectKeys', () => {
  const cases: [expression: string, paths: string[]][] = [
    ["{% {'a': 1} %}", ['a']],
    ['{%{"a":1,"b":[2]}%}', ['a', 'b']],
    ["{% {'Headers': {'a': ['b']}, 'c': 1} %}", ['Headers', 'Headers/a', 'c']],
    ["{% {'a': [{'no': 1}], 'b': $f({'no': 1}), 'c': ({'no': 1})} %}", ['a', 'b', 'c']],
    ["{% {'a': x ? 'no' : 'no', 'b': y ? {'no': 1} : 2} %}", ['a', 'b']],
    ["{% /* {'no': 1} */ {'a' : /* , 'no': */ 1} %}", ['a']],
    ["{% {'a': 'x, \\'no\\': 1', 'b': \"{'no': 1}\"} %}", ['a', 'b']],
    ["{% {'a': `no: {`} %}", ['a']],
    ["{% {$states.input.name: 1, 'a': 2} %}", ['a']],
    ["{% {'x' & 'y': 1, 'a': 2} %}", ['a']],
    // The object is not the value of the expression.
    ["{% $merge([{'no': 1}]) %}", []],
    ["{% {'no': 1}.no %}", []],
    ["{% {'no': 1} ~> $keys() %}", []],
    ["{% ({'no': 1}) %}", []],
    ["{% $x := {'no': 1} %}", []],
    // Not read to the end, or perhaps not as meant.
    ["{% {'no': 1 %}", []],
    ["{% {'no': /x}/ } %}", []],
    ['{% %}', []],
    ["{% {'no %}", []],
  ];
  for (const [expression, paths] of cases)
    it(expression, () => {
      const keys = objectKeys(expression);
      assert.deepEqual(
        keys.map(({ path }) => path.join('/')),
        paths,
      );
      for (const { path, start, end } of keys) assert.equal(expression.slice(start + 1, end - 1), path.at(-1));
    });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void objectKeys(`{%${text}%}`)));
  });
});
