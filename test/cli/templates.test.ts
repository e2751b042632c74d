// The command line as built and templates: found in folders, and giving values to definitions that they point at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { cli, machine, openFolder, taskState } from './command';

const folder = openFolder();
after(() => folder.remove());

const template = (substitutions: string, uri = '../machines/orders.asl.json'): string => `Parameters:
  Host: { Type: String, Default: abc123.execute-api.eu-west-1.amazonaws.com }
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: ${uri}
      DefinitionSubstitutions: ${substitutions}
`;
const inTemplate = (method: string): object => ({
  Resources: {
    Orders: {
      Type: 'AWS::Serverless::StateMachine',
      Properties: { Definition: machine({ Get: taskState({ Method: method }) }) },
    },
  },
});

describe('check of a folder', () => {
  const check = async (at: string): Promise<{ code: number | null; files: string[]; stderr: string }> => {
    const { code, stdout, stderr } = await cli(['check', at, '--format', 'json'], { cwd: folder.path });
    const problems = JSON.parse(stdout) as { file: string }[];
    return { code, files: problems.map(({ file }) => file), stderr };
  };
  before(() => {
    for (const file of [
      'app/template.json',
      'app/orders.template.json',
      'app/stack-template.json',
      'app/cdk.out/stack.template.json',
      'app/.aws-sam/build/template.json',
    ])
      folder.write(file, inTemplate('get'));
    folder.write('app/serverless.yml', 'service: x\nprovider: { name: aws }\n');
    folder.write('app/other.json', inTemplate('get'));
    folder.write('plain/template.yaml', 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n');
  });

  test('finds the templates that hold such Tasks, and no copies of builds', async () => {
    assert.deepEqual(await check('app'), {
      code: 1,
      files: ['orders.template.json', 'stack-template.json', 'template.json'].map((name) => path.join('app', name)),
      stderr: '',
    });
  });

  test('looks into such a folder that is named', async () => {
    assert.deepEqual((await check('app/cdk.out')).files, [path.join('app/cdk.out', 'stack.template.json')]);
  });

  test('one with other templates only holds nothing to check, and says so', async () => {
    const { code, files, stderr } = await check('plain');
    assert.deepEqual({ code, files }, { code: 1, files: [] });
    assert.match(stderr, /^asl-invoke: plain: holds no ASL file .*, nor a template with such a Task\.\n$/);
  });
});

describe('SARIF', () => {
  test('has the rules, and each problem at its place from the working directory', async () => {
    folder.write('sarif/my orders.asl.json', machine({ Get: taskState({ Method: 'get' }) }));
    const { code, stdout } = await cli(['check', 'sarif', '--format', 'sarif'], { cwd: folder.path });
    assert.equal(code, 1);
    const { version, runs } = JSON.parse(stdout) as { version: string; runs: SarifRun[] };
    assert.equal(version, '2.1.0');
    const [run] = runs;
    const [result, ...others] = run?.results ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...result, message: undefined },
      {
        ruleId: 'parameter-value',
        ruleIndex: result?.ruleIndex,
        level: 'error',
        message: undefined,
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'sarif/my%20orders.asl.json' },
              region: { startLine: 9, startColumn: 19, endLine: 9, endColumn: 24 },
            },
          },
        ],
      },
    );
    assert.equal(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id, 'parameter-value');
    for (const { id, shortDescription, helpUri } of run?.tool.driver.rules ?? []) {
      assert.ok(shortDescription.text.length > 0, id);
      assert.ok(URL.canParse(helpUri), id);
    }
  });

  test('of nothing wrong is a run without results', async () => {
    const file = folder.write('fine.asl.json', machine({ Get: taskState() }));
    const { code, stdout } = await cli(['check', file, '--format', 'sarif']);
    assert.deepEqual([code, (JSON.parse(stdout) as { runs: SarifRun[] }).runs[0]?.results], [0, []]);
  });

  type SarifRun = {
    tool: { driver: { rules: { id: string; shortDescription: { text: string }; helpUri: string }[] } };
    results: { ruleIndex: number; message: { text: string } }[];
  };
});

