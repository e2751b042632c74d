// `asl-invoke run` as built: every wrong use ends with exit code 1 and says what is wrong, before anything is sent.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { cli, machine, openFolder, samples, taskState } from './command';

const folder = openFolder();
after(() => folder.remove());

const bills = path.join(samples, '1-get-bills.asl.json');

/** Runs, and gives what it says on standard error behind its name; nothing may be on standard output. */
async function complaint(args: string[], input?: string): Promise<string> {
  const { code, stdout, stderr } = await cli(['run', ...args], {
    cwd: folder.path,
    ...(input === undefined ? {} : { input }),
  });
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /^asl-invoke: [^]*\n$/);
  return stderr.slice('asl-invoke: '.length, -1);
}

describe('options', () => {
  for (const [args, message] of [
    [[], 'Name the file that holds the Task, or - for standard input.'],
    [['a', '--stat', 'x'], "Unknown option '--stat'. Did you mean '--state'?"],
    [['a', '--endpoint', 'x'], "--endpoint needs HOST=URL, not 'x'."],
  ] as const)
    test(args.join(' ') || '(nothing)', async () => {
      assert.equal(await complaint([...args]), `${message}\n\`asl-invoke run --help\` shows how it is used.`);
    });
});

describe('the file', () => {
  test('is not there', async () => assert.equal(await complaint(['gone.json']), 'gone.json: no such file or folder.'));

  test('is a folder', async () => assert.equal(await complaint(['.']), '.: a folder, where a file is needed.'));

  test('holds no Task of this kind', async () => {
    folder.write('none.json', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    assert.equal(await complaint(['none.json']), 'none.json: holds no apigateway:invoke Task.');
    assert.equal(await complaint(['-'], '{}'), '<stdin>: holds no apigateway:invoke Task.');
  });

  test('has a syntax error: half a state would make another call', async () => {
    folder.write(
      'half.asl.json',
      '{"Resource": "arn:aws:states:::apigateway:invoke",\n  "Parameters": {"Method": "GET" "Path": "x"}}',
    );
    assert.equal(await complaint(['half.asl.json']), 'half.asl.json:2:34: A comma is missing.');
  });
});

describe('the Task', () => {
  const nested = machine({
    Same: taskState(),
    Each: { Type: 'Map', ItemProcessor: machine({ Same: taskState(), Other: taskState() }), End: true },
    Both: { Type: 'Parallel', Branches: [machine({ Same: taskState() }), machine({ Same: taskState() })], End: true },
  });

  test('has another name', async () => {
    assert.equal(
      await complaint([bills, '--state', 'get bills']),
      `${bills}: has no apigateway:invoke Task 'get bills'. There is:\n  Get Bills`,
    );
  });

  test('must be chosen among several', async () => {
    folder.write('nested.asl.json', nested);
    assert.equal(
      await complaint(['nested.asl.json']),
      'nested.asl.json: holds several Tasks. Choose one with --state:\n  /Same\n  Each/Same\n  Other\n  Both[0]/Same\n  Both[1]/Same',
    );
  });

  test('has a name that others have too', async () => {
    folder.write('nested.asl.json', nested);
    assert.equal(
      await complaint(['nested.asl.json', '--state', 'Same']),
      "nested.asl.json: several Tasks are named 'Same'. Choose one by its path:\n  /Same\n  Each/Same\n  Both[0]/Same\n  Both[1]/Same",
    );
  });

  test('has placeholders without a value', async () => {
    folder.write(
      'open.asl.json',
      machine({ Call: taskState({ ApiEndpoint: '${Api}.execute-api.${AWS::Region}.amazonaws.com' }) }),
    );
    assert.equal(
      await complaint(['open.asl.json', '--substitution', 'Api=abc']),
      "open.asl.json: 'Call' has placeholders without a value. Give each one:\n  --substitution AWS::Region=VALUE",
    );
  });

  test('has values that only a deployment knows', async () => {
    folder.write(
      'deployed.asl.yaml',
      'Resource: arn:aws:states:::apigateway:invoke\nParameters:\n  ApiEndpoint: !ImportValue Host\n  Method: GET\n',
    );
    assert.match(
      await complaint(['deployed.asl.yaml']),
      /^deployed\.asl\.yaml: 'Task' has values that only a deployment knows, so that it cannot run here:\n {2}!ImportValue/,
    );
  });
});

describe('the input', () => {
  for (const [input, message] of [
    ['{"a": }', 'not valid JSON at line 1, column 7: A value is missing.'],
    ['{\n "a": 1\n "b": 2}', 'not valid JSON at line 3, column 2: A comma is missing.'],
    ['', 'is empty, where JSON is needed.'],
    ['@gone.json', 'no such file or folder.', '@gone.json'],
    ['@wrong.json', 'not valid JSON at line 2, column 1: A value is expected.', '@wrong.json'],
  ] as [string, string, string?][])
    test(JSON.stringify(input), async () => {
      folder.write('wrong.json', '[1,\nx]');
      const { length } = [...(input.startsWith('@') ? input : '')];
      const label = length > 0 ? `--input ${input}` : '--input';
      assert.equal(await complaint([bills, `--input=${input}`]), `${label}: ${message}`);
    });

  test('comments are not for a state’s input', async () => {
    assert.match(
      await complaint([bills, '--input', '{"a": 1} // b']),
      /^--input: not valid JSON at line 1, column 10: \S.*\.$/,
    );
  });
});
