// Addresses of Tasks, and which Task a name or an address means.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pickTask } from '../../../cli/pickTask';
import { addressOf } from '../../../shared/document/address';
import { UsageError } from '../../../cli/usage';
import { parse } from '../../../shared/document/document';
import type { Task } from '../../../shared/document/tasks';
import { machine, taskState, type Fields } from '../command';

const tasksOf = (definition: Fields): Task[] => parse(JSON.stringify(definition), 'json').tasks;
const map = (states: Record<string, Fields>, processor = 'ItemProcessor'): Fields => ({
  Type: 'Map',
  [processor]: machine(states),
});
const parallel = (...branches: Record<string, Fields>[]): Fields => ({
  Type: 'Parallel',
  Branches: branches.map(machine),
});

const tasks = tasksOf(
  machine({
    Call: taskState(),
    'a/b': taskState(),
    Each: map({ Call: taskState(), Deep: map({ States: taskState() }, 'Iterator') }),
    Both: parallel({ Branches: taskState() }, { Call: taskState(), Branches: taskState() }),
  }),
);

describe('addressOf', () => {
  test('the names on the way, and the branch of a Parallel state', () => {
    assert.deepEqual(tasks.map(addressOf), [
      'Call',
      'a/b',
      'Each/Call',
      'Each/Deep/States',
      'Both[0]/Branches',
      'Both[1]/Call',
      'Both[1]/Branches',
    ]);
  });

  test('a document that is a single state, or that holds a machine without one around it', () => {
    assert.deepEqual(tasksOf(taskState()).map(addressOf), ['Task']);
    assert.deepEqual(tasksOf(map({ Call: taskState() })).map(addressOf), ['Call']);
    assert.deepEqual(tasksOf(parallel({ Call: taskState() })).map(addressOf), ['[0]/Call']);
  });
});

describe('pickTask', () => {
  const picked = (wanted: string | undefined, among = tasks): string => addressOf(pickTask(among, wanted, 'f'));

  test('by a name that only one has', () => {
    assert.equal(picked('States'), 'Each/Deep/States');
    assert.equal(picked('a/b'), 'a/b');
  });

  test('by its path, with or without a slash in front', () => {
    for (const address of ['/Call', 'Each/Call', '/Each/Call', 'Both[1]/Branches'])
      assert.equal(picked(address), address.replace(/^\//, ''));
  });

  test('every choice that a complaint offers leads to its Task', () => {
    const offered = (() => {
      try {
        pickTask(tasks, undefined, 'f');
      } catch (error) {
        return (error as Error).message
          .split('\n')
          .slice(1)
          .map((line) => line.trim());
      }
      return [];
    })();
    assert.deepEqual(
      offered.map((choice) => picked(choice)),
      tasks.map(addressOf),
    );
  });

  test('a name that several have, one that none has', () => {
    for (const wanted of ['Call', 'Branches', 'call', 'Each', 'Both[2]/Call', ''])
      assert.throws(() => picked(wanted), UsageError, wanted);
  });

  test('of a name written twice in one machine, the last', () => {
    const text = `{"States": {"A": ${JSON.stringify(taskState({ Path: 'first' }))}, "A": ${JSON.stringify(taskState({ Path: 'last' }))}}}`;
    const { tasks: twice } = parse(text, 'json');
    assert.equal(twice.length, 2);
    assert.equal(pickTask(twice, undefined, 'f'), twice[1]);
    assert.equal(pickTask(twice, 'A', 'f'), twice[1]);
  });
});
