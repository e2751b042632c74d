// Task tests in the Test Explorer, and runs saved as tests and mocks.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TaskRun } from '../../../client/run/taskRuns';
import type { TaskTestFile } from '../../../shared/taskTest/format';

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri;
};

const textOf = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('a run that is kept', () => {
  const uri = (): string => vscode.Uri.joinPath(folder(), '1-get-bills.asl.json').toString();
  const path = ['States', 'Get Bills'];
  const saved = (): vscode.Uri => vscode.Uri.joinPath(folder(), '1-get-bills.asltest.json');

  after(() => vscode.workspace.fs.delete(saved()));

  it('is the mock that TestState takes', async () => {
    await vscode.commands.executeCommand('aslInvoke.runTask', { uri: uri(), path, input: {} });
    await vscode.commands.executeCommand('aslInvoke.copyTestStateMock', { uri: uri(), path });
    const mock = JSON.parse(await vscode.env.clipboard.readText()) as { result: string };
    assert.equal((JSON.parse(mock.result) as { StatusCode: number }).StatusCode, 200);
  });

  it('is a test beside its definition, with its schema', async () => {
    const saving = vscode.commands.executeCommand('aslInvoke.saveAsTest', { uri: uri(), path } satisfies Partial<
      TaskRun['task']
    >);
    // The name is asked for, and offered.
    for (let tries = 0; tries < 50; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const written = await vscode.workspace.fs.stat(saved()).then(
        () => true,
        () => false,
      );
      if (written) break;
    }
    await saving;
    const { definition, tests } = JSON.parse(await textOf(saved())) as TaskTestFile;
    assert.equal(definition, '1-get-bills.asl.json');
    assert.deepEqual(
      tests.map(({ name, state }) => [name, state]),
      [['Get Bills: 200', 'Get Bills']],
    );
    assert.equal(tests[0]?.response?.status, 200);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), saved().toString());
    assert.deepEqual(vscode.languages.getDiagnostics(saved()), []);
  });
});
