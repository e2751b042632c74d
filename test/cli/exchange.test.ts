// `asl-invoke curl` and `asl-invoke import`.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { cli, machine, openFolder, sampleHost, taskState } from './command';

const folder = openFolder();
after(() => folder.remove());

describe('asl-invoke curl', () => {
  const file = folder.write(
    'two.asl.json',
    machine({
      Get: taskState({ QueryParameters: { 'id.$': 'States.Array($.id)' } }),
      Sign: taskState({ AuthType: 'IAM_ROLE', Path: '${Path}', Headers: { 'x-api-key': ['sekrit'] } }),
    }),
  );

  test('a Task with its input', async () => {
    const { code, stdout, stderr } = await cli(['curl', file, 'Get', '--input', '{"id": "it\'s"}']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `curl 'https://${sampleHost}/prod/bills?id=it%27s' \\\n  -H 'User-Agent: asl-invoke'\n`);
  });

  test('as .http, signed, at another address, without its secret', async () => {
    const args = [
      'curl',
      file,
      '--state',
      'Sign',
      '--http',
      '--substitution',
      'Path=a/b',
      '--endpoint',
      `${sampleHost}=http://127.0.0.1:4010`,
    ];
    const { code, stdout } = await cli(args);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /\nGET http:\/\/127\.0\.0\.1:4010\/prod\/a\/b\nHost: example\.[^]*\nx-api-key: \{\{\$processEnv X_API_KEY\}\}\n[^]*\nAuthorization: AWS /,
    );
    assert.doesNotMatch(stdout, /sekrit/);
  });

  test('a Task that would fail before its call', async () => {
    const { code, stdout, stderr } = await cli(['curl', file, 'Get']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /'Get' makes no request\. States\.\w+: /);
  });

  test('wrong use', async () => {
    for (const args of [
      ['curl'],
      ['curl', file],
      ['curl', file, 'No'],
      ['curl', file, 'Get', 'x'],
      ['curl', file, 'Sign'],
      ['curl', file, 'Get', '--context', '[]'],
    ]) {
      const { code, stdout, stderr } = await cli(args);
      assert.deepEqual([code, stdout], [1, ''], args.join(' '));
      assert.match(stderr, /^asl-invoke: /);
    }
  });
});

describe('asl-invoke import', () => {
  const input = `curl 'https://${sampleHost}/prod/bills?id=1' -H 'Via: x'`;

  test('JSON, with what is left out on standard error', async () => {
    const { code, stdout, stderr } = await cli(['import'], { input });
    assert.equal(code, 0);
    const states = JSON.parse(stdout) as Record<string, unknown>;
    const { Parameters, ...rest } = taskState({ QueryParameters: { id: ['1'] }, AuthType: 'NO_AUTH' });
    assert.deepEqual(states, { 'Get Bills': { ...rest, Parameters } });
    assert.match(stderr, /^• 'prod' is taken for the Stage.*\n• Left out, as no Task may send it: Via\.\n$/);
  });

  test('YAML that the other commands read', async () => {
    const { stdout } = await cli(['import', '--yaml', '--name', 'Mine'], { input });
    const file = folder.write('made.asl.yaml', `StartAt: Mine\nStates:\n${stdout.replace(/^(?=.)/gm, '  ')}`);
    const { code, stdout: curl } = await cli(['curl', file]);
    assert.equal(code, 0);
    assert.match(curl, /^curl 'https:\/\/[^']*\/prod\/bills\?id=1' /);
  });

  test('wrong use', async () => {
    const file = folder.write('no.http', 'nothing');
    for (const [args, message] of [
      [['import', file], /no\.http: no cURL command or \.http request\. There is no request line/],
      [['import', 'missing'], /missing: no such file/],
      [['import', 'a', 'b'], /One file at a time/],
    ] as const) {
      const { code, stderr } = await cli([...args]);
      assert.equal(code, 1);
      assert.match(stderr, message);
    }
  });
});
