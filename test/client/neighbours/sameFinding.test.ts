// What other extensions say, in the words and at the places of their language services, against findings of ours.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCommon, saysTheSame, type Report } from '../../../client/neighbours/sameFinding';

const range = (line: number, from: number, to: number, lastLine = line): Report['range'] => ({
  start: { line, character: from },
  end: { line: lastLine, character: to },
});

const repeated: Report = {
  range: range(9, 8, 16),
  message: "'Method' stands here twice: only the last one counts.",
  source: 'asl-invoke',
  code: { value: 'duplicate-parameter' },
};
const path: Report = {
  range: range(10, 19, 24),
  message: "Expected a path that starts with '$' or an intrinsic function such as States.Format(…).",
  source: 'asl-invoke',
  code: { value: 'path-expression' },
};
const pathInToolkit = 'The value for the field must be a valid JSONPath or intrinsic function expression.';

describe('the same finding', () => {
  const same: [string, Report, Report][] = [
    ['JSON of VS Code', repeated, { range: range(9, 8, 16), message: 'Clé en double', source: 'json', code: 520 }],
    ['AWS Toolkit, JSON', repeated, { range: range(9, 8, 16), message: 'Duplicate object key', code: 520 }],
    ['AWS Toolkit, YAML', repeated, { range: range(9, 8, 4, 12), message: 'duplicate key' }],
    ['YAML', repeated, { range: range(9, 8, 19), message: 'Map keys must be unique', source: 'YAML', code: 0 }],
    ['AWS Toolkit, a value with its quotes', path, { range: range(10, 18, 25), message: pathInToolkit }],
    ['AWS Toolkit, a value without', path, { range: range(10, 19, 24), message: pathInToolkit }],
  ];
  for (const [name, ours, theirs] of same) it(name, () => assert.ok(isCommon(ours) && saysTheSame(ours, theirs)));
});

describe('another finding', () => {
  const others: [string, Report, Report][] = [
    ['the first of the two keys', repeated, { range: range(8, 8, 16), message: 'Duplicate object key', code: 520 }],
    ['a key around it', repeated, { range: range(6, 6, 4, 14), message: 'duplicate key' }],
    ['something else of the key', repeated, { range: range(9, 8, 16), message: 'Property Method is not allowed.' }],
    ['the value beside it', path, { range: range(11, 18, 25), message: pathInToolkit }],
    ['something else of the value', path, { range: range(10, 18, 25), message: 'Unknown word.', source: 'cSpell' }],
    ['a rule of ours alone', { ...path, code: 'list-value' }, { range: path.range, message: pathInToolkit }],
  ];
  for (const [name, ours, theirs] of others) it(name, () => assert.ok(!saysTheSame(ours, theirs)));
});
