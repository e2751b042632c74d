// A payload expression and its JSONata give the same value.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toJsonata } from '../../../server/rules/to-jsonata';
import { resolveJsonata } from '../../../shared/expressions/jsonata';
import type { Scope } from '../../../shared/expressions/scope';
import { resolveTemplate } from '../../../shared/expressions/template';

const scope: Scope = {
  input: {
    id: 'a\'b"c',
    n: 5,
    'the id': 'x',
    list: [1, { b: 'two' }],
    order: { sku: null },
    json: '{"a":[1]}',
    größe: 'L',
  },
  context: { Task: { Token: 'token' }, Execution: { Name: 'run' } },
  variables: { name: { field: [7] } },
};
const random = (): number => 0.5;
const now = (): Date => new Date(0);

describe('the same in both languages', () => {
  for (const expression of [
    '$',
    '$.id',
    "$['the id']",
    '$.größe',
    '$.list[1].b',
    '$.order',
    '$$.Task.Token',
    '$$.Execution',
    '$name.field[0]',
    'States.Array($.id, 5, true, null)',
    'States.Array()',
    'States.Array(States.Array($.n))',
    "States.Format('it\\'s \\{{}\\} \\\\ {}', $.id, $.n)",
    "States.Format('{}', $.id)",
    "States.Format('{}{}', $.n, $$.Task.Token)",
    "States.Format('nothing')",
    'States.UUID()',
    'States.JsonToString($.order)',
    'States.StringToJson($.json)',
    "States.Array(States.Format('{}-{}', $.n, States.Format('{}', $.id)))",
  ])
    it(expression, async () => {
      const jsonata = toJsonata(expression);
      assert.ok(jsonata);
      const options = { state: 'Call', random };
      const expected = resolveTemplate({ 'value.$': expression }, scope, { ...options, field: 'Parameters' });
      const found = await resolveJsonata({ value: jsonata }, scope, { ...options, field: 'Arguments', now });
      assert.deepEqual(found, expected, jsonata);
    });
});

describe('nothing where the languages differ, or nothing is said', () => {
  for (const expression of [
    '$.list[*]',
    '$..id',
    '$.list[0:1]',
    "$.list[?(@.b == 'two')]",
    '$.list.length()',
    'States.ArrayUnique($.list)',
    "States.Hash($.id, 'MD5')",
    'States.Format($.id)',
    "States.Format('{}')",
    'States.Nothing()',
    'text',
    '',
    '$.',
  ])
    it(expression, () => assert.equal(toJsonata(expression), undefined));
});
