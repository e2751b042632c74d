// What the output channel says of a run, level by level, and what it never says.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { logRun } from '../../../client/run/runLog';
import { sampleRun } from '../history/sampleRun';

it('has a line, the stages with times, and the messages without secrets or bodies', () => {
  const said: Record<string, string[]> = { info: [], debug: [], trace: [] };
  const log = { info: (text: string) => said['info']?.push(text), debug: (text: string) => said['debug']?.push(text), trace: (text: string) => said['trace']?.push(text) }; // prettier-ignore
  logRun(log, sampleRun());
  assert.deepEqual(said['info'], [
    'Get Bills: GET https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills: 200 in 123 ms',
  ]);
  assert.deepEqual(said['debug'], [
    'Get Bills: reached input, effectiveInput, parameters, request, response, result, output; first byte 10 ms, all 123 ms',
  ]);
  assert.ok(said['trace']?.includes('Get Bills: > x-api-key: ••••••'));
  const all = Object.values(said).flat().join('\n');
  for (const secret of ['a-real-key', 'session=hidden', 'myBills']) assert.ok(!all.includes(secret), secret);
});

it('names the API’s own address where the endpoint has a path in front', () => {
  const said: string[] = [];
  const sample = sampleRun();
  const request = { ...sample.run.request!, origin: 'http://127.0.0.1:4010', path: '/base/prod/bills', basePath: '/base' }; // prettier-ignore
  const ignore = (): void => undefined;
  logRun({ info: (text) => said.push(text), debug: ignore, trace: ignore }, { run: { ...sample.run, request } });
  assert.match(said[0] ?? '', / GET https:\/\/abc123\.execute-api\.us-east-1\.amazonaws\.com\/prod\/bills: /);
});
