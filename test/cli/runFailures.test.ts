// `asl-invoke run` as built: Tasks that fail, time out, are retried or cancelled.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import {
  cli,
  end,
  machine,
  openFolder,
  runJson,
  sampleHost,
  samples,
  settled,
  start,
  taskState,
  type Fields,
} from './command';

const folder = openFolder();
let api: SampleApi;
let mapped: string[];
before(async () => {
  api = await startSampleApi();
  mapped = ['--endpoint', `${sampleHost}=${api.url}`];
});
after(async () => {
  await api.close();
  folder.remove();
});

const failing = path.join(samples, '5-fails-on-purpose.asl.json');
const went = (): string =>
  `The call went to ${api.url} in place of ${sampleHost}, as the endpoint setting says; its header Host was the API’s.`;

describe('a wrong route', () => {
  test('is APIGateway.403 with its cause, and exit code 2', async () => {
    const { code, report } = await runJson([failing, '--state', 'Wrong Route', '--input', '{"kept": true}', ...mapped]);
    assert.equal(code, 2);
    assert.deepEqual(settled(report), {
      state: 'Wrong Route',
      status: 'failed',
      parameters: { ApiEndpoint: sampleHost, Method: 'GET', Stage: 'prod', Path: 'no-such-route' },
      request: {
        method: 'GET',
        url: `https://${sampleHost}/prod/no-such-route`,
        sentTo: `${api.url}/prod/no-such-route`,
        headers: { 'User-Agent': ['asl-invoke'] },
      },
      response: {
        status: 403,
        statusText: 'Forbidden',
        headers: {
          'Content-Type': ['application/json'],
          Date: '*',
          'x-amzn-RequestId': '*',
          'x-amz-apigw-id': '*',
          'X-Amzn-Trace-Id': '*',
          'x-amzn-ErrorType': ['MissingAuthenticationTokenException'],
          'Content-Length': ['42'],
          Connection: ['keep-alive'],
          'Keep-Alive': ['timeout=5'],
        },
        body: '{"message":"Missing Authentication Token"}',
        size: 42,
        timing: { firstByte: '*', total: '*', phases: '*' },
      },
      output: {
        kept: true,
        wrongRoute: { Error: 'APIGateway.403', Cause: '{"message":"Missing Authentication Token"}' },
      },
      next: 'Broken Integration',
      error: 'APIGateway.403',
      cause: '{"message":"Missing Authentication Token"}',
      stage: 'result',
      explanation: {
        summary:
          'The API likely has no route `GET /prod/no-such-route`. Or the route asks for IAM authorization, and the call was not signed.',
        evidence: [
          'The header `x-amzn-ErrorType` is `MissingAuthenticationTokenException`.',
          'The body says `Missing Authentication Token`.',
          'The request was not signed (`AuthType` is `NO_AUTH`).',
        ],
        steps: [
          'Compare `Method`, `Stage` and `Path` with the routes of the API: `aws apigateway get-resources --rest-api-id example`.',
          'Deploy the API again if the route is new: a stage only has what was deployed to it.',
          'If the route is there and asks for IAM authorization, set `AuthType` to `IAM_ROLE`.',
        ],
        at: { parameter: 'Path' },
        remedy: { title: "Change AuthType to 'IAM_ROLE'", set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }] },
      },
      caught: { catcher: 0, next: 'Broken Integration' },
      notes: [went()],
    });
  });

  test('for people: the other spelling, who catches it, why it failed and what to do', async () => {
    const { code, stdout, stderr } = await cli(['run', failing, '--state', 'Wrong Route', ...mapped]);
    assert.deepEqual([code, stderr], [2, '']);
    const part = stdout.slice(stdout.indexOf('\nAPIGateway.403\n'), stdout.indexOf('\nOutput\n')).trim().split('\n');
    assert.deepEqual(part.slice(0, 2), ['APIGateway.403', '  {"message":"Missing Authentication Token"}']);
    assert.deepEqual(part.slice(2, 5), [
      'AWS has also been seen to give ApiGateway.403: ErrorEquals should list both.',
      "Catch[0] takes it and goes on to 'Broken Integration'.",
      '',
    ]);
    assert.match(part[5] ?? '', /^The API likely has no route `GET \/prod\/no-such-route`\./);
    assert.equal(part[6], '  The header `x-amzn-ErrorType` is `MissingAuthenticationTokenException`.');
    assert.match(part.at(-1) ?? '', /^→ If the route is there and asks for IAM/);
    assert.match(stdout, /^✖ Wrong Route failed\n/);
    assert.match(stdout, /\n403 Forbidden in \d+ ms, 42 bytes\n {2}Content-Type: application\/json\n/);
  });
});

