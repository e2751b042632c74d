// Step Functions' JSONata: the table of values and failures, the limits, the checks of the editor, and the laws.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkJsonata, resolveJsonata, type JsonataOptions } from '../../../shared/expressions/jsonata';
import type { Available } from '../../../shared/expressions/jsonata-check';
import { functionNames } from '../../../shared/expressions/jsonata-functions';
import { StateFailure, type JsonataScope } from '../../../shared/expressions/scope';
import type { Json, JsonObject } from '../../../shared/json';
import { readCases } from './cases';

type Case = {
  name: string;
  template: Json;
  value?: Json;
  cause?: string;
  scope?: Partial<JsonataScope>;
  options?: Partial<JsonataOptions>;
};
const table = readCases<{ input: Json; context: JsonObject; variables: JsonObject; cases: Case[] }>('jsonata');
const { cases, ...scope } = table;
const defaults = { state: 'S', field: 'Arguments', random: () => 0.5, now: () => new Date('2026-01-31T12:00:00Z') };

const resolve = (template: Json, options: Partial<JsonataOptions> = {}, more: Partial<JsonataScope> = {}) =>
  resolveJsonata(template, { ...scope, ...more }, { ...defaults, ...options });
/** With a real clock, for the limits. */
const limited = (expression: string, limitMs: number) =>
  resolve(`{% ${expression} %}`, { now: () => new Date(), limitMs });

const timeout = /threw an error during evaluation: Expression evaluation timeout: Check for infinite loop$/;
const memory =
  /threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage$/;
const depth = /threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function\./;

