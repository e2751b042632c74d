// What counts as an expression that only lacks its `.$`, and how it is written then.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainExpression } from '../../../server/rules/plain-expression';
import { parsePayloadExpression } from '../../../shared/expressions/payload-expression';

describe('plainly meant', () => {
  const cases: [text: string, expression: string][] = [
    ['$.id', '$.id'],
    ['$.a-b.c_d[0]', '$.a-b.c_d[0]'],
    ["$['a b'].c", "$['a b'].c"],
    ['$[0].id', '$[0].id'],
    ['$.items[*].id', '$.items[*].id'],
    ['$.größe', '$.größe'],
    ['$$.Execution.Id', '$$.Execution.Id'],
    ['$$.Map.Item.Value.id', '$$.Map.Item.Value.id'],
    ["$$['Task']['Token']", "$$['Task']['Token']"],
    ['States.UUID()', 'States.UUID()'],
    ["States.Format('{}', $.a)", "States.Format('{}', $.a)"],
    ['Bearer ${$.token}', "States.Format('Bearer {}', $.token)"],
    ['${$.a}${ $$.State.Name }', "States.Format('{}{}', $.a, $$.State.Name)"],
    ["it's {${$.a}} \\", "States.Format('it\\'s \\{{}\\} \\\\', $.a)"],
    ['${Host}/${$.a}', "States.Format('${Host}/{}', $.a)"],
  ];
  for (const [text, expression] of cases)
    it(text, () => {
      assert.equal(plainExpression(text), expression);
      assert.equal(parsePayloadExpression(expression).ok, true);
    });
});

describe('only text', () => {
  for (const text of [
    ...[
      '',
      ' ',
      '$',
      '$$',
      '$5',
      'costs $5',
      '$.50',
      '$.5.0',
      '$ref',
      '$name',
      '$name.field',
      '$default',
      '$.',
      '$..id',
    ],
    ...[
      '$$.Price',
      '$$.Task.Token)',
      '${$$.Task.Token)}',
      '$$.price',
      '$[',
      '$.a b',
      '$.id is the id',
      '$.id.',
      '$.a, $.b',
      'a $.id',
      '$.a=1',
      '$.ajax({})',
    ],
    ...[
      'States.',
      'States. of America',
      'States.Of(America)',
      'States.Format',
      'States.Format()x',
      'see States.UUID()',
    ],
    ...[
      '${Name}',
      '${AWS::Region}',
      '${HOME}/bin',
      '${$name}',
      '${$}',
      '${$5}',
      '${a.b}',
      '{$.id}',
      '{{$.id}}',
      '{% $.id %}',
    ],
  ])
    it(JSON.stringify(text), () => assert.equal(plainExpression(text), undefined));
});

it('never throws, and gives what can be parsed wherever it is a path or a text with paths', () => {
  const part = fc.constantFrom(
    '$',
    '.',
    '[',
    ']',
    "'",
    '{',
    '}',
    '${',
    '$.a',
    '$$.Task.Token',
    'States.Format(',
    ')',
    '\\',
    ' ',
    'x',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
      const text = parts.join('');
      const expression = plainExpression(text);
      if (expression !== undefined && !text.startsWith('States.'))
        assert.equal(parsePayloadExpression(expression).ok, true, `${text} -> ${expression}`);
    }),
    { numRuns: 5000 },
  );
});
