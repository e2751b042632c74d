// The texts that a local run and a run on AWS are compared by.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stagesText } from '../../../client/history/stagesText';
import type { Run, RunRequest } from '../../../shared/engine/types';
import { failed, succeeded } from '../webview/runs';

const request: RunRequest = { name: 'Get Bills', state: {}, queryLanguage: 'JSONPath', input: {} };

describe('the stages of a run', () => {
  test('what only one place tells, and what is never the same, makes no difference', () => {
    const local: Run = {
      ...succeeded,
      result: { StatusCode: 200, Headers: { Date: ['now'], 'Content-Type': ['a/b'], 'x-amzn-RequestId': ['1'] } },
      output: { b: 1, a: 2 },
    };
    const { request: _request, response: _response, ...rest } = local;
    const aws: Run = {
      ...rest,
      result: { Headers: { 'Content-Type': ['a/b'], Date: ['later'] }, StatusCode: 200 },
      output: { a: 2, b: 1 },
      notes: ['On AWS.'],
    };
    assert.equal(stagesText({ request, run: local }), stagesText({ request, run: aws }));
  });

  test('what differs stands in its own lines', () => {
    const { result: _result, output: _output, ...rest } = succeeded;
    const run: Run = {
      ...rest,
      parameters: { Method: 'GET' },
      result: [1],
      output: 2,
      next: 'Pay',
      variables: { a: 1 },
    };
    assert.equal(
      stagesText({ request, run }),
      [
        '# Outcome\n\nsucceeded\n',
        '# Parameters\n\n{\n  "Method": "GET"\n}\n',
        '# Task result\n\n[\n  1\n]\n',
        '# State output\n\n2\n',
        '# Variables\n\n{\n  "a": 1\n}\n',
        '# Next state\n\nPay\n',
      ].join('\n'),
    );
  });

  test('an error with what Retry and Catch make of it', () => {
    const { retry: _retry, caught: _caught, ...rest } = failed;
    const failure = { error: 'ApiGateway.403', cause: 'no', stage: 'result' } as const;
    const text = stagesText({ request, run: { ...rest, failure, caught: { catcher: 0, next: 'Sorry' } } });
    assert.match(text, /^# Outcome\n\ncaught, catcher 1\n/);
    assert.match(text, /# Error\n\nApiGateway\.403\nno\n$/);
    const retry = { retrier: 1, attempt: 1, maxAttempts: 3, waitSeconds: 1 };
    assert.match(stagesText({ request, run: { ...rest, failure, retry } }), /failed, retrier 2 matches/);
  });

  test('a secret header does not come through', () => {
    const parameters = { Headers: { 'x-api-key': ['a-real-key'] } };
    assert.doesNotMatch(stagesText({ request, run: { ...succeeded, parameters } }), /a-real-key/);
  });
});
