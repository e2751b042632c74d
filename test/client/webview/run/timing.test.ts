// Where the time of a call went, as the panel tells it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { timingParts } from '../../../../client/webview/run/timing';

it('names each phase of the call, in order', () => {
  const phases = { firstByte: 80, download: 10, tls: 20, connect: 8, dns: 4, queue: 1 };
  assert.deepEqual(
    timingParts({ firstByte: 113, total: 123, phases }).map(({ label, milliseconds }) => `${label} ${milliseconds}`),
    ['Queued 1', 'DNS lookup 4', 'Connection 8', 'TLS handshake 20', 'Waiting 80', 'Download 10'],
  );
});

it('leaves out a phase that is too short for a number, and those that a kept connection does not have', () => {
  const parts = timingParts({ firstByte: 5, total: 5.2, phases: { queue: 0.1, firstByte: 4.9, download: 0.2 } });
  assert.deepEqual(
    parts.map(({ phase }) => phase),
    ['firstByte'],
  );
});

it('tells waiting and download where the phases are not known', () => {
  assert.deepEqual(timingParts({ firstByte: 10, total: 123.5 }), [
    { phase: 'firstByte', label: 'Waiting', milliseconds: 10 },
    { phase: 'download', label: 'Download', milliseconds: 113.5 },
  ]);
});
