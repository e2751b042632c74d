// The input as people write it: context values apart, and what it lacks of what a Task reads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { covers, filled, readInput, writeInput } from '../../../client/input/inputText';

describe('the text of an input', () => {
  it('is an empty object where nothing is typed', () => assert.deepEqual(readInput('  '), { input: {} }));

  it('has context values under $$, and leaves those made up that are null', () => {
    const text = '{"id": 1, "$$": {"Execution": {"Name": "test", "Id": null}, "State": {"Name": null}}}';
    assert.deepEqual(readInput(text), { input: { id: 1 }, context: { Execution: { Name: 'test' } } });
    assert.deepEqual(readInput('{"$$": {"Execution": {"Name": null}}}'), { input: {} });
  });

  it('may be any JSON, also with a $$ that is no context', () => {
    assert.deepEqual(readInput('[1]'), { input: [1] });
    assert.deepEqual(readInput('{"$$": 1}'), { input: { $$: 1 } });
    assert.throws(() => readInput('{'), SyntaxError);
  });

  it('is read as it was written', () => {
    const given = { input: { id: 1 }, context: { Execution: { Name: 'a', Input: {} } } };
    assert.deepEqual(readInput(writeInput(given)), given);
  });
});

describe('what a Task reads', () => {
  const skeleton = { order: { id: '', lines: [{ sku: '' }] } };

  it('is there or not', () => {
    assert.equal(covers({ order: { id: null, lines: [{ sku: 1, more: 2 }] }, more: 1 }, skeleton), true);
    assert.equal(covers({ order: { id: 1, lines: [] } }, skeleton), true);
    assert.equal(covers({ order: { id: 1, lines: [{ sku: 1 }, {}] } }, skeleton), false);
    assert.equal(covers({ order: { id: 1 } }, skeleton), false);
    assert.equal(covers({ order: 'text' }, skeleton), false);
    assert.equal(covers('text', {}), false);
    assert.equal(covers([], []), true);
  });

  it('is filled in where it is not, beside what is', () => {
    assert.deepEqual(filled({ order: { id: 1 }, more: [] }, skeleton), {
      order: { id: 1, lines: [{ sku: '' }] },
      more: [],
    });
    assert.deepEqual(filled({ order: 'text' }, skeleton), { order: 'text' });
  });
});
