// Intrinsic functions: the table of values and refusals, the table of syntax errors, the limits, and the laws.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { intrinsics } from '../../../shared/knowledge/intrinsics';
import { parseIntrinsic } from '../../../shared/expressions/intrinsic-parse';
import { evaluateIntrinsic } from '../../../shared/expressions/intrinsics';
import { StateFailure } from '../../../shared/expressions/scope';
import type { Json } from '../../../shared/json';
import { readCases } from './cases';

type Case = { name: string; call: string; input?: Json; value?: Json; cause?: string };
const table = readCases<{ input: Json; cases: Case[] }>('intrinsics');

function evaluate(text: string, input: Json, random = () => 0.5): Json {
  const parsed = parseIntrinsic(text);
  assert.ok(parsed.ok, parsed.ok ? '' : `${parsed.message} at ${parsed.offset}`);
  return evaluateIntrinsic(parsed.call, { input, context: {}, variables: {} }, { state: 'S', random });
}

describe('evaluateIntrinsic', () => {
  for (const { name, call, input = table.input, value, cause } of table.cases) {
    test(`${name}: ${call}`, () => {
      if (cause === undefined) return assert.deepEqual(evaluate(call, input), value);
      assert.throws(() => evaluate(call, input), {
        name: 'StateFailure',
        error: 'States.Runtime',
        cause: `An error occurred while executing the state 'S' (entered at the event id #2). The function '${call}' had the following error: ${cause}`,
      });
    });
  }

  test('5.3 the limits on the length of texts and lists', () => {
    for (const call of ["States.Hash($, 'MD5')", 'States.Base64Encode($)', 'States.Base64Decode($)']) {
      assert.doesNotThrow(() => evaluate(call, 'A'.repeat(10_000)));
      assert.throws(() => evaluate(call, 'A'.repeat(10_001)), StateFailure);
    }
    assert.equal(evaluate('States.ArrayLength($)', ['é'.repeat(131_070)]), 1);
    assert.throws(() => evaluate('States.ArrayLength($)', ['é'.repeat(131_071)]), StateFailure);
  });

  test('5.3 States.UUID is version 4 and comes from the given randomness', () => {
    let draw = 0;
    const random = () => (draw = (draw + 0.37) % 1);
    assert.match(
      evaluate('States.UUID()', null, random) as string,
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    assert.equal(
      evaluate('States.UUID()', null, () => 0),
      '00000000-0000-4000-8000-000000000000',
    );
  });

  test('5.3 States.MathRandom stays in its range, and a seed repeats', () => {
    const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 2 });
    fc.assert(
      fc.property(
        integer,
        integer,
        integer,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (a, b, seed, draw) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
          for (const call of [`States.MathRandom(${start}, ${end})`, `States.MathRandom(${start}, ${end}, ${seed})`]) {
            const drawn = Number(evaluate(call, null, () => draw));
            assert.ok(Number.isInteger(drawn) && drawn >= start && drawn < end, `${call} gave ${drawn}`);
            if (call.includes(String(seed)))
              assert.equal(
                evaluate(call, null, () => draw),
                drawn,
              );
          }
        },
      ),
    );
  });

  test('a value nested without end fails, and does not overflow', () => {
    let input: Json = [];
    for (let level = 0; level < 100_000; level++) input = [input];
    for (const call of [
      'States.JsonToString($)',
      'States.ArrayUnique($)',
      "States.Format('{}', $)",
      "States.Hash($, 'MD5')",
      'States.ArrayContains($, 1)',
    ]) {
      assert.throws(() => evaluate(call, input), { error: 'States.Runtime' });
    }
  });

  test('Base64 and JSON come back as they went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        assert.equal(evaluate('States.Base64Decode(States.Base64Encode($))', text), text);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        assert.deepEqual(evaluate('States.StringToJson(States.JsonToString($))', json), json);
      }),
    );
  });

  test('never throws anything but a StateFailure', () => {
    const argument = fc.oneof(
      fc.constantFrom(
        '$',
        '$.a',
        '$$',
        '$x',
        'null',
        'true',
        "'a{}b'",
        "''",
        '-1',
        '0',
        '1.5',
        '1e400',
        'States.Array()',
      ),
    );
    const call = fc.constantFrom(...intrinsics.map((spec) => spec.name));
    fc.assert(
      fc.property(call, fc.array(argument, { maxLength: 4 }), fc.jsonValue(), (name, args, value) => {
        const parsed = parseIntrinsic(`${name}(${args.join(', ')})`);
        if (!parsed.ok) return;
        try {
          evaluateIntrinsic(
            parsed.call,
            { input: value as Json, context: {}, variables: {} },
            { state: 'S', random: () => 0.5 },
          );
        } catch (error) {
          assert.ok(error instanceof StateFailure, String(error));
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('parseIntrinsic', () => {
  for (const { text, offset, message } of readCases<{ text: string; offset: number; message: string }[]>(
    'intrinsics-errors',
  )) {
    test(`${text.slice(0, 60)} fails at ${offset}`, () => {
      const parsed = parseIntrinsic(text);
      assert.ok(!parsed.ok);
      assert.equal(parsed.offset, offset, parsed.message);
      assert.ok(parsed.message.includes(message), parsed.message);
    });
  }

  test('5.3 there are 18, each with an example that parses, docs and a summary', () => {
    assert.equal(intrinsics.length, 18);
    for (const spec of intrinsics) {
      assert.ok(parseIntrinsic(spec.example).ok, spec.example);
      assert.ok(spec.summary && spec.docs.startsWith('https://docs.aws.amazon.com/'), spec.name);
    }
  });

  test('never throws, and a fault lies inside the text', () => {
    const pieces = fc.constantFrom(
      'States.Format',
      'States.Array',
      '(',
      ')',
      ',',
      "'",
      '\\',
      '{}',
      '$',
      '.a',
      '[0]',
      ' ',
      '1',
      '-',
      'null',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseIntrinsic(text);
          assert.ok(parsed.ok || (parsed.offset >= 0 && parsed.offset <= text.length));
        },
      ),
      { numRuns: 5_000 },
    );
    assert.ok(!parseIntrinsic('States.Array('.repeat(100_000)).ok);
  });
});
