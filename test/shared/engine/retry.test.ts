// Retry and Catch: which retrier, which attempt, which wait; which catcher.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catcherFor, nextRetry } from '../../../shared/engine/retry';
import type { Retry } from '../../../shared/engine/types';
import type { Json } from '../../../shared/json';
import cases from './retry.cases.json';

type Case = { name: string; retry?: Json; error: string; made?: number[]; random?: number; expect?: Retry };

for (const { name, retry, error, made = [], random = 1, expect } of cases as Case[]) {
  test(`retry ${name}`, () => {
    assert.deepEqual(
      nextRetry(retry, error, made, () => random),
      expect,
    );
    // A catcher matches as a retrier does; it has no attempts that could be used up.
    if (made.length === 0 && !JSON.stringify(retry ?? null).includes('"MaxAttempts":0'))
      assert.equal(catcherFor(retry, error)?.index, expect?.retrier);
  });
}

test('6 a retrier whose attempts are used up leaves the error to the catchers', () => {
  const list = [{ ErrorEquals: ['APIGateway.500'], MaxAttempts: 1, Next: 'A' }];
  assert.equal(
    nextRetry(list, 'APIGateway.500', [1], () => 1),
    undefined,
  );
  assert.equal(catcherFor(list, 'APIGateway.500')?.entry['Next'], 'A');
});
