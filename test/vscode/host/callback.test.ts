// Tasks that wait for their token, in the extension host: the sample API gives it back through the real AWS SDK.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Run } from '../../../shared/engine/types';

function runTask(name: string): Thenable<Run> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, '6-callbacks.asl.json').toString();
  return vscode.commands.executeCommand<Run>('aslInvoke.runTask', { uri, path: ['States', name], input: {} });
}

describe('a Task that waits for its token', () => {
  it('has the answer as its result, after a heartbeat', async () => {
    const run = await runTask('Approve Bill');
    assert.deepEqual(run.output, { approved: true, billId: 'my-new-bill' });
    assert.deepEqual([run.status, run.waiting, run.next], ['succeeded', undefined, 'Refuse Bill']);
    assert.equal(run.callback?.heartbeats.length, 1);
    const port = vscode.workspace.getConfiguration('aslInvoke').get('callback.port');
    assert.equal(run.callback.endpoint, `http://127.0.0.1:${port as number}`);
  });

  it('fails as the answer says, and its catcher takes that', async () => {
    const run = await runTask('Refuse Bill');
    assert.equal(run.failure?.error, 'Bills.NegativeAmount');
    assert.deepEqual(run.caught, { catcher: 0, next: 'Ask Someone' });
  });

  it('waits beside others, each for its own token', async () => {
    const runs = await Promise.all([runTask('Approve Bill'), runTask('Refuse Bill')]);
    assert.deepEqual(
      runs.map(({ status }) => status),
      ['succeeded', 'failed'],
    );
    const [first, second] = runs.map(({ callback }) => callback?.endpoint);
    assert.equal(first, second);
  });
});
