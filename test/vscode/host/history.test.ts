// Runs as the lens and the history have them: the last one, the one that goes on, and two of them compared.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, lensesOf, open, runTask, titlesOf, until } from './documents';

const getBills = ['1-get-bills.asl.json', ['States', 'Get Bills']] as const;
const slow = (ms: number): string =>
  JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: {
      ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
      Method: 'GET',
      Stage: 'prod',
      Path: 'slow',
      QueryParameters: { ms: [String(ms)] },
    },
    End: true,
  });

async function lastId(document: vscode.TextDocument): Promise<string> {
  const lenses = await lensesOf(document, (titles) => titles.some((title) => title.includes('Last:')));
  const last = lenses.find(({ command }) => command?.title.includes('Last:'));
  assert.ok(last, titlesOf(lenses).join());
  return String(last.command?.arguments?.[0]);
}

describe('the lens of a Task', () => {
  after(async () => {
    for (const name of ['slow.asl.json', 'slower.asl.json']) await vscode.workspace.fs.delete(fileUri(name));
  });

  it('says how the last run went, and opens it', async () => {
    const document = await open(getBills[0]);
    await runTask(getBills[0], [...getBills[1]]);
    const [, last] = await lensesOf(document, (titles) => titles.length > 1);
    assert.match(last?.command?.title ?? '', /^\$\(history\) Last: 200 · \d+ ms$/);
    await vscode.commands.executeCommand(
      last?.command?.command ?? '',
      ...((last?.command?.arguments ?? []) as unknown[]),
    );
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.ok(labels.includes('Run: Get Bills'), labels.join());
  });

  it('cancels the run that goes on, and leaves others alone', async () => {
    await vscode.workspace.fs.writeFile(fileUri('slow.asl.json'), Buffer.from(slow(30_000)));
    await vscode.workspace.fs.writeFile(fileUri('slower.asl.json'), Buffer.from(slow(1_500)));
    const [cancelled, other] = [runTask('slow.asl.json', []), runTask('slower.asl.json', [])];
    const document = await open('slow.asl.json');
    const lenses = await lensesOf(document, (titles) => titles.length === 3);
    assert.deepEqual(titlesOf(lenses), ['$(play) Run Task', '$(loading~spin) Running…', '$(debug-stop) Cancel']);
    const { command, arguments: args } = lenses[2]?.command ?? {};
    await vscode.commands.executeCommand(command ?? '', ...((args ?? []) as unknown[]));
    assert.equal((await cancelled)?.status, 'cancelled');
    assert.equal((await other)?.status, 'succeeded');
    const after = await lensesOf(document, (titles) => titles.length === 2);
    assert.deepEqual(titlesOf(after), ['$(play) Run Task', '$(history) Last: Cancelled']);
  });
});

describe('the history', () => {
  it('compares a run with the one before it', async () => {
    const document = await open(getBills[0]);
    await runTask(getBills[0], [...getBills[1]], { first: 1 });
    const first = await lastId(document);
    await runTask(getBills[0], [...getBills[1]], { second: 2 });
    const id = await until(() => lastId(document), (last) => last !== first); // prettier-ignore
    // The record of the run is being written.
    const tab = await until(
      async () => {
        await vscode.commands.executeCommand('aslInvoke.history.comparePrevious', { kind: 'run', run: { id } });
        return vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      },
      (input) => input instanceof vscode.TabInputTextDiff,
    );
    assert.ok(tab instanceof vscode.TabInputTextDiff);
    const [left, right] = [
      await vscode.workspace.openTextDocument(tab.original),
      await vscode.workspace.openTextDocument(tab.modified),
    ];
    assert.match(left.getText(), /# Input\n\n\{\n {2}"first": 1\n\}/);
    assert.match(right.getText(), /# Input\n\n\{\n {2}"second": 2\n\}/);
    assert.match(right.getText(), /# Response\n\n200 OK/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('runs a Task again with the input it had', async () => {
    const document = await open('4-input-and-errors.asl.json');
    await runTask('4-input-and-errors.asl.json', ['States', 'Get Bill'], { billId: '123456' });
    const id = await lastId(document);
    await vscode.commands.executeCommand('aslInvoke.rerunLastTask');
    const again = await until(() => lastId(document), (last) => last !== id); // prettier-ignore
    assert.notEqual(again, id);
  });
});
