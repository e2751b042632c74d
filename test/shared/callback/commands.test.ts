// The commands to copy: a shell reads them as meant, whatever the token.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { exportLine, sendCommand } from '../../../shared/callback/commands';
import { createCallbackEndpoint } from '../../../shared/callback/endpoint';

const endpoint = 'http://127.0.0.1:4711';

test('what to export', () => assert.equal(exportLine(endpoint), `export AWS_ENDPOINT_URL_SFN=${endpoint}`));

test('the AWS CLI gets the token as it is', { skip: process.platform === 'win32' }, () => {
  for (const token of ['ASLInvokeLocalToken+/', `it's "$HOME" \`x\` \\ ;|`]) {
    for (const operation of ['success', 'failure', 'heartbeat'] as const) {
      const command = sendCommand(operation, endpoint, token).replace(/^aws/, `printf '%s\\n'`);
      const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trimEnd().split('\n');
      assert.deepEqual(words.slice(0, 4), ['stepfunctions', `send-task-${operation}`, '--task-token', token]);
      assert.deepEqual(words.slice(-5), ['--endpoint-url', endpoint, '--region', 'us-east-1', '--no-sign-request']);
    }
  }
});

/** Whether the AWS CLI is there, and not a name that leads nowhere. */
function hasAwsCli(): boolean {
  try {
    return /^aws-cli\//.test(execFileSync('aws', ['--version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

test('the real AWS CLI gives the token back', { skip: hasAwsCli() ? false : 'there is no AWS CLI' }, async () => {
  const callback = await createCallbackEndpoint();
  // No configuration and no credentials of whoever runs the test.
  const env = { PATH: process.env['PATH'], HOME: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' };
  const send = (...[operation, token]: [Parameters<typeof sendCommand>[0], string]) =>
    promisify(execFile)('sh', ['-c', sendCommand(operation, callback.url, token)], { env });
  try {
    let heartbeats = 0;
    const token = `it's "$HOME" \`x\` ;|`;
    const wait = callback.waitFor(token, () => heartbeats++);
    await send('heartbeat', token);
    assert.equal(heartbeats, 1);
    await send('success', token);
    assert.deepEqual(await wait.answer, { output: {} });
    const failing = callback.waitFor('another', () => undefined);
    await send('failure', 'another');
    assert.deepEqual(await failing.answer, { error: 'Some.Error', cause: 'Why' });
    await assert.rejects(send('success', 'unknown'), /\(InvalidToken\) when calling the SendTaskSuccess operation/);
  } finally {
    await callback.close();
  }
});
