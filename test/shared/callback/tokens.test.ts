// Task tokens: who is told what, and what a token is worth when its Task is over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtocolError } from '../../../shared/callback/errors';
import { TaskTokens } from '../../../shared/callback/tokens';
import { madeUpToken } from '../../../shared/engine/callback';
import type { CallbackAnswer } from '../../../shared/engine/types';

function waitingFor(token: string): {
  tokens: TaskTokens;
  answers: CallbackAnswer[];
  beats: () => number;
  end: () => void;
} {
  const tokens = new TaskTokens();
  const answers: CallbackAnswer[] = [];
  let beats = 0;
  const end = tokens.register(token, { answer: (answer) => answers.push(answer), heartbeat: () => beats++ });
  return { tokens, answers, beats: () => beats, end };
}

const success = (taskToken: string, output = '1') => ({ operation: 'SendTaskSuccess', taskToken, output }) as const;
const refused = (name: ProtocolError['name'], message: string) => (error: unknown) =>
  error instanceof ProtocolError && error.name === name && error.message === message;
const over = refused('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");

test('success, failure and heartbeats reach the one who waits', () => {
  const first = waitingFor('t');
  first.tokens.receive({ operation: 'SendTaskHeartbeat', taskToken: 't' });
  first.tokens.receive({ operation: 'SendTaskHeartbeat', taskToken: 't' });
  first.tokens.receive(success('t', ' {"a":[1,null]} '));
  assert.equal(first.beats(), 2);
  assert.deepEqual(first.answers, [{ output: { a: [1, null] } }]);
  const second = waitingFor('t');
  second.tokens.receive({ operation: 'SendTaskFailure', taskToken: 't', error: 'E' });
  assert.deepEqual(second.answers, [{ error: 'E' }]);
});

test('a second answer, and a heartbeat after the first, come too late', () => {
  const { tokens, answers } = waitingFor('t');
  tokens.receive(success('t'));
  assert.equal(tokens.count, 0);
  assert.throws(() => tokens.receive(success('t')), over);
  assert.throws(() => tokens.receive({ operation: 'SendTaskFailure', taskToken: 't' }), over);
  assert.throws(() => tokens.receive({ operation: 'SendTaskHeartbeat', taskToken: 't' }), over);
  assert.equal(answers.length, 1);
});

test('so does an answer after a time-out or a cancelled run', () => {
  const { tokens, answers, end } = waitingFor('t');
  end();
  end();
  assert.throws(() => tokens.receive(success('t')), over);
  assert.deepEqual(answers, []);
});

test('after an output that is no JSON the Task still waits', () => {
  const { tokens, answers } = waitingFor('t');
  for (const output of ['', '{', 'undefined', "{'a': 1}"])
    assert.throws(
      () => tokens.receive(success('t', output)),
      (error) =>
        error instanceof ProtocolError && error.name === 'InvalidOutput' && /^Invalid Output: '/.test(error.message),
    );
  tokens.receive(success('t', '{}'));
  assert.deepEqual(answers, [{ output: {} }]);
});

test('a token nobody waits for: invalid, unless it is one of another session', () => {
  const { tokens } = waitingFor('t');
  assert.throws(() => tokens.receive(success('T')), refused('InvalidToken', "Invalid Token: 'Invalid token'"));
  assert.throws(
    () => tokens.receive(success(madeUpToken(Math.random))),
    (error) => error instanceof ProtocolError && error.name === 'TaskDoesNotExist',
  );
});

test('a token given by hand may be used again, but not by two at once', () => {
  const { tokens, answers, end } = waitingFor('mine');
  const other = { answer: () => undefined, heartbeat: () => undefined };
  assert.throws(() => tokens.register('mine', other), /Another run waits/);
  tokens.receive(success('mine'));
  const again: CallbackAnswer[] = [];
  tokens.register('mine', { answer: (answer) => again.push(answer), heartbeat: () => undefined });
  // The first run ends only now: that is no business of the second.
  end();
  tokens.receive(success('mine', '2'));
  assert.deepEqual([answers, again], [[{ output: 1 }], [{ output: 2 }]]);
});
