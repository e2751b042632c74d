// `asl-invoke check` as built: findings, formats, exit codes, and every way to name what is checked.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import type { Problem } from '../../cli/problems';
import { cli, machine, openFolder, samples, taskState, type Ended } from './command';

const folder = openFolder();
after(() => folder.remove());

const inFolder = (...args: string[]): Promise<Ended> => cli(['check', ...args], { cwd: folder.path });

/** The problems that `--format json` prints, with the exit code. */
async function json(...args: string[]): Promise<{ code: number | null; problems: Problem[]; stderr: string }> {
  const { code, stdout, stderr } = await inFolder(...args, '--format', 'json');
  return { code, problems: JSON.parse(stdout) as Problem[], stderr };
}

const warned = taskState({ ApiEndpoint: 'abc.execute-api.mars-east-1.amazonaws.com' });

describe('the samples', () => {
  test('the page’s second example has its one error, and a wrong route is told, in people’s form', async () => {
    assert.deepEqual(await cli(['check', 'samples']), {
      code: 1,
      stdout: [
        path.join('samples', '2-callback.asl.json'),
        '   7:19  hint     Without TimeoutSeconds or HeartbeatSeconds this Task may wait a year for its token.          callback-without-timeout',
        "  20:21  error    AuthType 'IAM_AUTH' is not allowed: it must be one of NO_AUTH, IAM_ROLE or RESOURCE_POLICY.  parameter-value",
        '',
        path.join('samples', '5-fails-on-purpose.asl.json'),
        "  13:17  info     'Sample API' in openapi.yaml has no route 'no-such-route'; nearest: 'GET /bills', 'GET /keyed', 'GET /slow'.  route-unknown",
        '',
        '✖ 3 problems (1 error, 0 warnings, 1 info, 1 hint)',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('and in the programs’ form', async () => {
    const { code, stdout, stderr } = await cli(['check', '2-callback.asl.json', '--format', 'json'], { cwd: samples });
    assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
    assert.deepEqual(JSON.parse(stdout), [
      {
        file: '2-callback.asl.json',
        line: 7,
        column: 19,
        endLine: 7,
        endColumn: 72,
        code: 'callback-without-timeout',
        severity: 'hint',
        message: 'Without TimeoutSeconds or HeartbeatSeconds this Task may wait a year for its token.',
      },
      {
        file: '2-callback.asl.json',
        line: 20,
        column: 21,
        endLine: 20,
        endColumn: 31,
        code: 'parameter-value',
        severity: 'error',
        message: "AuthType 'IAM_AUTH' is not allowed: it must be one of NO_AUTH, IAM_ROLE or RESOURCE_POLICY.",
      },
    ]);
  });

  test('the first one has no finding, in JSON and in YAML', async () => {
    const files = ['1-get-bills.asl.json', '3-get-bills.asl.yaml'];
    assert.deepEqual(await cli(['check', ...files], { cwd: samples }), {
      code: 0,
      stdout: '✔ 2 apigateway:invoke Tasks in 2 files: no problems.\n',
      stderr: '',
    });
    assert.deepEqual(await cli(['check', ...files, '--format', 'json'], { cwd: samples }), {
      code: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });
});

describe('exit code', () => {
  test('warnings alone are 0', async () => {
    const file = folder.write('warned.asl.json', machine({ Call: warned }));
    const { code, problems } = await json(file);
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['warning'],
    );
    assert.equal(code, 0);
  });

  test('a file without the integration is 0, and that is said', async () => {
    const file = folder.write('pass.asl.json', { StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    assert.deepEqual(await inFolder(file), {
      code: 0,
      stdout: '0 apigateway:invoke Tasks in 1 file: nothing to check.\n',
      stderr: '',
    });
  });
});

describe('syntax', () => {
  test('errors of a definition with the integration, beside its findings', async () => {
    folder.write(
      'broken.asl.json',
      '{"Resource": "arn:aws:states:::apigateway:invoke",\n "Parameters": {}, "Next" {}}',
    );
    const { code, problems } = await json('broken.asl.json');
    assert.equal(code, 1);
    assert.deepEqual(
      problems.find(({ code }) => code === 'syntax'),
      {
        file: 'broken.asl.json',
        line: 2,
        column: 27,
        endLine: 2,
        endColumn: 28,
        code: 'syntax',
        severity: 'error',
        message: 'A colon is missing.',
      },
    );
    assert.ok(problems.some(({ code }) => code === 'missing-parameter'));
  });

  test('also where nothing of it could be read', async () => {
    folder.write('hopeless.asl.json', '[ "arn:aws:states:::apigateway:invoke"');
    assert.deepEqual(
      (await json('hopeless.asl.json')).problems.map(({ code }) => code),
      ['syntax'],
    );
  });

  test('in YAML the first error alone: the parser does not recover', async () => {
    folder.write('broken.asl.yaml', 'Resource: arn:aws:states:::apigateway:invoke\nParameters: {a: 1\nNext: ]\nx: }\n');
    const { code, problems } = await json('broken.asl.yaml');
    assert.equal(code, 1);
    assert.equal(problems.filter(({ code }) => code === 'syntax').length, 1);
  });

  test('not those of other files: they have tools of their own', async () => {
    folder.write('other.json', '{"apigateway": 1,,,');
    folder.write('template.yml', 'Resources:\n  A: arn:aws:states:::apigateway:invoke\n  B: {\n}\n');
    assert.deepEqual(await json('other.json', 'template.yml'), { code: 0, problems: [], stderr: '' });
  });

  test('comments, a comma at the end, a byte order mark and placeholders are no errors', async () => {
    const text = JSON.stringify(machine({ Call: taskState() }), null, 2).replace(
      '"End": true',
      '"TimeoutSeconds": ${Seconds}, // why\n"End": true,',
    );
    folder.write('lenient.json5', `\uFEFF/* a */ ${text}`);
    assert.deepEqual(await json('lenient.json5'), { code: 0, problems: [], stderr: '' });
  });

  test('positions count UTF-16 units from 1, behind a byte order mark and Windows line ends too', async () => {
    const text = `\uFEFF{"Comment": "é😀",\r\n"Resource": "arn:aws:states:::apigateway:invoke", "Parameters": {"ApiEndpoint": "a.execute-api.us-east-1.amazonaws.com", /*😀*/ "Method": "FETCH"}}`;
    folder.write('positions.asl.json', text);
    const column = (text.split('\n')[1] ?? '').indexOf('"FETCH"') + 1;
    const [problem] = (await json('positions.asl.json')).problems;
    assert.deepEqual([problem?.line, problem?.column, problem?.endColumn], [2, column, column + 7]);
  });
});

describe('what is checked', () => {
  const wrong = machine({ Call: taskState({ Method: 'FETCH' }) });
  const files = (problems: Problem[]): string[] => problems.map(({ file }) => file);

  test('a folder: its ASL files at any depth, not those of node_modules', async () => {
    for (const name of [
      'b.asl.json',
      'a.asl',
      'deep/er/c.ASL.JSON',
      'plain.json',
      'node_modules/x/d.asl.json',
      '.git/e.asl.json',
    ])
      folder.write(`tree/${name}`, wrong);
    for (const name of ['d.asl.yaml', 'e.asl.yml', 'f.yaml']) folder.write(`tree/${name}`, JSON.stringify(wrong));
    mkdirSync(path.join(folder.path, 'tree/g.asl.json'));
    symlinkSync('..', path.join(folder.path, 'tree/deep/circle'));
    symlinkSync('../plain.json', path.join(folder.path, 'tree/deep/link.asl.json'));
    const expected = ['a.asl', 'b.asl.json', 'd.asl.yaml', 'deep/er/c.ASL.JSON', 'deep/link.asl.json', 'e.asl.yml'];
    assert.deepEqual(
      files((await json('tree')).problems),
      expected.map((name) => path.join('tree', name)),
    );
  });

  test('each file once', async () => {
    folder.write('once/a.asl.json', wrong);
    assert.deepEqual(files((await json('once/a.asl.json', './once/../once/a.asl.json', 'once')).problems), [
      'once/a.asl.json',
    ]);
  });

  test('a folder without ASL files is an error', async () => {
    folder.write('none/readme.json', '{}');
    assert.deepEqual(await inFolder('none'), {
      code: 1,
      stdout: '',
      stderr:
        'asl-invoke: none: holds no ASL file (*.asl.json, *.asl, *.asl.yaml, *.asl.yml), nor a template with such a Task.\n',
    });
  });

  test('a file that is not there is named, and the others are checked', async () => {
    folder.write('there.asl.json', wrong);
    const { code, problems, stderr } = await json('gone.asl.json', 'there.asl.json', 'there.asl.json/x');
    assert.equal(code, 1);
    assert.deepEqual(files(problems), ['there.asl.json']);
    assert.equal(
      stderr,
      'asl-invoke: gone.asl.json: no such file or folder.\nasl-invoke: there.asl.json/x: no such file or folder.\n',
    );
  });

  test('a link in a folder that leads nowhere is named too', async () => {
    folder.write('links/a.asl.json', machine({ Call: taskState() }));
    symlinkSync('nowhere', path.join(folder.path, 'links/b.asl.json'));
    const { code, stderr } = await json('links');
    assert.deepEqual([code, stderr], [1, `asl-invoke: ${path.join('links', 'b.asl.json')}: no such file or folder.\n`]);
  });

  test('standard input, by its beginning or as --syntax says', async () => {
    const yaml = readFileSync(path.join(samples, '3-get-bills.asl.yaml'), 'utf8').replace(
      'Method: GET',
      'Method: FETCH',
    );
    const find = async (input: string, ...args: string[]): Promise<unknown> => {
      const { code, stdout } = await cli(['check', '-', '--format', 'json', ...args], { input });
      const problems = JSON.parse(stdout) as Problem[];
      return [code, ...problems.map((problem) => `${problem.file} ${problem.code}`)];
    };
    assert.deepEqual(await find(JSON.stringify(wrong)), [1, '<stdin> parameter-value']);
    assert.deepEqual(await find(yaml), [1, '<stdin> parameter-value']);
    assert.deepEqual(await find(yaml, '--syntax', 'yaml'), [1, '<stdin> parameter-value']);
    assert.equal(((await find(yaml, '--syntax', 'json')) as string[])[1], '<stdin> syntax');
    assert.deepEqual(await find(''), [0]);
  });

  test('--syntax goes over the name', async () => {
    folder.write(
      'definition.txt',
      'Resource: arn:aws:states:::apigateway:invoke\nParameters: {ApiEndpoint: a.execute-api.us-east-1.amazonaws.com}\n',
    );
    assert.deepEqual(
      (await json('definition.txt', '--syntax', 'yaml')).problems.map(({ code }) => code),
      ['missing-parameter'],
    );
  });
});

describe('wrong use', () => {
  const help = '`asl-invoke check --help` shows how it is used.';
  for (const [args, message] of [
    [[], 'Name a file or folder to check, or - for standard input.'],
    [['x', '--format', 'xml'], "--format is stylish or json or sarif, not 'xml'."],
    [['x', '--syntax', 'toml'], "--syntax is json or yaml, not 'toml'."],
    [['x', '--fromat', 'json'], "Unknown option '--fromat'. Did you mean '--format'?"],
    [['x', '--zzz'], "Unknown option '--zzz'."],
    [['x', '-q'], "Unknown option '-q'."],
    [['x', '--format'], "Option '--format' needs a value."],
    [['x', '--help=yes'], "Option '--help' takes no value."],
  ] as const)
    test(args.join(' ') || '(nothing)', async () => {
      assert.deepEqual(await cli(['check', ...args]), {
        code: 1,
        stdout: '',
        stderr: `asl-invoke: ${message}\n${help}\n`,
      });
    });
});
