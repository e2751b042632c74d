// `${self:custom.x}` in serverless.yml: hover says where the value comes from, and the definition leads there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Substitutions } from '../../shared/document/substitutions';
import { explainedIn } from './explained';

const serverless = (value: string): string =>
  [
    'service: shop',
    'custom:',
    '  apis: [first, second]',
    "  stage: ${opt:stage, 'dev'}",
    'stepFunctions:',
    '  stateMachines:',
    '    main:',
    '      definition:',
    '        StartAt: Call',
    '        States:',
    '          Call:',
    '            Type: Task',
    '            Resource: arn:aws:states:::apigateway:invoke',
    '            Parameters:',
    '              Method: GET',
    `              ApiEndpoint: "${value}"`,
    '            End: true',
    '',
  ].join('\n');

const asked = (value: string, substitutions?: Substitutions): ReturnType<typeof explainedIn> =>
  explainedIn(serverless(value), 'yaml', substitutions);

describe('variables of the Serverless Framework', () => {
  it('of the file itself', async () => {
    const { hover, places } = await asked('${self:custom.st<|>age}.execute-api.eu-west-1.amazonaws.com');
    assert.match(hover, /`\$\{opt:stage, 'dev'\}`, from `custom\.stage` of this file/);
    assert.deepEqual(places, ["${opt:stage, 'dev'}"]);
    assert.deepEqual((await asked('${self:custom.apis.1<|>}')).places, ['second']);
  });

  it('that the file does not have', async () => {
    const { hover, places } = await asked("${self:custom.no<|>thing, 'x'}");
    assert.match(hover, /Taken from `custom\.nothing` of this file/);
    assert.deepEqual(places, []);
  });

  for (const [variable, from] of [
    ['env:HOST', 'the environment'],
    ['opt:stage', 'the options'],
    ['ssm:/a/b', 'Parameter Store'],
    ['plug:x', '`plug`'],
  ] as const)
    it(variable, async () => assert.ok((await asked(`\${<|>${variable}}`)).hover.includes(from)));

  it('with a value in the settings', async () => {
    const { hover } = await asked('${env:HO<|>ST}', { 'env:HOST': 'abc' });
    assert.match(hover, /^\*\*\$\{env:HOST\}\*\*\n\n`abc` in runs/);
    assert.doesNotMatch(hover, /environment/);
  });
});
