// Which stage is in sight: the chosen one, until a run ends differently.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { stageInSight, tabInSight } from '../../../../client/webview/run/choice';
import { chose, failed, succeeded, viewOf } from '../runs';

const none = { tabs: {} };

it('without a choice it is the response, or the failed stage, or as far as the run got', () => {
  assert.equal(stageInSight(viewOf(succeeded), none), 'response');
  assert.equal(stageInSight(viewOf(failed), none), 'result');
  const { response: _response, result: _result, output: _output, ...early } = succeeded;
  assert.equal(stageInSight(viewOf(early, { done: false }), none), 'request');
});

it('a choice holds while runs go on and end alike; a failure after a success comes into sight', () => {
  assert.equal(stageInSight(viewOf(succeeded), chose('input')), 'input');
  assert.equal(stageInSight(viewOf(succeeded, { done: false }), chose('input')), 'input');
  assert.equal(stageInSight(viewOf(failed), chose('input')), 'result');
  assert.equal(stageInSight(viewOf(failed), chose('input', {}, 'failed')), 'input');
});

it('a stage that the query language does not have cannot be in sight', () => {
  assert.equal(
    stageInSight(viewOf(succeeded, { request: { queryLanguage: 'JSONata', state: {} } }), chose('selected')),
    'response',
  );
});

it('request and response have tabs, each its own', () => {
  assert.equal(tabInSight('request', none), 'raw');
  assert.equal(tabInSight('response', none), 'body');
  assert.equal(tabInSight('response', { tabs: { request: 'headers', response: 'raw' } }), 'raw');
  assert.equal(tabInSight('output', none), undefined);
});

it('of a run on AWS, which tells no response, the result is in sight', () => {
  const { request: _request, response: _response, ...untold } = succeeded;
  assert.equal(stageInSight(viewOf(untold, { where: 'aws' }), none), 'result');
});
