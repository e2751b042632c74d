// The groups of the history: by day on the person's clock, and by Task.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { daysBetween, grouped } from '../../../client/history/grouping';
import { summaryOf, type RunSummary } from '../../../client/history/record';
import { toRecord } from '../../../client/history/toRecord';
import { sampleRun } from './sampleRun';

function run(name: string, day: number, hour: number): RunSummary {
  const task = { ...sampleRun().task, name, key: name };
  return summaryOf(
    toRecord(sampleRun({ id: `${name} ${day} ${hour}`, task, startedAt: new Date(2026, 10, day, hour) })),
  );
}
const runs = [run('A', 23, 9), run('B', 23, 0), run('A', 22, 23), run('B', 3, 1)];

it('groups by day, the newest day first', () => {
  const groups = grouped(runs, 'day');
  assert.deepEqual(
    groups.map(({ id, runs }) => [id, runs.map(({ id }) => id)]),
    [
      ['day 2026-11-23', ['A 23 9', 'B 23 0']],
      ['day 2026-11-22', ['A 22 23']],
      ['day 2026-11-3', ['B 3 1']],
    ],
  );
});

it('groups by Task, the one that ran last first', () => {
  const groups = grouped(runs, 'task');
  assert.deepEqual(
    groups.map(({ id, runs }) => [id, runs.length]),
    [
      ['A', 2],
      ['B', 2],
    ],
  );
});

it('counts days on the calendar, not 24 hours', () => {
  assert.equal(daysBetween(new Date(2026, 10, 22, 23, 59), new Date(2026, 10, 23, 0, 1)), 1);
  assert.equal(daysBetween(new Date(2026, 10, 23, 0, 1), new Date(2026, 10, 23, 23, 59)), 0);
  // A night when clocks change somewhere.
  assert.equal(daysBetween(new Date(2026, 9, 24, 12), new Date(2026, 9, 26, 12)), 2);
});
