// What a failure is said to be.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Run } from '../../../../shared/engine/types';
import { failed, viewOf } from '../runs';

it('a Task that could not be started names what is wrong with the parameter', () => {
  const { retry: _retry, caught: _caught, ...bare } = failed;
  const parameters = { AuthType: 'IAM_AUTH' };
  const cause = `An error occurred … The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [The value of the field 'AuthType' has an invalid format]`;
  const run: Run = { ...bare, parameters, failure: { error: 'States.Runtime', cause, stage: 'request' } };
  assert.match(viewOf(run).problem?.explanation ?? '', /^\*\*AuthType\*\* 'IAM_AUTH' is not allowed/);
});

it('a run that goes on has no problem yet', () => {
  assert.equal(viewOf(failed, { done: false }).problem, undefined);
});