describe('without an answer', () => {
  test('nobody listens: as far as it got, and nothing more', async () => {
    const { code, report } = await runJson([
      path.join(samples, '1-get-bills.asl.json'),
      '--endpoint',
      `${sampleHost}=http://127.0.0.1:1`,
    ]);
    assert.equal(code, 2);
    assert.deepEqual(Object.keys(report), [
      'state',
      'status',
      'parameters',
      'request',
      'error',
      'cause',
      'stage',
      'explanation',
      'notes',
    ]);
    assert.equal(report['error'], 'APIGateway.SdkClientException');
    assert.equal(report['cause'], 'Unable to execute HTTP request: Connect to 127.0.0.1:1 failed: Connection refused');
  });

  test('TimeoutSeconds of the Task', async () => {
    const { code, report } = await runJson([failing, '--state', 'Too Slow', ...mapped]);
    assert.deepEqual([code, report['error'], report['cause'], report['next']], [2, 'States.Timeout', '', 'Too Long']);
  });

  test('--timeout is the local limit, which no retrier or catcher sees', async () => {
    const args = [failing, '--state', 'Too Slow', ...mapped, '--timeout', '0.2'];
    const { code, report } = await runJson(args);
    assert.deepEqual([code, report['error'], report['local'], 'next' in report], [2, 'ASLInvoke.Timeout', true, false]);
    assert.match((await cli(['run', ...args])).stdout, /--timeout SECONDS sets another limit\./);
  });

  test('a parameter that Step Functions refuses: nothing is sent', async () => {
    const { code, report } = await runJson([path.join(samples, '2-callback.asl.json'), ...mapped]);
    assert.deepEqual([code, report['error'], 'request' in report], [2, 'States.Runtime', false]);
    assert.match(String(report['cause']), /The value of the field 'AuthType' has an invalid format/);
  });

  test('no credentials: said with what to run', async () => {
    const file = folder.write(
      'signed.asl.json',
      machine({ Call: taskState({ AuthType: 'IAM_ROLE', Path: 'secure/bills' }) }),
    );
    const { code, report } = await runJson([file, ...mapped]);
    assert.deepEqual([code, report['error'], report['local']], [2, 'ASLInvoke.Credentials', true]);
    assert.match((await cli(['run', file, ...mapped])).stdout, /aws sso login[^]*--profile NAME chooses a profile\./);
  });
});

describe('retries', () => {
  const broken = [failing, '--state', 'Broken Integration'];

  test('are told, not made', async () => {
    const { code, report } = await runJson([...broken, ...mapped]);
    assert.deepEqual(
      [code, report['retry'], report['caught']],
      [2, { retrier: 0, attempt: 1, maxAttempts: 1, waitSeconds: 1 }, { catcher: 0, next: 'Too Slow' }],
    );
    const { stdout, stderr } = await cli(['run', ...broken, ...mapped]);
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /\nRetry\[0\] matches; once its retries are used up, Catch\[0\] takes it and goes on to 'Too Slow'\.\n/,
    );
  });

  test('are made with --retry', async () => {
    const { code, stdout, stderr } = await cli(['run', ...broken, ...mapped, '--retry', '--format', 'json']);
    assert.equal(code, 2);
    assert.equal(stderr, 'APIGateway.500: trying again in 1 s (retry 1 of 1)…\n');
    const report = JSON.parse(stdout) as Fields;
    assert.deepEqual(report['attempts'], [
      {
        error: 'APIGateway.500',
        cause: '{"message":"Internal server error"}',
        retry: { retrier: 0, attempt: 1, maxAttempts: 1, waitSeconds: 1 },
      },
    ]);
    assert.equal('retry' in report, false);
  });
});

describe('Ctrl-C', { skip: process.platform === 'win32' ? 'no signals on Windows' : false }, () => {
  let silent: Server;
  let calls = 0;
  before(async () => {
    silent = createServer((_, response) => {
      calls++;
      silent.emit('called');
      if (calls > 1) response.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  after(() => {
    silent.close();
    silent.closeAllConnections();
  });
  const url = (): string => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

  test('cancels a call at once', async () => {
    const called = once(silent, 'called');
    const child = start([
      'run',
      path.join(samples, '1-get-bills.asl.json'),
      '--endpoint',
      `${sampleHost}=${url()}`,
      '--format',
      'json',
    ]);
    const ended = end(child);
    await called;
    const asked = Date.now();
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    assert.ok(Date.now() - asked < 1000);
    assert.deepEqual([code, stderr], [130, '']);
    const { status, error, cause, local } = JSON.parse(stdout) as Fields;
    assert.deepEqual(
      { status, error, cause, local },
      { status: 'failed', error: 'ASLInvoke.Cancelled', cause: 'The run was cancelled.', local: true },
    );
  });

  test('and the wait before a retry', async () => {
    const patient = taskState({}, { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60 }] });
    const file = folder.write('patient.asl.json', machine({ Call: patient }));
    const child = start(['run', file, '--endpoint', `${sampleHost}=${url()}`, '--retry', '--format', 'json']);
    child.stderr.once('data', () => child.kill('SIGTERM'));
    const { code, stdout, stderr } = await end(child);
    assert.deepEqual([code, stderr], [130, 'APIGateway.500: trying again in 60 s (retry 1 of 3)…\n']);
    const { error, cause } = JSON.parse(stdout) as Fields;
    assert.deepEqual(
      [error, cause],
      ['ASLInvoke.Cancelled', 'The run was cancelled while it waited to try again after APIGateway.500.'],
    );
  });
});
