// `asl-invoke test` as built: the sample's tests offline and live, failures, broken files, and the formats.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { sampleCredentials } from '../../samples/api/credentials.mjs';
import { startSampleApi } from '../../samples/api/server.mjs';
import { cli, openFolder, sampleHost, samples } from './command';

const folder = openFolder();
after(() => folder.remove());

const sample = path.join(samples, '4-input-and-errors.asltest.json');
const definition = path.join(samples, '4-input-and-errors.asl.json');

function testFile(name: string, tests: object[]): string {
  const file = path.join(folder.path, `${name}.asltest.json`);
  writeFileSync(file, JSON.stringify({ definition, tests }));
  return file;
}

const getBill = {
  name: 'n',
  state: 'Get Bill',
  input: { billId: '1' },
  response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: { myBills: [{}] } },
};

describe('asl-invoke test', () => {
  test('runs the sample’s tests offline', async () => {
    const { code, stdout, stderr } = await cli(['test', sample]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.match(stdout, /✔ finds a bill Get Bill[^]*3 passed\n$/);
  });

  test('runs them live against the sample API', async () => {
    const api = await startSampleApi();
    try {
      const { accessKeyId, secretAccessKey } = sampleCredentials;
      const env = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
      const { code, stdout } = await cli(['test', sample, '--live', '--endpoint', `${sampleHost}=${api.url}`], { env });
      assert.equal(code, 0, stdout);
    } finally {
      await api.close();
    }
  });

  test('finds the files of a folder, and only the tests of a name', async () => {
    const { stdout } = await cli(['test', samples, '--name', 'signed']);
    assert.match(stdout, /1 passed\n$/);
  });

  test('a failure names what differs, and where', async () => {
    const file = testFile('failing', [{ ...getBill, expect: { next: 'Elsewhere', request: { method: 'POST' } } }]);
    const { code, stdout } = await cli(['test', file]);
    assert.equal(code, 2);
    assert.match(
      stdout,
      /✖ n Get Bill\n {6}next: expected "Elsewhere", got "Add Signed Bill"\n {6}request.method: expected "POST", got "GET"/,
    );
  });

  test('a test that cannot be run says why', async () => {
    const file = testFile('untestable', [
      { name: 'a', state: 'Nowhere', expect: {} },
      { ...getBill, name: 'b', response: undefined, expect: {} },
    ]);
    const { code, stdout } = await cli(['test', file]);
    assert.equal(code, 2);
    assert.match(stdout, /no Task 'Nowhere'. It has 'Get Bill', 'Add Signed Bill'/);
    assert.match(stdout, /The test has no "response": run it live/);
  });

  test('a broken file is told at its place, and the others run', async () => {
    const broken = testFile('broken', [{ name: 'x', state: 'y' }]);
    const { code, stdout } = await cli(['test', broken, sample]);
    assert.equal(code, 1);
    assert.match(stdout, /✖ 1:\d+ A test needs "expect"[^]*3 passed/);
  });

  test('a file without a test does not pass, and the others run', async () => {
    const { code, stdout } = await cli(['test', testFile('none', []), sample]);
    assert.equal(code, 1);
    assert.match(stdout, /✖ 1:\d+ The file holds no test: nothing is checked\.[^]*3 passed\n$/);
    const empty = path.join(folder.path, 'empty.asltest.json');
    writeFileSync(empty, '');
    const alone = await cli(['test', empty]);
    assert.equal(alone.code, 1);
    assert.match(alone.stdout, /✖ 1:1 A Task test file is an object[^]*no test ran\n$/);
    const junit = await cli(['test', testFile('none', []), '--format', 'junit']);
    assert.equal(junit.code, 1);
    assert.match(junit.stdout, /<error message="The file holds no test/);
  });

  test('a name that no test has does not pass', async () => {
    const { code, stderr } = await cli(['test', sample, '--name', 'sigend']);
    assert.deepEqual(
      { code, stderr },
      { code: 1, stderr: 'asl-invoke: --name sigend: no test has this in its name.\n' },
    );
  });

  test('JSON and JUnit', async () => {
    const file = testFile('formats', [{ ...getBill, name: '<a & "b">', expect: { next: 'Elsewhere' } }]);
    const json = JSON.parse((await cli(['test', file, '--format', 'json'])).stdout) as [
      { tests: [{ differences: object[] }] },
    ];
    assert.deepEqual(json[0].tests[0].differences, [
      { path: ['next'], expected: 'Elsewhere', actual: 'Add Signed Bill' },
    ]);
    const junit = (await cli(['test', file, '--format', 'junit'])).stdout;
    assert.match(junit, /<testsuite name="[^"]+" tests="1" failures="1" errors="0">/);
    assert.match(junit, /<testcase name="&lt;a &amp; &quot;b&quot;&gt;" classname="Get Bill"/);
  });

  for (const [args, message] of [
    [[folder.path + '/none'], /no such file or folder/],
    [[sample, '--endpoint', 'a=http://b'], /--endpoint is for --live/],
    [[sample, '--callback-port', '4000'], /--callback-port is for --live/],
    [[sample, '--no-wait'], /--no-wait is for --live/],
    [[sample, '--live', '--callback-timeout', '-1'], /--callback-timeout/],
    [[sample, '--live', '--callback-timeout=0'], /--callback-timeout needs a number of seconds above 0/],
    [[sample, '--format', 'tap'], /--format is text or json or junit/],
  ] as const)
    test(`wrong use: ${args.slice(1).join(' ')}`, async () => {
      const { code, stderr } = await cli(['test', ...args]);
      assert.equal(code, 1);
      assert.match(stderr, message);
    });
});
