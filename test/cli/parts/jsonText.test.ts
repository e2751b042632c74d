// JSON for people stays JSON, and gives short values one line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonText } from '../../../cli/jsonText';
import type { Json } from '../../../shared/json';

test('is the same JSON, whatever the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      assert.deepEqual(JSON.parse(jsonText(value as Json)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('one line where it fits, else a line for each part', () => {
  const long = 'x'.repeat(60);
  assert.equal(jsonText({ a: [1, { b: null }], c: {}, d: [] }), '{ "a": [1, { "b": null }], "c": {}, "d": [] }');
  assert.equal(
    jsonText({ a: [long, long], b: [true] }),
    `{\n  "a": [\n    "${long}",\n    "${long}"\n  ],\n  "b": [true]\n}`,
  );
  assert.equal(jsonText('x'.repeat(200)), `"${'x'.repeat(200)}"`);
});
