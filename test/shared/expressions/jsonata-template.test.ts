// What is a JSONata expression: one answer for the rules, the completion and the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnknownText } from '../../../shared/document/known';
import { isJsonataExpression, mapExpressions } from '../../../shared/expressions/jsonata-template';

const cases: [text: string, isExpression: boolean][] = [
  ['{% $states.input.id %}', true],
  ['{%1%}', true],
  ['{%\n  $x\n%}', true],
  // Nothing is in it, which evaluation will say: it is an expression.
  ['{%%}', true],
  // One % cannot be the end of one mark and the beginning of the other.
  ['{%}', false],
  // Recorded: blanks outside make it plain text.
  [' {% 1 %}', false],
  ['{% 1 %} ', false],
  ['{% 1', false],
  ['1 %}', false],
  ['{ % 1 %}', false],
  ['', false],
];

for (const [text, isExpression] of cases)
  test(`${JSON.stringify(text)} is ${isExpression ? 'an expression' : 'plain text'}`, async () => {
    assert.equal(isJsonataExpression(text), isExpression);
    const evaluated = await mapExpressions(text, '', () => Promise.resolve(null));
    assert.equal(evaluated, isExpression ? null : text, 'the engine');
    assert.equal(isUnknownText(text), isExpression, 'the rules');
  });
