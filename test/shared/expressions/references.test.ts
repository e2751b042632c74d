// What expressions read, and the input skeleton made of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inputSkeleton, references, referencesOf } from '../../../shared/expressions/references';
import type { Json } from '../../../shared/json';

test('references of a payload template, each once and in order', () => {
  const template = {
    'Path.$': "States.Format('/bills/{}/{}', $.order.id, States.ArrayGetItem($.items, $i))",
    Headers: { 'Token.$': 'States.Array($$.Task.Token)', literal: '$.not.read' },
    list: [{ 'again.$': '$.order.id' }, { 'all.$': '$.items[*].sku' }],
    'bad.$': 'States.Nope($.x)',
  };
  assert.deepEqual(references(template), ['$.order.id', '$.items', '$i', '$$.Task.Token', '$.items[*].sku']);
  assert.deepEqual(references({ a: 1 }), []);
});

test('references of one expression', () => {
  assert.deepEqual(referencesOf('$.a.b'), ['$.a.b']);
  assert.deepEqual(referencesOf('States.UUID()'), []);
  assert.deepEqual(referencesOf('nonsense'), []);
});

test('the skeleton has a place for every reference into the input', () => {
  assert.deepEqual(inputSkeleton([]), {});
  assert.deepEqual(inputSkeleton(['$', '$$.Task.Token', '$v', 'nonsense']), {});
  assert.deepEqual(
    inputSkeleton([
      '$.order.id',
      '$.order',
      '$.items[*].sku',
      '$.items[0].price',
      "$['a','b']",
      '$..deep',
      '$.n.length()',
    ]),
    { order: { id: '' }, items: [{ sku: '', price: '' }], a: '', b: '', n: '' },
  );
  assert.deepEqual(inputSkeleton(['$states.input.order.`a b`', '$states.input.l[0].x']), {
    order: { 'a b': '' },
    l: [{ x: '' }],
  });
  assert.equal(JSON.stringify(inputSkeleton(['$.__proto__.x'])), '{"__proto__":{"x":""}}');
});

test('never throw', () => {
  fc.assert(
    fc.property(fc.array(fc.string().map((text) => `$${text}`)), fc.jsonValue(), (paths, template) => {
      inputSkeleton(paths);
      references(template as Json);
    }),
  );
  let deep: Json = {};
  for (let level = 0; level < 10_000; level++) deep = [deep];
  assert.deepEqual(references(deep), []);
});
