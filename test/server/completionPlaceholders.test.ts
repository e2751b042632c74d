// Completion of `${Name}` placeholders that a template or a setting fills, and of the hosts of the template's own APIs.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createService } from '../../server/service';
import { defaultSettings } from '../../server/settings';
import { task } from './marked';
import { offersAt, taken } from './taken';

const template = (file: string): string => `Resources:
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: ${file}
      DefinitionSubstitutions:
        Table: orders
        BillApi: abc123.execute-api.eu-west-1.amazonaws.com
        ApiStage: !Ref Stage
        Seconds: 30
`;

/** A service whose workspace has a template that fills the placeholders of `marked`'s document. */
function filling(languageId: string): ReturnType<typeof createService> {
  const templates = [{ uri: 'file:///template.yaml', text: template(`sample.${languageId}`) }];
  return createService({ templates: () => Promise.resolve(templates) });
}

const names = ['${Table}', '${BillApi}', '${ApiStage}', '${Seconds}'];

async function labels(source: string, languageId = 'asl'): Promise<string[]> {
  return (await offersAt(source, languageId, filling(languageId))).items.map(({ label }) => label);
}

describe('placeholders of JSON', () => {
  const parameter = (source: string): string => task(`"Parameters": { ${source} }`);
  it('are offered as values, first what is meant for the parameter', async () => {
    assert.equal((await labels(parameter('"ApiEndpoint": "<|>"')))[0], '${BillApi}');
    assert.equal((await labels(parameter('"Stage": <|>')))[0], '${ApiStage}');
    for (const typed of ['<|>', '"<|>"', '"$<|>"', '"${<|>"', '"${<|>}"', '"${Ap<|>"', '"${Ap<|>}"'])
      assert.equal(
        await taken(parameter(`"Stage": ${typed}`), '${ApiStage}', 'asl', filling('asl')),
        parameter('"Stage": "${ApiStage}"'),
        typed,
      );
  });
  it('are completed inside of texts, of expressions too, and bare', async () => {
    for (const [typed, label, written] of [
      ['"Path": "v1/${T<|>}/bills"', '${Table}', '"Path": "v1/${Table}/bills"'],
      ['"Path": "v1/$<|>"', '${Table}', '"Path": "v1/${Table}"'],
      ['"RequestBody": { "a": [{ "b": "${<|>" }] }', '${Table}', '"RequestBody": { "a": [{ "b": "${Table}" }] }'],
      ['"RequestBody": { "a": ${<|>} }', '${Seconds}', '"RequestBody": { "a": ${Seconds} }'],
      ['"RequestBody": { "a": ${S<|> }', '${Seconds}', '"RequestBody": { "a": ${Seconds} }'],
      ['"ApiEndpoint": ${B<|>', '${BillApi}', '"ApiEndpoint": "${BillApi}"'],
      ['"Headers": { "x": ["${<|>"] }', '${Table}', '"Headers": { "x": ["${Table}"] }'],
      [
        `"Path.$": "States.Format('${'${T<|>'}/{}', $.x)"`,
        '${Table}',
        `"Path.$": "States.Format('${'${Table}'}/{}', $.x)"`,
      ],
    ] as const)
      assert.equal(await taken(parameter(typed), label, 'asl', filling('asl')), parameter(written));
    const timeout = (value: string): string => task(`"TimeoutSeconds": ${value}, "Parameters": {}`);
    assert.equal(await taken(timeout('${S<|>}'), '${Seconds}', 'asl', filling('asl')), timeout('${Seconds}'));
  });
  it('not for the $ of an expression, nor of a name', async () => {
    for (const source of ['"Path.$": "$<|>"', '"Path.$": "States.Format($<|>)"', '"Path<|>": 1'])
      assert.deepEqual(
        (await labels(parameter(source))).filter((label) => names.includes(label)),
        [],
        source,
      );
  });
  it('say what they stand for', async () => {
    const { items } = await offersAt(parameter('"ApiEndpoint": "<|>"'), 'asl', filling('asl'));
    const found = items.find(({ label }) => label === '${BillApi}');
    assert.equal(found?.detail, 'abc123.execute-api.eu-west-1.amazonaws.com');
    assert.match(JSON.stringify(found.documentation), /given to `Machine` in/);
  });
  it('not where another parameter is meant by the name', async () => {
    const offered = await labels(parameter('"Stage": "<|>"'));
    assert.ok(!offered.includes('${BillApi}') && offered.includes('${Table}'), offered.join(', '));
  });
  it('of the setting', async () => {
    const service = createService();
    service.configure({ ...defaultSettings, substitutions: { Host: 'x' } });
    assert.equal(
      await taken(parameter('"ApiEndpoint": "<|>"'), '${Host}', 'asl', service),
      parameter('"ApiEndpoint": "${Host}"'),
    );
  });
});

