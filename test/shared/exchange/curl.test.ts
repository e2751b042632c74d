// cURL commands, as a real shell reads them and as the real cURL sends and signs them.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { sampleCredentials, sampleSession } from '../../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../../samples/api/server.mjs';
import type { Credentials, HttpRequest } from '../../../shared/engine/types';
import { curlOf } from '../../../shared/exchange/curl';
import { host, requestOf, requests } from './requests';

const exec = promisify(execFile);

/** The version of a program as a number that can be compared, or 0 where it is not there. */
function versionOf(program: string): number {
  try {
    const [, major = 0, minor = 0] =
      /(\d+)\.(\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(major) * 1000 + Number(minor);
  } catch {
    return 0;
  }
}

const noBash = process.platform === 'win32' || versionOf('bash') === 0 ? 'there is no bash' : false;
const noCurl = noBash || (versionOf('curl') < 7088 ? 'there is no curl 7.88 or newer' : false);

/** A command called `curl` that prints its arguments, each with a zero byte behind it. */
const folder = mkdtempSync(path.join(tmpdir(), 'asl-invoke-curl-'));
writeFileSync(path.join(folder, 'curl'), `#!/bin/sh\nprintf '%s\\0' "$@"\n`);
chmodSync(path.join(folder, 'curl'), 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));

async function argumentsOf(command: string, env: Record<string, string> = {}): Promise<string[]> {
  const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
  const { stdout } = await exec('bash', ['-c', command], { env: { ...env, PATH } });
  return stdout.split('\0').slice(0, -1);
}

describe('in a shell', { skip: noBash }, () => {
  test('every argument arrives as it is in the request', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const args = await argumentsOf(curlOf(request));
        const url = args.find((arg) => arg.startsWith('https://'));
        assert.equal(new URL(url ?? '').host, host);
        for (const [name, value] of request.headers) assert.ok(args.includes(`${name}: ${value}`), name);
        assert.equal(args[args.indexOf('--data-raw') + 1], request.body ?? args[0]);
      }),
      { numRuns: 60 },
    );
  });

  test('the values of variables stay one argument', async () => {
    const request = requestOf({ Headers: { 'x-api-key': ['the key'] } });
    const command = curlOf(request, { signed: { region: 'eu-west-1' } });
    const args = await argumentsOf(command, {
      X_API_KEY: `a 'b" $c`,
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'a b$c',
      AWS_SESSION_TOKEN: 't/+=',
    });
    assert.ok(args.includes(`x-api-key: a 'b" $c`));
    assert.deepEqual(args.slice(args.indexOf('--user')).slice(0, 4), [
      '--user',
      'id:a b$c',
      '-H',
      'X-Amz-Security-Token: t/+=',
    ]);
  });
});

test('a GET of the API, as a person would type it', () => {
  assert.equal(
    curlOf(requestOf({ QueryParameters: { id: ['1', '2'] } })),
    `curl 'https://${host}/prod/bills?id=1&id=2' \\\n  -H 'User-Agent: asl-invoke'`,
  );
});

test('no secret stands in the text, and a comment names the variables', () => {
  const request = requestOf({
    Headers: {
      'x-api-key': ['sekrit1', 'sekrit2'],
      'X-Authorization': ['Bearer sekrit3'],
      'AWS-Secret-Access-Key': ['sekrit4'],
    },
  });
  const text = curlOf(request, { signed: { region: 'eu-west-1' } });
  assert.doesNotMatch(text, /sekrit/);
  assert.match(
    text,
    /^# Secret, to be set in the environment: X_API_KEY, X_AUTHORIZATION, AWS_SECRET_ACCESS_KEY_2\.$/m,
  );
  assert.match(curlOf(request), /"x-api-key: \$X_API_KEY" \\\n {2}-H "x-api-key: \$X_API_KEY_2"/);
});

test('a comment is harmless where an interactive shell takes it for a command', () => {
  const request = requestOf({ Path: 'a b', Headers: { 'x-api-key': ['k'], 'X-Empty': [''] } });
  const comments = curlOf(request, { signed: { region: 'eu-west-1' } })
    .split('\n')
    .filter((line) => line.startsWith('#'));
  assert.equal(comments.length, 4);
  for (const comment of comments) assert.doesNotMatch(comment, /['"`$!()[\]{}*?;&|<>\\]/);
});

test('to the API itself, or to where it is mapped', () => {
  const request = requestOf({}, { [host]: 'http://127.0.0.1:4566/restapis/abc' });
  assert.match(curlOf(request), new RegExp(`^curl https://${host}/prod/bills `));
  assert.doesNotMatch(curlOf(request), /Host:/);
  const mapped = curlOf(request, { mapped: true });
  assert.match(mapped, /^curl http:\/\/127\.0\.0\.1:4566\/restapis\/abc\/prod\/bills /);
  assert.ok(mapped.includes(`-H 'Host: ${host}'`));
});

describe('the real cURL', { skip: noCurl }, () => {
  let api: SampleApi;
  before(async () => {
    api = await startSampleApi();
  });
  after(() => api.close());

  async function send(request: HttpRequest, signer?: Credentials): Promise<string> {
    const command = curlOf(request, { mapped: true, ...(signer && { signed: { region: 'eu-west-1' } }) });
    const { PATH = '' } = process.env; // Without the folder of the stand-in.
    const env = {
      PATH,
      X_API_KEY: 'key of the environment',
      AWS_ACCESS_KEY_ID: signer?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: signer?.secretAccessKey ?? '',
      AWS_SESSION_TOKEN: signer?.sessionToken ?? '',
    };
    // A script, as a person's shell reads it: no argument of a process could be that long.
    const script = path.join(folder, 'command.sh');
    writeFileSync(script, `${command}\n`);
    const { stdout } = await exec('bash', [script], { env, maxBuffer: 10_000_000 });
    return stdout;
  }

  const echo = (more: Parameters<typeof requestOf>[0]): HttpRequest =>
    requestOf({ Method: 'POST', Path: 'secure/echo/a', ...more }, { [host]: api.url });

  test('signs what API Gateway accepts, with long-term and with temporary credentials', async () => {
    const requests = [
      echo({ RequestBody: { text: `it's "fine" $HOME\\` } }),
      echo({ QueryParameters: { z: ['1'], a: ['a b', 'c/d:+'] }, RequestBody: 'text' }),
      echo({ Headers: { 'X-List': ['b', 'a'], 'x-api-key': ['k'] } }),
      echo({ RequestBody: { long: 'x'.repeat(200_000) } }),
      requestOf({ Path: 'secure/bills' }, { [host]: api.url }),
    ];
    for (const request of requests)
      for (const signer of [sampleCredentials, sampleSession]) {
        const answer = await send(request, signer);
        assert.match(answer, /^\{"(method|myBills)":/);
        if (request.body) assert.equal((JSON.parse(answer) as { body: string }).body, request.body);
      }
  });

  test('a wrong key is refused', async () => {
    const answer = await send(echo({}), { ...sampleCredentials, secretAccessKey: 'wrong' });
    assert.match(answer, /signature we calculated does not match/);
  });
});
