// The way of a run: which stages there are, and what became of each.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { StageState } from '../../../../client/webview/messages';
import { stagesOf } from '../../../../client/webview/run/stages';
import type { Run } from '../../../../shared/engine/types';
import { failed, succeeded } from '../runs';

const states = (run: Run, done = true, language: 'JSONPath' | 'JSONata' = 'JSONPath'): Record<string, StageState> =>
  Object.fromEntries(stagesOf(run, language, done).map(({ id, state }) => [id, state]));

it('a run that succeeded: what changes nothing is told apart', () => {
  assert.deepEqual(states(succeeded), {
    input: 'done',
    effectiveInput: 'same',
    parameters: 'done',
    request: 'done',
    response: 'done',
    result: 'done',
    selected: 'same',
    output: 'done',
    next: 'done',
  });
});

it('JSONata has neither InputPath nor ResultSelector, and calls the parameters Arguments', () => {
  const stages = stagesOf(succeeded, 'JSONata', true);
  assert.deepEqual(
    stages.map(({ title }) => title),
    ['Input', 'Arguments', 'Request', 'Response', 'Result', 'Output', 'Next One'],
  );
});

it('a run that goes on: done, running, not yet reached', () => {
  const { response: _response, result: _result, output: _output, next: _next, ...early } = succeeded;
  const { request, response, result } = states(early, false);
  assert.deepEqual({ request, response, result }, { request: 'done', response: 'running', result: 'pending' });
});

it('a failure: the stage that was not reached has failed, those after it were never reached', () => {
  const { caught: _caught, ...uncaught } = failed;
  const { result, output, next } = states(uncaught);
  assert.deepEqual({ result, output, next }, { result: 'failed', output: 'skipped', next: 'skipped' });
});

it('a caught failure goes on to the catcher’s state with its output', () => {
  const run: Run = { ...failed, output: { Error: 'x' }, next: 'Failed' };
  const stages = stagesOf(run, 'JSONPath', true);
  assert.deepEqual(
    stages.slice(-3).map(({ title, state }) => [title, state]),
    [
      ['ResultSelector', 'skipped'],
      ['Output', 'done'],
      ['Failed', 'done'],
    ],
  );
  assert.match(stages.at(-1)?.hint ?? '', /catcher/);
});

it('a Task that waits has no output yet; one that ends the machine says so', () => {
  const { output: _output, next: _next, ...rest } = succeeded;
  assert.equal(states({ ...rest, waiting: true }).output, 'pending');
  assert.equal(stagesOf({ ...rest, output: 1 }, 'JSONPath', true).at(-1)?.title, 'End');
});

it('a run on AWS has a request and a response only where a TRACE told them', () => {
  const ids = (run: Run): string[] => stagesOf(run, 'JSONPath', true, 'aws').map(({ id }) => id);
  const { request: _request, response: _response, ...untold } = succeeded;
  assert.deepEqual(ids(untold), ['input', 'effectiveInput', 'parameters', 'result', 'selected', 'output', 'next']);
  assert.deepEqual(ids(succeeded).slice(2, 6), ['parameters', 'request', 'response', 'result']);
});
