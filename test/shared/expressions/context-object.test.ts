// The made-up context object.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contextFields } from '../../../shared/knowledge/context';
import { contextObject } from '../../../shared/expressions/context-object';
import { isObject, type Json, type JsonObject } from '../../../shared/json';

const options = {
  state: 'Add a bill',
  stateMachine: 'Bills',
  input: { a: { b: 1 } },
  now: new Date('2026-01-31T12:00:00Z'),
  random: () => 0,
};

describe('contextObject', () => {
  test('5.2 has the recorded fields, and times with milliseconds', () => {
    assert.deepEqual(contextObject(options), {
      Execution: {
        Id: 'arn:aws:states:us-east-1:123456789012:execution:Bills:00000000-0000-4000-8000-000000000000',
        Input: { a: { b: 1 } },
        Name: '00000000-0000-4000-8000-000000000000',
        RoleArn: 'arn:aws:iam::123456789012:role/BillsRole',
        StartTime: '2026-01-31T12:00:00.000Z',
        RedriveCount: 0,
      },
      State: { EnteredTime: '2026-01-31T12:00:00.000Z', Name: 'Add a bill', RetryCount: 0 },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:Bills', Name: 'Bills' },
    });
  });

  test('5.2 Task exists with a token only', () => {
    assert.deepEqual(contextObject({ ...options, token: 'abc', retryCount: 2 })['Task'], { Token: 'abc' });
  });

  test('overrides are merged field by field, the input is replaced', () => {
    const overrides = JSON.parse(
      '{"Execution":{"Name":"mine","Input":{"c":1}},"Map":{"Item":{"Index":3}},"State":null,"__proto__":{"x":1}}',
    ) as JsonObject;
    const context = contextObject({ ...options, overrides });
    const execution = context['Execution'];
    assert.ok(isObject(execution));
    assert.deepEqual([execution['Name'], execution['Input'], execution['RedriveCount']], ['mine', { c: 1 }, 0]);
    assert.deepEqual([context['Map'], context['State']], [{ Item: { Index: 3 } }, null]);
    assert.ok(Object.hasOwn(context, '__proto__'));
    assert.equal((context as { x?: number }).x, undefined);
  });

  test('every made-up field is in the table', () => {
    const known = new Set(contextFields.map((field) => field.path));
    for (const [section, fields] of Object.entries(contextObject({ ...options, token: 't' }))) {
      for (const name of Object.keys(fields as Record<string, Json>)) assert.ok(known.has(`${section}.${name}`), name);
    }
  });
});
