// When there are colours, and what text from outside may not do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable, wantsColors } from '../../../cli/terminal';

test('colours: on a terminal that has them, unless declined', () => {
  assert.equal(wantsColors({ isTTY: true }, {}), true);
  assert.equal(wantsColors({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.equal(wantsColors({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.equal(wantsColors({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.equal(wantsColors({ isTTY: false }, { FORCE_COLOR: '1' }), false);
  assert.equal(wantsColors({}, {}), false);
});

test('control characters are made visible, line ends and tabs stay', () => {
  assert.equal(printable('a\tb\r\nc\rd\u001b[31m\u009b2J\u007f\0'), 'a\tb\nc\\x0dd\\x1b[31m\\x9b2J\\x7f\\x00');
  assert.equal(printable('é😀'), 'é😀');
});
