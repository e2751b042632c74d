// Whether a state needs an input, and how the one to fill in looks.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contextNeeded, inputNeeded } from '../../../client/input/stateInput';
import type { Json, JsonObject } from '../../../shared/json';

const cases: [what: string, state: JsonObject, needed: Json | undefined][] = [
  ['only literals', { Parameters: { Path: 'bills', RequestBody: { text: '$.notAnExpression' } } }, undefined],
  ['only the context', { Parameters: { 'Path.$': '$$.Execution.Name' } }, undefined],
  ['a field', { Parameters: { 'Path.$': '$.order.id' } }, { order: { id: '' } }],
  [
    'a field in a function',
    { Parameters: { Headers: { 'a.$': "States.Array(States.Format('{}', $.name))" } } },
    { name: '' },
  ],
  ['the whole input', { Parameters: { 'RequestBody.$': '$' } }, {}],
  ['below an InputPath', { InputPath: '$.line', Parameters: { 'Path.$': '$.text' } }, { line: { text: '' } }],
  ['the input of the execution', { Parameters: { 'Path.$': '$$.Execution.Input.id' } }, { id: '' }],
  ['a time limit', { TimeoutSecondsPath: '$.limit', Parameters: {} }, { limit: '' }],
  ['a result put into the input', { ResultPath: '$.result', Parameters: {} }, {}],
  ['a result that replaces the input', { ResultPath: '$', Parameters: {} }, undefined],
  ['selecting from the result', { ResultSelector: { 'a.$': '$.ResponseBody' }, Parameters: {} }, undefined],
];

for (const [what, state, needed] of cases)
  it(`JSONPath: ${what}`, () => assert.deepEqual(inputNeeded(state, 'JSONPath'), needed));

it('JSONata: fields of the input', () => {
  const state = {
    Arguments: { Path: '{% $states.input.order.id %}', RequestBody: '{% $states.context.Execution.Name %}' },
  };
  assert.deepEqual(inputNeeded(state, 'JSONata'), { order: { id: '' } });
  assert.equal(inputNeeded({ Arguments: { Path: 'bills' } }, 'JSONata'), undefined);
});

it('context values to fill in, but for the input and the token', () => {
  const state = {
    Parameters: { Headers: { 'a.$': 'States.Array($$.Execution.Name)', 'b.$': '$$.Task.Token' }, 'Path.$': '$.id' },
    ResultSelector: { 'at.$': '$$.State.EnteredTime', 'in.$': '$$.Execution.Input.id' },
  };
  assert.deepEqual(contextNeeded(state, 'JSONPath'), { Execution: { Name: null }, State: { EnteredTime: null } });
  assert.equal(contextNeeded({ Parameters: { 'Path.$': '$.id' } }, 'JSONPath'), undefined);
  const jsonata = { Arguments: { Path: "{% $states.context.Execution.Name & '/' & $states.input.id %}" } };
  assert.deepEqual(contextNeeded(jsonata, 'JSONata'), { Execution: { Name: null } });
});
