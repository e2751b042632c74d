// JSON as text: as JSON.stringify gives it, and beyond where that ends.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { jsonText } from '../../../../client/webview/run/jsonText';
import type { Json } from '../../../../shared/json';

/** Something too deep for JSON.stringify, around a value. */
const depth = 10_000;
const deepWith = (text: string): string => '[1,{"a":'.repeat(depth) + text + '}]'.repeat(depth);

it('is what JSON.stringify gives, also far below where the stack ends', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      assert.equal(jsonText(JSON.parse(text) as Json), text);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = deepWith(JSON.stringify(value));
      assert.equal(jsonText(JSON.parse(text) as Json), text);
    }),
    { numRuns: 5 },
  );
});
