// Numbers as people read them.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { maxBodyBytes } from '../../../shared/engine/response';
import { formatBytes, formatDuration, formatTime } from '../../../client/webview/format';

it('numbers read well', () => {
  assert.deepEqual([12.3, 999, 1240, 61_000, 125_000].map(formatDuration), [
    '12 ms',
    '999 ms',
    '1.24 s',
    '1 min 1 s',
    '2 min 5 s',
  ]);
  assert.deepEqual([0, 1023, 1229, 1_048_570, 3_565_158, maxBodyBytes].map(formatBytes), [
    '0 B',
    '1023 B',
    '1.2 KB',
    '1 MB',
    '3.4 MB',
    '10 MB',
  ]);
  assert.equal(formatTime(new Date(2026, 0, 2, 8, 4, 7)), '08:04:07');
});
