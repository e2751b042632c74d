// What templates give to placeholders, and what the defaults of their parameters would make of it.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadReader } from '../../../shared/document/document';
import { defaultsOf, givenToFile, textsOf, valuesOf, type Given } from '../../../shared/document/given';

before(() => loadReader('yaml'));

const template = (name: string, substitutions: string, parameters = ''): { uri: string; text: string } => ({
  uri: `file:///project/${name}`,
  text: `${parameters}
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: orders.asl.json
      DefinitionSubstitutions: { ${substitutions} }
`,
});
const parameters = `Parameters:
  Host: { Type: String, Default: abc.execute-api.eu-west-1.amazonaws.com }
  Id: { Type: String, Default: abc }
  Port: { Type: Number, Default: 8080 }
  None: { Type: String }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /orders/host }`;

const given = (...templates: { uri: string; text: string }[]): Promise<Given[]> =>
  givenToFile('file:///project/orders.asl.json', templates);

describe('the default of a parameter', () => {
  const cases: [what: string, value: string, byDefault: Given['byDefault']][] = [
    ['Ref', '!Ref Host', { value: 'abc.execute-api.eu-west-1.amazonaws.com', parameters: ['Host'] }],
    ['a number', '!Ref Port', { value: '8080', parameters: ['Port'] }],
    ['Sub', "!Sub '${Id}.example.com:${Port}'", { value: 'abc.example.com:8080', parameters: ['Id', 'Port'] }],
    ['a parameter without one', '!Ref None', undefined],
    ['Sub with what only deployment knows', "!Sub '${Id}.${AWS::Region}'", undefined],
    ['a resource', '!Ref Api', undefined],
    ['the name of a value kept elsewhere', '!Ref Stored', undefined],
    ['a value of the template’s own', 'plain', undefined],
  ];
  for (const [what, value, byDefault] of cases)
    it(what, async () => {
      const [found] = await given(template('template.yaml', `ApiHost: ${value}`, parameters));
      assert.deepEqual(found?.byDefault, byDefault);
    });

  it('is offered, and not among the values to run with', async () => {
    const found = await given(template('template.yaml', 'ApiHost: !Ref Id, Stage: prod', parameters));
    assert.deepEqual(valuesOf(found), { Stage: 'prod' });
    assert.deepEqual(textsOf(found), { ApiHost: '${Id}', Stage: 'prod' });
    assert.deepEqual(defaultsOf(found), { ApiHost: 'abc' });
  });

  it('is not offered where templates have different ones', async () => {
    const one = template('template.yaml', 'ApiHost: !Ref Id', parameters);
    const other = template('test.yaml', 'ApiHost: !Ref Id', parameters.replace('Default: abc }', 'Default: xyz }'));
    assert.deepEqual(defaultsOf(await given(one, other)), {});
  });
});
