// The findings in one sentence of AWS, and the places that locations stand for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsIn } from '../../../shared/aws/findings';
import { offsetAt, spanAt, spanInState } from '../../../shared/aws/location';
import { isRoleArn } from '../../../shared/aws/roleArn';
import { read } from '../../../shared/document/document';

describe('findings in a message', () => {
  const cases: [message: string, expected: [code: string, message: string, location?: string][]][] = [
    [
      "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, MISSING_TRANSITION_TARGET: State \"pass2\" is not reachable. at /States/pass2'",
      [
        ['MISSING_TRANSITION_TARGET', "Missing 'Next' target: pass3", '/States/pass1/Next'],
        ['MISSING_TRANSITION_TARGET', 'State "pass2" is not reachable.', '/States/pass2'],
      ],
    ],
    [
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'",
      [['SCHEMA_VALIDATION_FAILED', 'These fields are required: [States, StartAt]', '/']],
    ],
    [
      "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state'",
      [['MISSING_END_STATE', 'Workflow has no terminal state']],
    ],
    [
      'Invalid State Machine Definition: \'INVALID_JSON_DESCRIPTION: Unexpected character at [Source: (String)"{a"; line: 1, column: 3]\'',
      [['INVALID_JSON_DESCRIPTION', 'Unexpected character', '[Source: (String)"{a"; line: 1, column: 3]']],
    ],
    ['Something new', [['INVALID_DEFINITION', 'Something new']]],
  ];
  for (const [message, expected] of cases)
    test(message.slice(0, 100), () => {
      const found = findingsIn(message).map(({ code, message, location }) =>
        location === undefined ? [code, message] : [code, message, location],
      );
      assert.deepEqual(found, expected);
    });
});

describe('the place of a location', () => {
  const text = `{
  "StartAt": "A/B",
  "States": {
    "A": { "Type": "Pass", "Next": "x" },
    "A/B": {
      "Type": "Choice",
      "Choices": [{ "Next": "first" }, { "Next": "second" }],
      "Parameters": { "Method": "GET" }
    },
    "Both[0]": { "Branches": [{ "States": { "In": { "Type": "Pass" } } }] }
  }
}`;
  const { root } = read(text, 'json');
  for (const [location, expected] of [
    ['/States/A/Next', '"x"'],
    ['/States/A/B/Choices[1]/Next', '"second"'],
    ['/States/A/B/Choices/0/Next', '"first"'],
    ['/States/A/B/Choices[0]', '{ "Next": "first" }'],
    ['/States/A/B/Parameters', '"Parameters"'],
    ['/States/A/B', '"A/B"'],
    ['/States/A/Missing/Deep', '"A"'],
    ['/States/Both[0]/Branches[0]/States/In/Type', '"Pass"'],
    ['/States/Nowhere/Next', '"States"'],
    ['/', undefined],
    ['', undefined],
  ] as const)
    test(location, () => {
      const span = spanAt(root, location);
      assert.equal(span && text.slice(span.start, span.end), expected);
    });

  test('in a state that was sent alone, whatever its machine calls it', () => {
    const state = '{ "Type": "Task", "Parameters": { "Method": "GET" } }';
    const node = read(state, 'json').root;
    assert.ok(node);
    for (const location of ['/States/StateName/Parameters', '/Parameters']) {
      const span = spanInState(node, location);
      assert.equal(span && state.slice(span.start, span.end), '"Parameters"');
    }
    assert.equal(spanInState(node, '/States/StateName'), undefined);
  });

  test('line and column of the parser', () => {
    assert.equal(offsetAt('{\n  a', '[Source: (String)"{…"; line: 2, column: 3]'), 4);
    assert.equal(offsetAt('{', '[Source: line: 9, column: 1]'), undefined);
    assert.equal(offsetAt('{', '/States/A'), undefined);
  });
});

test('ARNs of roles', () => {
  for (const right of [
    'arn:aws:iam::123456789012:role/Order',
    'arn:aws-us-gov:iam::123456789012:role/service-role/Order+Machine=1,2.@_-',
    'arn:aws-cn:iam::123456789012:role/x',
  ])
    assert.ok(isRoleArn(right), right);
  for (const wrong of [
    '',
    'Order',
    'arn:aws:iam::12345:role/x',
    'arn:aws:iam::123456789012:user/x',
    'arn:aws:sts::123456789012:assumed-role/x/y',
    'arn:aws:iam::123456789012:role/',
    ' arn:aws:iam::123456789012:role/x',
    `arn:aws:iam::123456789012:role/${'x'.repeat(256)}`,
  ])
    assert.ok(!isRoleArn(wrong), wrong);
});
