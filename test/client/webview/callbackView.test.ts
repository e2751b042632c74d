// What the panel shows of a wait for a task token, and no more than the run really has.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatCountdown } from '../../../client/webview/format';
import { stageInSight } from '../../../client/webview/run/choice';
import { callbackTexts } from '../../../client/webview/run/callback';
import { stagesOf } from '../../../client/webview/run/stages';
import type { InvokeResult, Run } from '../../../shared/engine/types';
import { pageOf, succeeded, textOf, viewOf } from './runs';

const { output: _output, next: _next, result, ...called } = succeeded;
const waiting: Run = {
  ...called,
  submitted: result as InvokeResult,
  waiting: true,
  taskToken: `it's <a> token`,
  callback: {
    endpoint: 'http://127.0.0.1:4711',
    since: '2026-11-23T12:00:00.000Z',
    timeoutSeconds: 300,
    heartbeatSeconds: 60,
    heartbeats: ['2026-11-23T12:00:30.000Z', '2026-11-23T12:01:00.000Z'],
  },
};
const going = { done: false };

it('a run that waits: phase, token, commands, clocks, newest heartbeat first, and Cancel', () => {
  const view = viewOf(waiting, going);
  assert.equal(view.phase, 'waiting');
  assert.deepEqual(view.actions, ['cancel']);
  assert.deepEqual(view.callback?.clocks, [
    { field: 'TimeoutSeconds', seconds: 300, ends: '2026-11-23T12:05:00.000Z' },
    { field: 'HeartbeatSeconds', seconds: 60, ends: '2026-11-23T12:02:00.000Z' },
  ]);
  const [newest = '', oldest = ''] = view.callback.heartbeats;
  assert.ok(newest.endsWith(':01:00') && oldest.endsWith(':00:30'));
  const text = textOf(pageOf(waiting, undefined, going));
  for (const part of [
    `it's <a> token`,
    'export AWS_ENDPOINT_URL_SFN=http://127.0.0.1:4711',
    'of 300 s, then States.Timeout',
  ])
    assert.ok(text.includes(part), part);
});

it('before the first heartbeat its clock runs from the start; without clocks the page says so', () => {
  const { timeoutSeconds: _timeout, ...callback } = {
    ...waiting.callback,
    heartbeats: [],
  } as Required<Run>['callback'];
  assert.deepEqual(
    viewOf({ ...waiting, callback }, going).callback?.clocks.map(({ ends }) => ends),
    ['2026-11-23T12:01:00.000Z'],
  );
  const { heartbeatSeconds: _heartbeat, ...none } = callback;
  assert.match(textOf(pageOf({ ...waiting, callback: none }, undefined, going)), /as long as it takes/);
});

it('what can be copied is there only while somebody waits', () => {
  assert.match(
    callbackTexts(waiting)?.command ?? '',
    /^aws stepfunctions send-task-success --task-token 'it'\\''s <a> /,
  );
  const { waiting: _waiting, ...answered } = waiting;
  assert.equal(callbackTexts(answered), undefined);
  assert.equal(viewOf(waiting, { done: true }).callback, undefined);
});

it('the way of the run: submitted, then the result is what it works on', () => {
  const states = Object.fromEntries(stagesOf(waiting, 'JSONPath', false).map(({ id, state }) => [id, state]));
  assert.deepEqual([states['submitted'], states['result'], states['output']], ['done', 'running', 'pending']);
  assert.equal(
    'submitted' in Object.fromEntries(stagesOf(succeeded, 'JSONPath', true).map(({ id }) => [id, 1])),
    false,
  );
});

it('once it is answered, the answer is in sight', () => {
  const { waiting: _waiting, ...rest } = waiting;
  assert.equal(stageInSight(viewOf({ ...rest, result: 'yes', output: 'yes' }), { tabs: {} }), 'result');
});

it('the time that is left', () => {
  assert.deepEqual([-1, 0, 1, 999, 59_001, 60_000, 299_000, 3_600_000, 36_061_000].map(formatCountdown), [
    '0:00',
    '0:00',
    '0:01',
    '0:01',
    '1:00',
    '1:00',
    '4:59',
    '1:00:00',
    '10:01:01',
  ]);
});