describe('resolveJsonata', () => {
  for (const { name, template, value, cause, scope: more, options } of cases) {
    test(`${name}: ${JSON.stringify(template)}`, async () => {
      const before = JSON.stringify(scope);
      if (cause === undefined) {
        const resolved = await resolve(template, options, more);
        assert.deepEqual(resolved, value);
      } else {
        await assert.rejects(resolve(template, options, more), {
          name: 'StateFailure',
          error: 'States.QueryEvaluationError',
          cause: `An error occurred while executing the state 'S' (entered at the event id #2). ${cause}`,
        });
      }
      assert.equal(JSON.stringify(scope), before);
    });
  }

  test('every function of the list exists', async () => {
    for (const name of functionNames) {
      await assert.rejects(resolve(`{% $${name} %}`), /returned an unsupported result type/, name);
    }
  });

  test('a literal is itself, and a copy; a result holds nothing of jsonata', async () => {
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        assert.equal(JSON.stringify(await resolve({ value })), JSON.stringify({ value }));
        assert.deepEqual(await resolve('{% $states.input %}', {}, { input: value }), value);
        assert.deepEqual(await resolve('{% [$states.input] %}', {}, { input: { value } }), [{ value }]);
      }),
    );
  });

  test('keys named __proto__ are plain keys, and pollute nothing', async () => {
    const template = JSON.parse('{"__proto__":"{% 1 %}"}') as Json;
    assert.equal(JSON.stringify(await resolve(template)), '{"__proto__":1}');
    const merged = await resolve(`{% $merge([{'a': 1}, $parse('{"__proto__":{"x":1}}')]) %}`);
    assert.equal(JSON.stringify(merged), '{"a":1,"__proto__":{"x":1}}');
    await resolve(`{% $states.input ~> |deep|{'__proto__': {'x': 1}}| %}`);
    assert.equal(({} as { x?: number }).x, undefined);
  });

  test('10,000 levels fail clearly', async () => {
    let deep: Json = 'bottom';
    for (let level = 0; level < 10_000; level++) deep = [deep];
    await assert.rejects(resolve(deep), { error: 'States.Runtime', cause: /'Arguments' is nested too deeply/ });
    await assert.rejects(resolve('{% $states.input %}', {}, { input: deep }), /returned an unsupported result type/);
    await assert.rejects(resolve('{% $string($states.input) %}', {}, { input: deep }), StateFailure);
    await assert.rejects(resolve(`{% ${'('.repeat(50_000)} %}`), StateFailure);
  });

  test('rejects with nothing but a StateFailure', async () => {
    const pieces = fc.constantFrom(
      '$states.input',
      '.items',
      '[0]',
      '(',
      ')',
      '{',
      '}',
      '"a"',
      ':',
      ',',
      '$sum',
      '$',
      '~>',
      '1',
      '+',
      '?',
      '/x/',
      'function($x)',
      '|',
      '@$i',
      '^(',
      '%',
      '**',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        async (body) => {
          try {
            await resolve(`{%${body}%}`, { limitMs: 200, now: () => new Date() });
          } catch (error) {
            assert.ok(error instanceof StateFailure, String(error));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the limits of an expression', () => {
  // Seen on AWS, each at the last size it accepts and the first it refuses.
  const call = (times: number) => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(${times}))`;
  const doubled = (times: number) =>
    `($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f('x', ${times})))`;
  for (const [name, accepted, refused, cause] of [
    ['an addition chain', `1${'+1'.repeat(99)}`, `1${'+1'.repeat(100)}`, depth],
    ['parentheses', `${'('.repeat(99)}1${')'.repeat(99)}`, `${'('.repeat(100)}1${')'.repeat(100)}`, depth],
    ['brackets', `${'['.repeat(99)}1${']'.repeat(99)}`, `${'['.repeat(100)}1${']'.repeat(100)}`, depth],
    ['a function chain', `1${'~>$string'.repeat(99)}`, `1${'~>$string'.repeat(100)}`, depth],
    ['recursion', call(31), call(32), depth],
    ['a sequence', '[1..873782] ~> $count()', '[1..873783] ~> $count()', memory],
    ['$range', '$range(1, 360145, 1) ~> $count()', '$range(1, 360146, 1) ~> $count()', memory],
    ['a doubled text', doubled(22), doubled(23), memory],
  ] as const) {
    test(`${name} ends where it ends on AWS`, async () => {
      await limited(accepted, 5_000);
      await assert.rejects(limited(refused, 5_000), cause);
    });
  }

  test('many items side by side are no depth', async () => {
    const items = Array.from({ length: 300 }, (_, place) => place);
    assert.deepEqual(await limited(`[${items.join()}]`, 5_000), items);
    const pairs = items.map((place) => `"k${place}": [${place}, {"x": ${place}}]`).join();
    assert.equal(Object.keys((await limited(`{${pairs}}`, 5_000)) as JsonObject).length, 300);
    assert.deepEqual(await limited('$map([1..3], function($i){ {"n": [$i, {"m": $i}]} }).n[1].m', 5_000), [1, 2, 3]);
  });

  for (const [name, expression] of [
    ['a tail call without end', '($f := function($x){ $f($x + 1) }; $f(1))'],
    ['calls in turn', '($f := function($x){ $g($x) }; $g := function($x){ $f($x) }; $f(1))'],
    ['a product of lists', '$count([1..10000].([1..10000]))'],
    ['a regular expression that backtracks', `$match("${'a'.repeat(50)}!", /(a+)+$/)`],
    ['one inside a replacement', `$replace("${'a'.repeat(50)}!", /(a|a)*$/, "")`],
  ] as const) {
    test(`${name} is stopped, and other work goes on meanwhile`, async () => {
      const started = performance.now();
      let ticks = 0;
      const timer = setInterval(() => ticks++, 10);
      await assert.rejects(limited(expression, 300), timeout);
      clearInterval(timer);
      assert.ok(performance.now() - started < 3_000);
      if (!name.includes('re')) assert.ok(ticks >= 3, `${ticks} ticks`);
    });
  }

  test('what could take minutes inside one function does not', async () => {
    assert.equal(await limited('$distinct([1..300000]) ~> $count()', 5_000), 300_000);
    await assert.rejects(limited('$pad("", 1000000000)', 5_000), memory);
  });
});

describe('checkJsonata', () => {
  type Check = { text: string; offset: number | null; message: string; available?: Available };
  const { unsound, sound } = readCases<{ unsound: Check[]; sound: string[] }>('jsonata-check');
  for (const { text, offset, message, available } of unsound) {
    test(`${text.slice(0, 60)} fails at ${offset}`, () => {
      const finding = checkJsonata(text, available);
      assert.ok(finding, text);
      assert.ok(finding.message.includes(message), finding.message);
      if (offset !== null) assert.equal(finding.offset, offset, finding.message);
    });
  }
  for (const text of sound) {
    test(`${text} is sound`, () => assert.equal(checkJsonata(text), undefined));
  }

  test('never throws, and a finding lies inside the text', () => {
    const pieces = fc.constantFrom(
      '$states',
      '.input',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '"',
      "'",
      '`',
      '/',
      '$',
      '~>',
      '??',
      '?:',
      '1',
      '+',
      ' ',
      'function',
      '|',
      '@',
      '#',
      '^',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (body) => {
          for (const text of [`{%${body}%}`, ` {% ${body} %}`, body]) {
            const finding = checkJsonata(text);
            assert.ok(!finding || (finding.offset >= 0 && finding.offset <= text.length), text);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
