// The text that expressions make, as far as it is written in them: held to what JSONata itself gives.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { madeByJsonata, madeByPayload, type MadePart } from '../../../shared/expressions/made-text';

const shown = (parts: MadePart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `<${part.expression}>`)).join('');

describe('of a payload expression', () => {
  for (const [expression, expected] of [
    ["States.Format('/bills/{}', $.id)", '/bills/<$.id>'],
    ["States.Format('/\\{a\\}/{}\\'{}', $$.Execution.Name, 7)", "/{a}/<$$.Execution.Name>'7"],
    ["States.Format('{}/x', States.Format('a/{}', $.b))", 'a/<$.b>/x'],
    ["States.Format('{}/x', States.UUID())", '<States.UUID()>/x'],
    ["States.Format('{}/{}', $.a)", '<$.a>/<…>'],
    ["States.Format($.template, 'a')", "<States.Format($.template, 'a')>"],
    ['$.path', '<$.path>'],
    ["States.Format('/bills/", "<States.Format('/bills/>"],
  ] as const)
    it(expression, () => assert.equal(shown(madeByPayload(expression)), expected));
});

describe('of JSONata', () => {
  for (const [expression, expected] of [
    [" '/bills/' & $states.input.id ", '/bills/<$states.input.id>'],
    ['"/bills/" & $string($states.input.id & "x") & "/lines"', '/bills/<$string($states.input.id & "x")>/lines'],
    ["('/a' & ('/b/' & $x)) & '/c'", '/a/b/<$x>/c'],
    ["'/a\\u0062\\/\\\"' & $x", '/ab/"<$x>'],
    ["'a & b'", 'a & b'],
    ["'/a/' & $x['b & c']", "/a/<$x['b & c']>"],
    ["$x ? '/a/' & $y : '/b'", undefined],
    ["'/a/' & $x = 'b'", undefined],
    ["'/a/' & $x in ['b']", undefined],
    ["$x and '/a' & 'b'", undefined],
    ["'/a' & $x ~> $uppercase()", undefined],
    ["$p := '/a/' & $x", undefined],
    ["'/a/' & $replace($x, /'/, '&')", undefined],
    ["'/a/' & ($y := 1; $y)", '/a/<($y := 1; $y)>'],
    ["'/a/' & ", undefined],
    ["'/a/ & $x", undefined],
    ["'/a/' & ($x", undefined],
    ['', undefined],
  ] as const)
    it(expression, () => assert.equal(shown(madeByJsonata(expression)), expected ?? `<${expression.trim()}>`));

  it('is what JSONata makes, whatever the operators', async () => {
    const operand = fc.oneof(
      fc.constantFrom('$x', '$x.a', '$string($x)', "($x & 'é')", "$x['a & b' != a]", '$count([1, 2])', 'true'),
      fc.stringMatching(/^[a-z/&?=' ]{0,5}$/).map((text) => `"${text}"`),
      fc.stringMatching(/^[a-z/&?=" ]{0,5}$/).map((text) => `'${text}'`),
    );
    const operator = fc.constantFrom('&', '&', '&', '&', ' & ', '=', ' and ', '?:', '~>', '!=', ' in ', '+', '*', '.');
    await fc.assert(
      fc.asyncProperty(operand, fc.array(fc.tuple(operator, operand), { maxLength: 4 }), async (first, rest) => {
        const expression = first + rest.map(([by, next]) => by + next).join('');
        const parts = madeByJsonata(expression);
        if (!parts.some((part) => typeof part === 'string')) return;
        const bindings = { x: { a: 'A', toString: undefined } };
        const valueOf = async (source: string): Promise<unknown> => {
          try {
            return (await jsonata(source).evaluate({}, bindings)) as unknown;
          } catch {
            return failed;
          }
        };
        const whole = await valueOf(expression);
        const pieces: unknown[] = [];
        for (const part of parts)
          pieces.push(typeof part === 'string' ? part : await valueOf(`"" & (${part.expression})`));
        // Where a piece fails, so does the whole.
        if (whole === failed || pieces.includes(failed)) return;
        assert.equal(whole, pieces.join(''));
      }),
      { numRuns: 500 },
    );
  });
});

const failed = Symbol('failed');
