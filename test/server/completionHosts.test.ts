// Completion of hosts, of what other Tasks of the document call, and of whole Tasks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createService } from '../../server/service';
import { partitions } from '../../shared/knowledge/hosts';
import { marked, task } from './marked';
import { labelsAt, offersAt, taken } from './taken';

const host = (region = 'us-east-1', suffix = 'amazonaws.com'): string => `abc123.execute-api.${region}.${suffix}`;

describe('a host being typed', () => {
  for (const typed of ['abc123', 'abc123.', 'abc123.execute-api.', 'abc123.execute-api.eu-'])
    it(typed, async () => {
      const before = task(`"Parameters": { "ApiEndpoint": "${typed}<|>" }`);
      const labels = await labelsAt(before);
      for (const { regions, suffix } of partitions)
        for (const region of regions) assert.ok(labels.includes(host(region, suffix)), region);
      assert.equal(
        await taken(before, host('eu-west-1')),
        task(`"Parameters": { "ApiEndpoint": "${host('eu-west-1')}" }`),
      );
      const yaml = (value: string): string =>
        `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  ApiEndpoint: ${value}\n`;
      assert.equal(
        await taken(yaml(`${typed}<|>`), host('cn-north-1', 'amazonaws.com.cn'), 'asl-yaml'),
        yaml(host('cn-north-1', 'amazonaws.com.cn')),
      );
    });
  it('nothing for other hosts', async () => {
    for (const typed of ['', 'api.example', '${Api}', 'https://abc'])
      assert.deepEqual(await labelsAt(task(`"Parameters": { "ApiEndpoint": "${typed}<|>" }`)), [], typed);
  });
});

describe('what other Tasks have', () => {
  const machine = (inner: string): string => {
    const state = (parameters: string): string =>
      `{ "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { ${parameters} } }`;
    const of = (api: string, stage: string, path: string): string =>
      `"ApiEndpoint": "${api}.execute-api.eu-west-1.amazonaws.com", "Stage": "${stage}", "Path": "${path}"`;
    const states = [of('one', 'dev', 'a'), of('one', 'dev', 'b'), of('two', 'prod', 'c'), inner];
    return `{ "States": { ${states.map((parameters, index) => `"S${index}": ${state(parameters)}`).join(', ')} } }`;
  };
  it('hosts, and their regions first', async () => {
    assert.deepEqual(await labelsAt(machine('"ApiEndpoint": "<|>"')), [
      'one.execute-api.eu-west-1.amazonaws.com',
      'two.execute-api.eu-west-1.amazonaws.com',
    ]);
    assert.equal((await labelsAt(machine('"ApiEndpoint": "x<|>"')))[2], 'x.execute-api.eu-west-1.amazonaws.com');
  });
  it('stages and paths, those of the same host first', async () => {
    assert.deepEqual(await labelsAt(machine('"Stage": "<|>"')), ['dev', 'prod']);
    const same = '"ApiEndpoint": "two.execute-api.eu-west-1.amazonaws.com"';
    assert.deepEqual(await labelsAt(machine(`${same}, "Stage": "<|>"`)), ['prod', 'dev']);
    assert.deepEqual(await labelsAt(machine(`${same}, "Path": <|>`)), ['c', 'a', 'b', '@connections/']);
  });
});

describe('a parameter whose values are known', () => {
  const call = '"Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters"';
  const used = '"ApiEndpoint": "abc123.execute-api.eu-west-1.amazonaws.com", "Stage": "prod"';
  const machine = (inner: string): string =>
    `{ "States": { "A": { ${call}: { ${used} } }, "B": { ${call}: { ${inner} } } } }`;
  it('is accepted with an empty value, and asks for them', async () => {
    const { items } = await offersAt(machine('"<|>"'));
    const asking = items.filter(({ data }) => (data as { asksForValue?: true } | undefined)?.asksForValue);
    assert.deepEqual(asking.map(({ label }) => label), ['ApiEndpoint', 'Stage']); // prettier-ignore
    assert.equal(await taken(machine('"<|>"'), 'ApiEndpoint'), machine('"ApiEndpoint": ""'));
    assert.equal(await taken(machine('"<|>"'), 'Path'), machine('"Path": "path"'));
  });
});

