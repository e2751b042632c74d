// The commands to copy: a shell reads them as meant, whatever the token.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { exportLine, sendCommand } from '../../../shared/callback/commands';

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
