// The definitions of documents and templates as they are sent, and the places of what comes back.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { definitionsOf, definitionText, literalRole, placeOf, pseudoParameters } from '../../../shared/aws/definition';
import { mockSkeleton } from '../../../shared/aws/mock';
import { loadReader, parse } from '../../../shared/document/document';

before(() => loadReader('yaml'));

const machine = `{
  // The first of all.
  "StartAt": "Call",
  "States": { "Call": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "End": true } }
}`;

describe('a definition of its own', () => {
  test('is sent as it is written, and lines of the answer are its own', () => {
    const document = parse(machine, 'json', { whole: true });
    const [definition, ...others] = definitionsOf(document);
    assert.ok(definition);
    assert.equal(others.length, 0);
    const text = definitionText(definition, {});
    assert.deepEqual(text, { definition: machine, asWritten: true, missing: [], unknown: [] });
    const at = (location?: string) => {
      const found = { severity: 'ERROR', code: 'X', message: '', ...(location !== undefined && { location }) } as const;
      const { start, end } = placeOf(definition, found, true);
      return machine.slice(start, end);
    };
    assert.equal(at('/States/Call/Resource'), '"arn:aws:states:::apigateway:invoke"');
    assert.equal(at(), '{');
    assert.equal(at('[Source: (String)"…"; line: 2, column: 3]'), '/');
  });

  test('is sent filled where it has placeholders', () => {
    const text = machine.replace('"arn:aws:states:::apigateway:invoke"', '"${Api}", "TimeoutSeconds": ${Seconds}');
    const [definition] = definitionsOf(parse(text, 'json', { whole: true }));
    assert.ok(definition);
    assert.deepEqual(definitionText(definition, { Api: 'a' }).missing, ['Seconds']);
    const { definition: sent, asWritten } = definitionText(definition, { Api: 'a', Seconds: '30' });
    assert.equal(asWritten, false);
    assert.deepEqual(JSON.parse(sent), {
      StartAt: 'Call',
      States: { Call: { Type: 'Task', Resource: 'a', TimeoutSeconds: 30, End: true } },
    });
  });

  test('YAML is sent as JSON', () => {
    const [definition] = definitionsOf(
      parse('StartAt: A\nStates:\n  A: {Type: Pass, End: true}\n', 'yaml', { whole: true }),
    );
    assert.ok(definition);
    assert.equal(
      definitionText(definition, {}).definition,
      '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
    );
  });

  test('a single state, and what is no definition, is none', () => {
    for (const text of ['{"Type": "Task"}', '{}', '[]', '', 'x'])
      assert.deepEqual(definitionsOf(parse(text, 'json', { whole: true })), []);
  });
});

describe('definitions in a template', () => {
  const template = `Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      Role: arn:aws:iam::123456789012:role/Orders
      Definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: !Sub 'arn:\${AWS::Partition}:states:::apigateway:invoke', End: true }
  Text:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineType: STANDARD
      RoleArn: !GetAtt Role.Arn
      DefinitionString: '{"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "C"}}}'
  Elsewhere:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: other.asl.json
`;
  const read = () => parse(template, 'yaml', { whole: true });

  test('each is one, with its type and role', () => {
    const document = read();
    const found = definitionsOf(document);
    assert.deepEqual(
      found.map(({ name, type, machine }) => [name, type, literalRole(document, machine)]),
      [
        ['Orders', 'EXPRESS', 'arn:aws:iam::123456789012:role/Orders'],
        ['Text', 'STANDARD', undefined],
      ],
    );
    const [orders, text] = found;
    assert.ok(orders && text);
    assert.match(definitionText(orders, pseudoParameters('cn-north-1')).definition, /arn:aws-cn:states/);
    const finding = { severity: 'ERROR', code: 'X', message: '', location: '/States/B/Next' } as const;
    const { start, end } = placeOf(text, finding, false);
    assert.equal(template.slice(start, end), '"C"');
  });
});

describe('the form of a mock', () => {
  for (const [name, language, state, expected] of [
    ['nothing is read', 'JSONPath', {}, {}],
    [
      'ResultSelector',
      'JSONPath',
      { ResultSelector: { 'ok.$': '$.approved', 'by.$': '$.by.name' } },
      { approved: '', by: { name: '' } },
    ],
    ['the context is no result', 'JSONPath', { ResultSelector: { 'n.$': '$$.Execution.Name' } }, {}],
    [
      'JSONata',
      'JSONata',
      { Output: '{% $states.result.approved %}', Assign: { x: '{% $states.result.items[0].id %}' } },
      { approved: '', items: [{ id: '' }] },
    ],
  ] as const)
    test(name, () => assert.deepEqual(mockSkeleton(structuredClone(state) as never, language), expected));
});