it('a host is made of the letters typed so far: each of them asks again, elsewhere an editor filters by itself', async () => {
  for (const [source, isIncomplete] of [
    ['"Parameters": { "ApiEndpoint": "<|>" }', true],
    ['"Parameters": { "ApiEndpoint": "abc<|>" }', true],
    ['"Parameters": { "Method": "<|>" }', false],
    ['"Parameters": { "<|>" }', false],
  ] as const) {
    const { text, position } = marked(task(source));
    assert.equal((await createService().complete(text, position)).isIncomplete, isIncomplete, source);
  }
});

describe('skeletons', () => {
  it('of QueryParameters', async () => {
    assert.equal(
      await taken(task('"Parameters": { "QueryParameters": <|> }'), '{ … }'),
      task('"Parameters": { "QueryParameters": {\n\t"name": ["value"]\n} }'),
    );
    const yaml = (value: string): string =>
      `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  QueryParameters:${value}\n  Path: x\n`;
    assert.equal(await taken(yaml('<|>'), '{ … }', 'asl-yaml'), yaml('\n    name: ["value"]'));
  });
});

describe('whole Tasks', () => {
  const json = (inner: string, language = 'JSONPath'): string =>
    `{ "QueryLanguage": "${language}", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true }, ${inner} } }`;
  const yaml = (inner: string, language = 'JSONPath'): string =>
    `QueryLanguage: ${language}\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n  ${inner}\n  B:\n    Type: Succeed\n`;
  const labels = [
    'API Gateway: call',
    'API Gateway: call with IAM',
    'API Gateway: call and wait for callback',
    'API Gateway: push to WebSocket client',
  ];
  for (const [languageId, document] of [
    ['asl', json],
    ['asl-yaml', yaml],
  ] as const)
    for (const language of ['JSONPath', 'JSONata'])
      it(`${languageId}, ${language}`, async () => {
        const typed = languageId === 'asl' ? ['<|>', '"API<|>"', '"<|>"'] : ['<|>', 'API<|>'];
        for (const word of typed) {
          assert.deepEqual(await labelsAt(document(word, language), languageId), labels, word);
          for (const label of labels) {
            const source = await taken(document(word, language), label, languageId);
            const text = TextDocument.create('file:///a', languageId, 1, source);
            const service = createService();
            assert.equal((await service.codeLenses(text)).length, 1, source);
            // The API ID is left to be filled in, and an error until then.
            const whole = TextDocument.create('file:///b', languageId, 1, source.replace('api-id', 'abc123'));
            const errors = (await service.diagnose(whole)).filter(({ severity }) => severity === 1);
            assert.deepEqual(
              errors.map(({ message }) => message),
              [],
              source,
            );
          }
        }
      });
  it('as people write it in YAML', async () => {
    assert.equal(
      await taken(yaml('<|>'), 'API Gateway: call and wait for callback', 'asl-yaml'),
      yaml(`CallApiAndWait:
    Type: Task
    Resource: arn:aws:states:::apigateway:invoke.waitForTaskToken
    Parameters:
      ApiEndpoint: api-id.execute-api.us-east-1.amazonaws.com
      Method: POST
      Headers:
        TaskToken.$: States.Array($$.Task.Token)
      Stage: prod
      Path: path
      RequestBody:
        name: value
      AuthType: IAM_ROLE
    TimeoutSeconds: 3600
    End: true`),
    );
  });
  it('not in place of a state that is there, nor elsewhere', async () => {
    assert.deepEqual(await labelsAt(json('"API<|>": {}')), []);
    assert.deepEqual(await labelsAt('{ "A": { "<|>" }, "States": {} }'), []);
    assert.deepEqual(await labelsAt(yaml('API<|>: {}'), 'asl-yaml'), []);
  });
});
