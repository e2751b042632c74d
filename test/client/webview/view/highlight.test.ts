// Colouring changes no character.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { highlightHeader, highlightJson } from '../../../../client/webview/view/highlight';
import { textOf } from '../runs';

it('any text stays what it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(textOf(highlightJson(text)), text);
      assert.equal(textOf(highlightHeader(text)), text);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 2);
      assert.equal(textOf(highlightJson(text)), text);
    }),
  );
});

it('keys, strings, numbers and words get their own colours', () => {
  assert.equal(
    highlightJson('"a": ["b", 1, true]'),
    '<span class="key">&quot;a&quot;</span>: [<span class="string">&quot;b&quot;</span>, <span class="number">1</span>, <span class="word">true</span>]',
  );
});
