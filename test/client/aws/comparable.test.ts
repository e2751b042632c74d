// Which runs are offered to stand side by side: the newest two, and each other beside the newest of the other place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, type Comparable } from '../../../client/aws/comparable';

const run = (id: string, where: Comparable['where'], minute: number): Comparable => ({
  id,
  where,
  startedAt: new Date(Date.UTC(2026, 10, 23, 14, minute)),
  outcome: { kind: 'succeeded', status: '200' },
});

test('says where the Task was not run yet', () => {
  assert.deepEqual(comparable([]), { missing: 'local' });
  assert.deepEqual(comparable([run('a', 'aws', 1)]), { missing: 'local' });
  assert.deepEqual(comparable([run('a', 'local', 1)]), { missing: 'aws' });
});

test('one run of each place: no other to offer', () => {
  const [local, aws] = [run('a', 'local', 1), run('b', 'aws', 2)];
  assert.deepEqual(comparable([local, aws]), { newest: { local, aws }, others: [] });
});

test('the newest come first, in whatever order they are known, and a run known twice counts once', () => {
  const ofSession = { ...run('l3', 'local', 5), taskRun: 'whole' };
  const runs = [ofSession, run('l1', 'local', 1), run('a1', 'aws', 2), run('l3', 'local', 5), run('a2', 'aws', 4), run('l2', 'local', 3)]; // prettier-ignore
  const offer = comparable(runs);
  assert.ok('newest' in offer);
  assert.equal(offer.newest.local, ofSession);
  assert.equal(offer.newest.aws.id, 'a2');
  assert.deepEqual(
    offer.others.map(({ local, aws, other }) => [local.id, aws.id, other]),
    [
      ['l3', 'a1', 'aws'],
      ['l2', 'a2', 'local'],
      ['l1', 'a2', 'local'],
    ],
  );
});