describe('a definition that a template points at', () => {
  const definition = path.join('shop/machines/orders.asl.json');
  before(() => {
    folder.write(definition, machine({ Get: taskState({ ApiEndpoint: '${ApiHost}', Stage: '${Stage}' }) }));
    folder.write('shop/infra/template.yaml', template('{ ApiHost: !Ref Host, Stage: prod }'));
    mkdirSync(path.join(folder.path, 'shop/.git'));
  });
  const curl = (...args: string[]): ReturnType<typeof cli> => cli(['curl', definition, ...args], { cwd: folder.path });

  test('takes its values from the templates of the project, and offers the default of a parameter', async () => {
    assert.deepEqual(await curl(), {
      code: 1,
      stdout: '',
      stderr: [
        `asl-invoke: ${definition}: 'Get' has placeholders without a value. Give each one:`,
        '  --substitution ApiHost=abc123.execute-api.eu-west-1.amazonaws.com   (default of Host in template.yaml)\n',
      ].join('\n'),
    });
    const { stdout } = await curl('--substitution', 'ApiHost=x.execute-api.us-east-1.amazonaws.com');
    assert.match(stdout, /https:\/\/x\.execute-api\.us-east-1\.amazonaws\.com\/prod\/bills/);
  });

  test('--substitution wins', async () => {
    const given = ['ApiHost=x.execute-api.us-east-1.amazonaws.com', 'Stage=test'];
    const { stdout } = await curl(...given.flatMap((text) => ['--substitution', text]));
    assert.match(stdout, /amazonaws\.com\/test\/bills/);
  });

  test('--template names the template, which may stand anywhere', async () => {
    const uri = '../shop/machines/orders.asl.json';
    folder.write(
      'elsewhere/stack.yaml',
      template('{ ApiHost: y.execute-api.us-east-1.amazonaws.com, Stage: v2 }', uri),
    );
    const { stdout, stderr } = await curl('--template', 'elsewhere/stack.yaml');
    assert.equal(stderr, '');
    assert.match(stdout, /https:\/\/y\.execute-api\.us-east-1\.amazonaws\.com\/v2\/bills/);
    const policy = await cli(['policy', definition, '--template', 'elsewhere/stack.yaml'], { cwd: folder.path });
    assert.match(policy.stdout, /us-east-1:\$\{AWS::AccountId\}:y\/v2\/GET\/bills/);
  });

  test('a Task test takes them too', async () => {
    const tests = {
      definition: 'orders.asl.json',
      tests: [
        {
          name: 'gets',
          state: 'Get',
          input: {},
          substitutions: { ApiHost: 'x.execute-api.us-east-1.amazonaws.com' },
          response: { status: 200, body: {} },
          expect: { request: { url: 'https://x.execute-api.us-east-1.amazonaws.com/prod/bills' } },
        },
      ],
    };
    const file = folder.write('shop/machines/orders.asltest.json', tests);
    const { code, stdout, stderr } = await cli(['test', file]);
    assert.equal(code, 0, stdout + stderr);
  });

  const wrong: [args: string[], stderr: RegExp][] = [
    [['curl', definition, '--template', 'nowhere.yaml'], /--template nowhere\.yaml: no such file or folder\.$/],
    [
      ['curl', definition, '--template', 'plain/template.yaml'],
      /: no state machine in it points at .*orders\.asl\.json \(DefinitionUri\)\.$/,
    ],
    [['run', '-', '--template', 'elsewhere/stack.yaml'], /--template needs the definition in a file/],
    [['curl', 'app/template.json', '--template', 'elsewhere/stack.yaml'], /template\.json is a template itself\.$/],
  ];
  for (const [args, stderr] of wrong)
    test(args.join(' '), async () => {
      const input = JSON.stringify(machine({ Get: taskState() }));
      const ended = await cli(args, { cwd: folder.path, input });
      assert.equal(ended.code, 1);
      assert.match(ended.stderr.trimEnd(), stderr);
    });
});
