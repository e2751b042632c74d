// `asl-invoke run` as built, with Tasks that wait for their token: given back by the sample API, by an AWS SDK, or never.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { cli, end, openFolder, sampleHost, samples, start, taskState, type Fields } from './command';

const callbacks = path.join(samples, '6-callbacks.asl.json');
const folder = openFolder();
let api: SampleApi;
let port: number;
before(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  ({ port } = probe.address() as AddressInfo);
  await new Promise((resolve) => probe.close(resolve));
  api = await startSampleApi({ callbackEndpoint: `http://127.0.0.1:${port}` });
});
after(async () => {
  await api.close();
  folder.remove();
});

const args = (state: string, ...more: string[]): string[] =>
  ['run', callbacks, '--state', state, '--endpoint', `${sampleHost}=${api.url}`, '--format', 'json', ...more]; // prettier-ignore
const atPort = (): string[] => ['--callback-port', String(port)];

test('the sample API approves a bill: heartbeat and result come by the real SDK', async () => {
  const { code, stdout, stderr } = await cli(args('Approve Bill', ...atPort()));
  const report = JSON.parse(stdout) as Fields;
  assert.equal(code, 0, stdout);
  assert.deepEqual(report['output'], { approved: true, billId: 'my-new-bill' });
  assert.deepEqual([report['waiting'], report['next']], [undefined, 'Refuse Bill']);
  assert.equal((report['submitted'] as { StatusCode: number }).StatusCode, 200);
  const token = String(report['taskToken']);
  assert.match(
    stderr,
    /^Approve Bill waits for its task token at most 300 s, with a heartbeat every 60 s \(Ctrl-C cancels\)/,
  );
  assert.ok(stderr.includes(`export AWS_ENDPOINT_URL_SFN=http://127.0.0.1:${port}\n`), stderr);
  assert.ok(stderr.includes(`aws stepfunctions send-task-success --task-token '${token}'`), stderr);
  assert.match(stderr, /\nHeartbeat at 20\d\d-/);
});

test('it refuses another: the failure is the error, with its catcher', async () => {
  const { code, stdout } = await cli(args('Refuse Bill', ...atPort()));
  const { error, cause, caught, output } = JSON.parse(stdout) as Fields;
  assert.equal(code, 2);
  assert.deepEqual([error, caught], ['Bills.NegativeAmount', { catcher: 0, next: 'Ask Someone' }]);
  assert.equal(cause, 'Bill my-bad-bill is not approved: its amount is -5.');
  assert.deepEqual(output, { refusal: { Error: error, Cause: cause } });
});

/** Starts a run that nobody answers, and gives what it says once it waits. */
async function asked(): Promise<{ child: ReturnType<typeof start>; said: string }> {
  const child = start(args('Ask Someone'));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`It did not wait: ${said}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('send-task-success')) resolve();
    });
  });
  return { child, said };
}

test('anybody may answer with what it prints, and gets the answer before it ends', async () => {
  const { child, said } = await asked();
  const ended = end(child);
  const [, endpoint = ''] = /AWS_ENDPOINT_URL_SFN=(\S+)/.exec(said) ?? [];
  const [, taskToken = ''] = /--task-token '([^']+)'/.exec(said) ?? [];
  const client = new SFNClient({
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIDSAMPLE', secretAccessKey: 'none' },
  });
  const { $metadata } = await client.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
  assert.equal($metadata.httpStatusCode, 200);
  client.destroy();
  const { code, stdout } = await ended;
  assert.deepEqual([code, (JSON.parse(stdout) as Fields)['output']], [0, 'yes']);
});

test('Ctrl-C ends the wait', async () => {
  const { child } = await asked();
  const ended = end(child);
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  assert.deepEqual([code, (JSON.parse(stdout) as Fields)['error']], [130, 'ASLInvoke.Cancelled']);
});

test('TimeoutSeconds ends it too', async () => {
  const Resource = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
  const file = folder.write('short.asl.json', taskState({ Path: 'echo' }, { Resource, TimeoutSeconds: 1 }));
  const { code, stdout } = await cli(['run', file, '--endpoint', `${sampleHost}=${api.url}`]);
  assert.equal(code, 2);
  assert.match(stdout, /^✖ short\.asl\.json failed|States\.Timeout/);
  assert.match(stdout, /States\.Timeout/);
});

test('a port that is taken: said, and nothing is sent', async () => {
  const { code, stdout } = await cli(args('Ask Someone', '--callback-port', String(api.port)));
  const { error, cause, response } = JSON.parse(stdout) as Fields;
  assert.deepEqual([code, error, response], [2, 'ASLInvoke.Callback', undefined]);
  assert.equal(cause, `No task token could come back to port ${api.port}: it is taken. --callback-port names another.`);
});

/** A Task test file about the callback samples. */
function testFile(name: string, ...tests: object[]): string {
  return folder.write(`${name}.asltest.json`, { definition: callbacks, tests });
}
const live = (file: string, ...more: string[]): string[] =>
  ['test', file, '--live', '--endpoint', `${sampleHost}=${api.url}`, ...more]; // prettier-ignore

test('live Task tests wait for the real answers, one after the other at the same endpoint', async () => {
  const file = testFile(
    'live',
    { name: 'approves', state: 'Approve Bill', expect: { output: { approved: true, billId: 'my-new-bill' } } },
    // What is recorded counts offline only.
    { name: 'refuses', state: 'Refuse Bill', answer: { output: 1 }, expect: { error: 'Bills.NegativeAmount', next: 'Ask Someone' } }, // prettier-ignore
  );
  const { code, stdout, stderr } = await cli(live(file, ...atPort()));
  assert.equal(code, 0, stdout);
  assert.match(stdout, /✔ approves Approve Bill\n {2}✔ refuses Refuse Bill\n/);
  assert.match(stderr, /^Approve Bill waits for its task token at most 300 s, [^]*\nRefuse Bill waits for its/);
});

test('a live Task test whose token nobody gives back ends with a local failure', async () => {
  const file = testFile('nobody', { name: 'asks', state: 'Ask Someone', expect: { output: 'yes' } });
  const { code, stdout, stderr } = await cli(live(file, '--callback-timeout', '0.5'));
  assert.equal(code, 2, stdout);
  assert.match(stdout, /✖ asks Ask Someone\n {6}ASLInvoke\.Timeout: Nobody gave the task token back within 0\.5 s/);
  assert.match(stderr, /^Ask Someone waits for its task token at most 0\.5 s/);
});

test('a live Task test without the wait ends with its call', async () => {
  const file = testFile('call', { name: 'asks', state: 'Ask Someone', expect: { request: { method: 'POST' } } });
  assert.deepEqual(await cli(live(file, '--no-wait')).then(({ code, stderr }) => [code, stderr]), [0, '']);
});
