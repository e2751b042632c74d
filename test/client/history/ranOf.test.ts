// What the language server is told of a run: no secret, nothing long, nothing that has lost its shape.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ranOf } from '../../../client/history/ranOf';
import { sampleOf } from '../../../client/history/sample';
import type { TaskRun } from '../../../client/run/taskRuns';
import type { Run } from '../../../shared/engine/types';

const taskRun = (run: Partial<Run>, more: Partial<TaskRun> = {}): TaskRun => ({
  id: '1',
  task: { key: 'k', uri: 'file:///a.asl.json', path: ['States', 'A'], name: 'A' },
  where: 'local',
  startedAt: new Date(0),
  request: { name: 'A', state: {}, queryLanguage: 'JSONPath', input: { a: 1 } },
  retry: false,
  run: { state: 'A', status: 'succeeded', input: { a: 1 }, notes: [], ...run },
  done: true,
  cancel: () => undefined,
  ...more,
});

it('has input, result and output of a run that succeeded', () => {
  const ran = ranOf(taskRun({ result: { StatusCode: 200 }, output: [1] }));
  assert.deepEqual(ran, { uri: 'file:///a.asl.json', path: ['States', 'A'], input: { a: 1 }, result: { StatusCode: 200 }, output: [1] }); // prettier-ignore
});
it('has no output of a run that failed: a catcher made it', () => {
  assert.deepEqual(Object.keys(ranOf(taskRun({ status: 'failed', output: {} }))), ['uri', 'path', 'input']);
});
it('has no secret, and no part that the history has cut', () => {
  const request = { method: 'GET', origin: '', host: '', path: '/', query: [], headers: [['Authorization', 'Bearer abcdefgh']] as [string, string][] }; // prettier-ignore
  const run = taskRun({ request, result: { echo: 'Bearer abcdefgh' }, output: 1 });
  assert.ok(!JSON.stringify(ranOf(run)).includes('abcdefgh'));
  assert.deepEqual(Object.keys(ranOf({ ...run, recorded: { cut: ['result'], inputKept: true } })), ['uri', 'path', 'input', 'output']); // prettier-ignore
});
it('is short, however large the values are', () => {
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, 'x'.repeat(10_000)]));
  assert.ok(JSON.stringify(sampleOf([wide, wide, wide, wide, wide])).length < 300_000);
  let deep: object = {};
  for (let depth = 0; depth < 1000; depth++) deep = { deep };
  assert.ok(JSON.stringify(sampleOf(deep as never)).length < 1000);
  assert.deepEqual(sampleOf({ items: [1, 2, 3, 4], 'x-y': null }), { items: [1, 2, 3], 'x-y': null });
});
