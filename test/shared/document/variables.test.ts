// Which workflow variables a state may read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../shared/document/document';
import { update } from '../../../shared/document/update';
import { variablesAt } from '../../../shared/document/variables';

const machine = {
  StartAt: 'First',
  States: {
    First: { Type: 'Pass', Assign: { 'order.$': '$.id', fixed: 1 }, Next: 'Choose' },
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.x', IsNull: true, Next: 'Each', Assign: { chosen: true } }],
      Default: 'Aside',
    },
    Aside: { Type: 'Pass', Assign: { aside: 1 }, End: true },
    Each: {
      Type: 'Map',
      Assign: { 'results.$': '$' },
      ItemProcessor: {
        StartAt: 'Inner',
        States: {
          Inner: { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { inner: '{% 1 %}' }, Next: 'Call' },
          Call: { Type: 'Task', Assign: { own: 1 }, End: true },
          Typed: { Type: 'Task' },
        },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'failure.$': '$.Cause' }, Next: 'Last' }],
      Next: 'Last',
    },
    Last: { Type: 'Task', Retry: [], End: true },
    Loop: { Type: 'Pass', Assign: { again: 1 }, Next: 'Loop' },
  },
};
const { root } = parse(JSON.stringify(machine), 'json', { whole: true });
const names = (...path: (string | number)[]): string[] => variablesAt(root, path).map(({ name }) => name);

test('those of the states from which a way leads to it, not of others or its own', () => {
  assert.deepEqual(names('States', 'Choose'), ['order', 'fixed']);
  assert.deepEqual(names('States', 'Last'), ['order', 'fixed', 'chosen', 'results', 'failure']);
});

test('an inner machine reads those of the machines around it, and an outer one none of the inner', () => {
  assert.deepEqual(names('States', 'Each', 'ItemProcessor', 'States', 'Call'), ['order', 'fixed', 'chosen', 'inner']);
});

test('a state that no way leads to yet reads all others of its machine', () => {
  const found = names('States', 'Each', 'ItemProcessor', 'States', 'Typed');
  assert.deepEqual(found, ['order', 'fixed', 'chosen', 'inner', 'own']);
});

test('a state in a loop reads its own of the time before', () => {
  assert.deepEqual(variablesAt(root, ['States', 'Loop']), [{ name: 'again', state: 'Loop' }]);
});

test('a single state tells nothing', () => {
  assert.deepEqual(variablesAt(parse('{"Type": "Task"}', 'json', { whole: true }).root, []), []);
});

test('what an edit adds to a state is known, though the states were asked before', () => {
  const call = { Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', End: true };
  const text = JSON.stringify({ States: { First: { Type: 'Pass', Next: 'Call' }, Call: call } });
  const before = parse(text, 'json');
  assert.deepEqual(variablesAt(before.root, ['States', 'Call']), []);
  const start = text.indexOf('"Next"');
  const typed = '"Assign":{"order":1},';
  const after = update(before, text.slice(0, start) + typed + text.slice(start), {
    start,
    end: start,
    length: typed.length,
  });
  assert.deepEqual(variablesAt(after?.root, ['States', 'Call']), [{ name: 'order', state: 'First' }]);
});