describe('placeholders of YAML', () => {
  const parameter = (line: string): string =>
    `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  ${line}\n  Method: GET\n`;
  for (const [typed, written] of [
    ['Stage: <|>', 'Stage: "${ApiStage}"'],
    ['Stage:<|>', 'Stage: "${ApiStage}"'],
    ["Stage: '<|>'", "Stage: '${ApiStage}'"],
    ['Stage: ${<|>}', 'Stage: "${ApiStage}"'],
    ['Stage: v${<|>}', 'Stage: v${ApiStage}'],
    ['RequestBody: ${A<|>}', 'RequestBody: ${ApiStage}'],
    ['Headers: { x: ["${<|>}"] }', 'Headers: { x: ["${ApiStage}"] }'],
  ] as const)
    it(typed, async () =>
      assert.equal(await taken(parameter(typed), '${ApiStage}', 'asl-yaml', filling('asl-yaml')), parameter(written)),
    );
  it('none that would break brackets, none behind another tag than !Sub', async () => {
    for (const line of ['RequestBody: { a: ${<|> }', 'ApiEndpoint: !Ref <|>', 'Stage: !GetAtt <|>'])
      assert.deepEqual(await labels(parameter(line), 'asl-yaml'), [], line);
  });
});

describe("hosts of the template's own APIs", () => {
  const host = '${Api}.execute-api.${AWS::Region}.amazonaws.com';
  const api = 'Resources:\n  Api:\n    Type: AWS::Serverless::HttpApi\n  M:\n    Type: AWS::Serverless::StateMachine\n';
  const yaml = (value: string): string =>
    `${api}    Properties:\n      Definition:\n        States:\n          A:\n            Type: Task\n` +
    `            Resource: arn:aws:states:::apigateway:invoke\n            Parameters:\n              ApiEndpoint: ${value}\n`;
  it('in the tree of a YAML template', async () => {
    for (const typed of ['<|>', '"<|>"', '$<|>', '!Sub <|>', '!Sub "<|>"', '!Sub "${A<|>}"'])
      assert.equal(await taken(yaml(typed), host, 'yaml'), yaml(`!Sub "${host}"`), typed);
  });
  it('in the tree of a JSON template', async () => {
    const json = (value: string): string =>
      `{ "Resources": { "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {} }, "M": { "Type": ` +
      `"AWS::Serverless::StateMachine", "Properties": { "Definition": ${task(`"Parameters": { "ApiEndpoint": ${value} }`)} } } } }`;
    assert.equal(await taken(json('"<|>"'), host, 'json'), json(`{ "Fn::Sub": "${host}" }`));
  });
  it('behind !Sub the names of the template, not those that the machine fills', async () => {
    const filled = (value: string): string =>
      yaml(value).replace('      Definition:', '      DefinitionSubstitutions: { Mine: x }\n      Definition:');
    const shown = async (value: string): Promise<string[]> =>
      (await offersAt(filled(value), 'yaml')).items.map(({ label }) => label);
    const names = await shown('!Sub "${<|>}"');
    for (const name of ['${Api}', '${AWS::Region}', host]) assert.ok(names.includes(name), name);
    assert.ok(!names.includes('${Mine}'));
    assert.deepEqual((await shown('"${<|>}"')).slice(0, 2), ['${Mine}', host]);
    assert.equal(
      await taken(filled('!Sub "x.${AWS::<|>}"'), '${AWS::Region}', 'yaml'),
      filled('!Sub "x.${AWS::Region}"'),
    );
  });
  const text = (tag: string, value: string): string =>
    `${api}    Properties:\n      DefinitionSubstitutions:\n        Name: x\n      DefinitionString: ${tag}|\n` +
    `        ${task(`"Parameters": { "ApiEndpoint": ${value} }`)}\n`;
  it('in a text that Sub fills, where the machine gives no other placeholders', async () => {
    assert.equal(await taken(text('!Sub ', '"<|>"'), host, 'yaml'), text('!Sub ', `"${host}"`));
    const { items } = await offersAt(text('!Sub ', '"<|>"'), 'yaml');
    assert.ok(!items.some(({ label }) => label === '${Name}'));
    assert.equal(
      await taken(text('!Sub ', '"a.${AWS::<|>}"'), '${AWS::Region}', 'yaml'),
      text('!Sub ', '"a.${AWS::Region}"'),
    );
  });
  it('not in a text that nothing fills but the machine', async () => {
    const { items } = await offersAt(text('', '"<|>"'), 'yaml');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['${Name}'],
    );
  });
});
