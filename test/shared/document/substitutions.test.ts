// Placeholders: a state with its values put in, and what templates give.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadReader, parse } from '../../../shared/document/document';
import { placedTasks } from '../../../shared/document/embedded';
import { givenTo, givenToFile, valuesOf } from '../../../shared/document/given';
import { stateOf, type TaskState } from '../../../shared/document/substitutions';
import type { Json } from '../../../shared/json';
import { invoke } from '../../templates';

before(() => loadReader('yaml'));

const values = { Api: 'abc', Seconds: '30', 'AWS::Region': 'eu-west-1', 'self:custom.stage': 'dev' };

/** The state of a template's Task that has this RequestBody, written in YAML. */
function body(yaml: string, resource = invoke): TaskState & { body: Json } {
  const text = `Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n        States:\n          A:\n            Resource: ${resource}\n            Parameters:\n              RequestBody: ${yaml}\n`;
  const [placed] = placedTasks(parse(text, 'yaml'));
  assert.ok(placed);
  const filled = stateOf(placed.task, values);
  return { ...filled, body: (filled.state as { Parameters: { RequestBody: Json } }).Parameters.RequestBody };
}

describe('a value', () => {
  const cases: [yaml: string, value: Json, missing?: string[], unknown?: string[]][] = [
    ['${Api}', 'abc'],
    ['"https://${Api}/${AWS::Region}"', 'https://abc/eu-west-1'],
    ['${Other}', '${Other}', ['Other']],
    ['"${self:custom.stage}/${opt:x, \'y\'}"', "dev/${opt:x, 'y'}", ["opt:x, 'y'"]],
    ['${!Api}', 'abc'],
    ['"${$.x} ${ Api } $Api"', '${$.x} ${ Api } $Api'],
    ['!Ref Api', 'abc'],
    ['!Ref Other', '${Other}', ['Other']],
    ['!GetAtt Other.Arn', '${Other.Arn}', ['Other.Arn']],
    ['!GetAtt [Other, Arn]', '${Other.Arn}', ['Other.Arn']],
    ['!Sub "${Api}.x"', 'abc.x'],
    ['!Sub ["${Api}-${b}", {b: 1}]', 'abc-1'],
    ['!Sub ["${b}", {b: !Ref Other}]', '${Other}', ['Other']],
    ['{ "Fn::Join": ["-", [a, !Ref Api, { Ref: Other }]] }', 'a-abc-${Other}', ['Other']],
    ['!FindInMap [a, b, c]', null, [], ['!FindInMap']],
    ['{ "Fn::ImportValue": x }', null, [], ['Fn::ImportValue']],
    ['[!Ref Api, 1, null]', ['abc', 1, null]],
    ['{ "${Api}": true }', { abc: true }],
  ];
  for (const [yaml, value, missing = [], unknown = []] of cases)
    it(yaml, () => {
      const found = body(yaml);
      assert.deepEqual([found.body, found.missing, found.unknown], [value, missing, unknown]);
    });
});

it('a bare placeholder takes its value as JSON, a quoted one as text', () => {
  const text = `{ "States": { "A": { "Resource": "${invoke}", "TimeoutSeconds": \${Seconds}, "Comment": "\${Seconds}" } } }`;
  const [task] = parse(text, 'json').tasks;
  assert.ok(task);
  const { state } = stateOf(task, values);
  assert.deepEqual([state['TimeoutSeconds'], state['Comment']], [30, '30']);
});

it('the partition of a Resource is nothing to ask for', () => {
  for (const resource of ['!Sub "arn:${AWS::Partition}:states:::apigateway:invoke.waitForTaskToken"'])
    assert.deepEqual(body('x', resource), {
      ...body('x', `${invoke}.waitForTaskToken`),
    });
});

describe('what templates give', () => {
  const substitutions =
    'DefinitionSubstitutions: { Host: abc, Count: 3, Api: !Ref Api, Url: !Sub "${Api}.x", Later: "${self:x}" }';
  const template = (uri: string, properties: string): { uri: string; text: string } => ({
    uri,
    text: `Resources:\n  Machine:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      ${properties}\n      ${substitutions}\n`,
  });

  it('values, and what only deployment knows as it is written', async () => {
    const pointing = template('file:///w/template.yaml', 'DefinitionUri: ./machines/a%20b.asl.json');
    const given = await givenToFile('file:///w/machines/a%2520b.asl.json', [pointing]);
    assert.deepEqual(
      given.map(({ name, value, source }) => [name, value, source]),
      [
        ['Host', 'abc', 'abc'],
        ['Count', '3', '3'],
        ['Api', undefined, '!Ref Api'],
        ['Url', undefined, '!Sub "${Api}.x"'],
        ['Later', undefined, '"${self:x}"'],
      ],
    );
    assert.deepEqual(valuesOf(given), { Host: 'abc', Count: '3' });
    const [{ span } = { span: { start: 0, end: 0 } }] = given;
    assert.equal(pointing.text.slice(span.start, span.end), 'Host');
  });

  const files: [file: string, template: string, name: string, points: boolean][] = [
    ['file:///w/a.asl.json', 'file:///w/template.yaml', 'a.asl.json', true],
    ['file:///w/a.asl.json', 'file:///w/infra/template.yaml', '../a.asl.json', true],
    ['file:///w/a.asl.json', 'file:///w/infra/template.yaml', 'a.asl.json', false],
    ['file:///c%3A/w/a.asl.json', 'file:///C:/w/template.yaml', 'a.asl.json', true],
    ['file:///w/my%20files/a.asl.json', 'file:///w/template.yaml', 'my files/a.asl.json', true],
    ['file:///w/a.asl.json', 'file:///w/template.yaml', 's3://bucket/a.asl.json', false],
  ];
  for (const [file, uri, name, points] of files)
    it(`${name} in ${uri} ${points ? 'is' : 'is not'} ${file}`, async () => {
      const given = await givenToFile(file, [template(uri, `DefinitionUri: ${name}`)]);
      assert.equal(given.length > 0, points);
    });

  it('serverless.yml names a file by a variable, and gives it nothing', async () => {
    const text = 'stepFunctions:\n  stateMachines:\n    m:\n      definition: ${file(a.asl.yaml)}\n';
    const { machines } = parse(text, 'yaml', { whole: true });
    assert.deepEqual(
      machines.map(({ file }) => file?.name),
      ['a.asl.yaml'],
    );
    assert.deepEqual(await givenToFile('file:///w/a.asl.yaml', [{ uri: 'file:///w/serverless.yml', text }]), []);
  });

  it('a name with two values has none', async () => {
    const test = template('file:///w/test.yaml', 'DefinitionUri: a.asl.json');
    const other = { uri: 'file:///w/prod.yaml', text: test.text.replace('abc', 'xyz') };
    const given = await givenToFile('file:///w/a.asl.json', [test, other]);
    assert.deepEqual(valuesOf(given), { Count: '3' });
  });

  it('what a Sub names itself comes before the substitutions', () => {
    const text = `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: !Sub ['{}', { Host: own }]\n      ${substitutions}\n`;
    const [machine] = parse(text, 'yaml', { whole: true }).machines;
    assert.ok(machine);
    assert.equal(valuesOf(givenTo(machine, { uri: 'file:///w/t.yaml', text }))['Host'], 'own');
  });
});
