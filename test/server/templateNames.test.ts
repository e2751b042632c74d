// `${Api}` and `${Env}` that Sub fills in a template: hover says what they are there, and the definition leads to them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainedIn } from './explained';

const template = (path: string, tag = '!Sub '): string =>
  [
    'Parameters:',
    '  Env: { Type: String, Default: dev }',
    '  Name: { Type: String }',
    'Resources:',
    '  Table:',
    '    Type: AWS::DynamoDB::Table',
    '  Machine:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      DefinitionSubstitutions:',
    '        Tenant: first',
    '      Definition:',
    '        StartAt: Call',
    '        States:',
    '          Call:',
    '            Type: Task',
    '            Resource: arn:aws:states:::apigateway:invoke',
    '            Parameters:',
    `              Path: ${tag}"${path}"`,
    '',
  ].join('\n');

const asked = (path: string, tag?: string): ReturnType<typeof explainedIn> => explainedIn(template(path, tag), 'yaml');

describe('names of a template', () => {
  it('a resource', async () => {
    const { hover, places } = await asked('bills/${Ta<|>ble}');
    assert.match(hover, /Resource `Table` \(`AWS::DynamoDB::Table`\) of this template/);
    assert.deepEqual(places, ['Table']);
  });
  it('an attribute of a resource', async () => {
    const { hover, places } = await asked('bills/${Table.Str<|>eamArn}');
    assert.match(hover, /its attribute `StreamArn`/);
    assert.deepEqual(places, ['Table']);
  });
  it('a parameter, with and without a default', async () => {
    const { hover, places } = await asked('bills/${E<|>nv}');
    assert.match(hover, /Parameter `Env` of this template, by default `dev`/);
    assert.deepEqual(places, ['Env']);
    assert.match((await asked('${Na<|>me}')).hover, /Parameter `Name` of this template: a run asks/);
  });
  it('what the machine gives comes first, and what nobody gives is said', async () => {
    assert.match((await asked('${Ten<|>ant}', '')).hover, /`first`, given to `Machine`/);
    assert.match((await asked('${Nob<|>ody}')).hover, /No template of this workspace gives it a value/);
  });
});
