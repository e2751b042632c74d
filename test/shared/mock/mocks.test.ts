// Runs as mocks: for TestState, and as cases of a MockConfigFile.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Failure, Retry, Run } from '../../../shared/engine/types';
import { hasMockedState, mockedResponse, withMockedCase } from '../../../shared/mock/mockConfig';
import { testStateMock } from '../../../shared/mock/testState';

const base = { state: 'Get', input: {}, notes: [] };
const succeeded: Run = { ...base, status: 'succeeded', result: { StatusCode: 200 } };
const failure: Failure = { error: 'APIGateway.503', cause: 'busy', stage: 'result' };
const failed: Run = { ...base, status: 'failed', failure };
const local: Run = { ...base, status: 'failed', failure: { ...failure, local: true } };
const retry: Retry = { retrier: 0, attempt: 1, maxAttempts: 3, waitSeconds: 1 };

it('TestState: the result as text, or the error and its cause', () => {
  assert.deepEqual(testStateMock(succeeded), { result: '{"StatusCode":200}' });
  assert.deepEqual(testStateMock(failed), { errorOutput: { error: 'APIGateway.503', cause: 'busy' } });
  assert.equal(testStateMock(local), undefined);
  assert.equal(testStateMock({ ...base, status: 'cancelled' }), undefined);
});

describe('MockConfigFile', () => {
  it('counts the attempts from 0', () => {
    assert.deepEqual(mockedResponse({ ...succeeded, attempts: [{ failure, retry }] }), {
      0: { Throw: { Error: 'APIGateway.503', Cause: 'busy' } },
      1: { Return: { StatusCode: 200 } },
    });
    assert.deepEqual(mockedResponse(failed), { 0: { Throw: { Error: 'APIGateway.503', Cause: 'busy' } } });
    assert.equal(mockedResponse(local), undefined);
  });

  it('adds a case and keeps what is there', () => {
    const other = { Return: 1 };
    const file = {
      StateMachines: { orders: { TestCases: { happy: { Other: 'OtherHappy' } } } },
      MockedResponses: { OtherHappy: { 0: other } },
      more: 1,
    };
    const added = withMockedCase(
      file,
      { machine: 'orders', testCase: 'happy', state: 'Get Order' },
      { 0: { Return: 2 } },
    );
    assert.deepEqual(added, {
      StateMachines: { orders: { TestCases: { happy: { Other: 'OtherHappy', 'Get Order': 'GetOrderhappy' } } } },
      MockedResponses: { OtherHappy: { 0: other }, GetOrderhappy: { 0: { Return: 2 } } },
      more: 1,
    });
    assert.deepEqual(Object.keys(file.MockedResponses), ['OtherHappy']);
  });

  it('never touches the response of another case', () => {
    const get = { machine: 'm', testCase: 'c', state: 'Get' };
    const first = withMockedCase(undefined, get, { 0: { Return: 1 } });
    const second = withMockedCase(first, { ...get, machine: 'other' }, { 0: { Return: 2 } });
    const third = withMockedCase(second, { ...get, state: 'G-e-t' }, { 0: { Return: 3 } });
    assert.deepEqual(third, {
      StateMachines: {
        m: { TestCases: { c: { Get: 'Getc', 'G-e-t': 'Getc3' } } },
        other: { TestCases: { c: { Get: 'Getc2' } } },
      },
      MockedResponses: { Getc: { 0: { Return: 1 } }, Getc2: { 0: { Return: 2 } }, Getc3: { 0: { Return: 3 } } },
    });
    assert.deepEqual(
      [get, { ...get, state: 'Put' }].map((one) => hasMockedState(third, one)),
      [true, false],
    );
    // Its own is replaced; one that is shared is left as it is.
    assert.deepEqual(withMockedCase(first, get, { 0: { Return: 4 } })['MockedResponses'], {
      Getc: { 0: { Return: 4 } },
    });
    const shared = { ...first, StateMachines: { m: { TestCases: { c: { Get: 'Getc' }, d: { Get: 'Getc' } } } } };
    assert.deepEqual(withMockedCase(shared, get, { 0: { Return: 4 } })['MockedResponses'], {
      Getc: { 0: { Return: 1 } },
      Getc2: { 0: { Return: 4 } },
    });
  });

  it('makes the file where there is none, and refuses what is none', () => {
    const made = withMockedCase(undefined, { machine: 'm', testCase: 'c', state: 's' }, {});
    assert.deepEqual(made, { StateMachines: { m: { TestCases: { c: { s: 'sc' } } } }, MockedResponses: { sc: {} } });
    assert.throws(() => withMockedCase([], { machine: 'm', testCase: 'c', state: 's' }, {}), /no MockConfigFile/);
  });
});
