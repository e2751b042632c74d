// The command line as built: help, version, what is no command, and its output when nobody reads it.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { commands } from '../../cli/commands';
import { bundle, cli, end, machine, openFolder, root, sampleHost, samples, start, taskState } from './command';

const folder = openFolder();
after(() => folder.remove());

describe('what is asked of the command line itself', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

  for (const args of [['--version'], ['-v']])
    test(args.join(' '), async () => {
      assert.deepEqual(await cli(args), { code: 0, stdout: `${version}\n`, stderr: '' });
    });

  for (const args of [['--help'], ['-h'], ['help']])
    test(args.join(' '), async () => {
      const { code, stdout, stderr } = await cli(args);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      assert.match(stdout, /asl-invoke check FILE…[^]*asl-invoke run FILE[^]*Examples\n {2}asl-invoke check/);
    });

  for (const command of Object.keys(commands))
    for (const args of [
      [command, '--help'],
      [command, '-h'],
      [command, 'x', 'y', 'z', '--help'],
      ['help', command],
    ])
      test(args.join(' '), async () => {
        const { code, stdout, stderr } = await cli(args);
        assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
        assert.match(
          stdout,
          new RegExp(`Usage\\n {2}asl-invoke ${command} \\[?FILE[^]*Options[^]*Exit code[^]*Example`),
        );
      });

  test('help fits a terminal of 120 columns', async () => {
    for (const args of [['--help'], ...Object.keys(commands).map((command) => [command, '--help'])])
      for (const line of (await cli(args)).stdout.split('\n')) assert.ok(line.length <= 120, line);
  });
});

describe('wrong use', () => {
  test('nothing at all: the help, as an error', async () => {
    const { code, stdout, stderr } = await cli([]);
    assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
    assert.match(stderr, /^Checks and runs/);
  });

  for (const [args, message] of [
    [['chek'], "Unknown command 'chek'. `asl-invoke --help` lists the commands."],
    [['help', 'constructor'], "Unknown command 'constructor'. `asl-invoke --help` lists the commands."],
    [['--state', 'x'], "Unknown option '--state'. `asl-invoke --help` lists the commands."],
  ] as const)
    test(args.join(' '), async () => {
      assert.deepEqual(await cli([...args]), { code: 1, stdout: '', stderr: `asl-invoke: ${message}\n` });
    });
});

describe('the built files', () => {
  test('check needs neither the engine nor the AWS chain, and run without signing no AWS chain', async () => {
    const alone = path.dirname(folder.write('alone/x', ''));
    copyFileSync(bundle, path.join(alone, 'cli.js'));
    const file = folder.write('alone.asl.json', machine({ Call: taskState() }));
    const settings = { bundle: path.join(alone, 'cli.js') };
    assert.equal((await cli(['check', file], settings)).code, 0);

    const engine = path.join(path.dirname(bundle), 'run-engine.js');
    copyFileSync(engine, path.join(alone, 'run-engine.js'));
    const { code, stderr } = await cli(['run', file, '--endpoint', `${sampleHost}=http://127.0.0.1:1`], settings);
    assert.deepEqual({ code, stderr }, { code: 2, stderr: '' });
  });

  test('the first line lets a shell start it', () => {
    assert.match(readFileSync(bundle, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});

describe('output', () => {
  const many = (): string => {
    const wrong = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`S${index}`, taskState({ Method: 'FETCH' })]),
    );
    return folder.write('many.asl.json', machine(wrong));
  };

  test('all of it arrives, however much it is', async () => {
    const { code, stdout } = await cli(['check', many(), '--format', 'json']);
    assert.equal(code, 1);
    assert.ok(stdout.length > 100_000);
    assert.equal((JSON.parse(stdout) as unknown[]).length, 600);
  });

  test('a reader that goes away is no crash', async () => {
    const child = start(['check', many(), '--format', 'json']);
    child.stdout.destroy();
    const code = new Promise((resolve) => child.once('exit', resolve));
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    assert.equal(await code, 1);
    assert.equal(stderr, '');
  });

  test('a full disk is an error', { skip: existsSync('/dev/full') ? false : 'no /dev/full here' }, async () => {
    const { spawn } = await import('node:child_process');
    const command = `"${process.execPath}" "${bundle}" check "${samples}/1-get-bills.asl.json" > /dev/full`;
    const { code, stderr } = await end(spawn('sh', ['-c', command]));
    assert.equal(code, 1);
    assert.match(stderr, /ENOSPC/);
  });

  test('no colours where no terminal is, whatever FORCE_COLOR or CI say', async () => {
    for (const env of [{}, { CI: 'true' }, { FORCE_COLOR: '1' }]) {
      const { stdout } = await cli(['check', samples], { env });
      assert.ok(!stdout.includes('\u001b'));
    }
  });
});
