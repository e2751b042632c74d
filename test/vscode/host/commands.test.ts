// Every command of the palette with nothing open: it says what is missing or asks, and never throws.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Manifest = { contributes: { commands: { command: string }[] } };

describe('with no editor', () => {
  const extension = vscode.extensions.getExtension<unknown>('asl-invoke.asl-invoke');
  const { contributes } = (extension?.packageJSON ?? { contributes: { commands: [] } }) as Manifest;

  before(async () => {
    await extension?.activate();
  });
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Runs a command, and closes whatever it asks with until it ends. Gives the error it threw, if any. */
  async function run(command: string): Promise<Error | undefined> {
    let isDone = false;
    const ended = Promise.resolve(vscode.commands.executeCommand(command)).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    void ended.finally(() => (isDone = true));
    const giveUpAt = Date.now() + 20_000;
    while (!isDone && Date.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await vscode.commands.executeCommand('notifications.clearAll');
      // The last Task, run again, may wait for an answer.
      if (command === 'aslInvoke.rerunLastTask') await vscode.commands.executeCommand('aslInvoke.cancelTask');
    }
    assert.ok(isDone, 'it ends once its question is closed');
    return ended;
  }

  it('there are commands', () => assert.ok(contributes.commands.length > 20));

  for (const { command } of contributes.commands)
    it(`${command} does not throw`, async () => {
      assert.deepEqual(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
        [],
      );
      const error = await run(command);
      // A modal question is all that VS Code refuses to a test.
      if (error && !error.message.includes('refused to show dialog in tests')) throw error;
    });

  it('a definition to begin with opens, and is checked and run like any other', async () => {
    await vscode.commands.executeCommand('aslInvoke.newDefinition');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'asl');
    assert.equal(document.isUntitled, true);
    const run = await vscode.commands.executeCommand<{ status: string }>('aslInvoke.runTask', {
      uri: document.uri.toString(),
      path: ['States', 'Call API'],
      input: {},
    });
    assert.equal(run.status, 'succeeded');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
