// The extension is what VS Code finds and activates.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('asl-invoke.asl-invoke');

  it('is there', () => {
    assert.ok(extension);
  });

  it('activates', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('finds the samples of the workspace', async () => {
    const found = await vscode.workspace.findFiles('**/*.asl.json');
    assert.ok(found.length > 0, 'no .asl.json found');
  });

  it('is told where the calls of the samples go', () => {
    const endpoints = vscode.workspace.getConfiguration('aslInvoke').get<Record<string, string>>('endpoints');
    assert.match(endpoints?.['example.execute-api.us-east-1.amazonaws.com'] ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
  });
});
