// Copying the IAM policies of a Task, through the commands and onto the clipboard.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Policy = { Statement: { Action: string; Resource: string; Condition?: object }[] };

async function copied(command: string, path: (string | number)[]): Promise<Policy> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, 'template.yaml').toString();
  await vscode.commands.executeCommand(command, { uri, path });
  return JSON.parse(await vscode.env.clipboard.readText()) as Policy;
}

describe('Copy IAM Policy', () => {
  const task = ['Resources', 'GetBills', 'Properties', 'Definition', 'States', 'Get Bills'];

  it('copies what the role of a template’s state machine needs', async () => {
    const { Statement } = await copied('aslInvoke.copyIamPolicy', task);
    assert.deepEqual(Statement, [
      {
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: 'arn:aws:execute-api:us-east-1:${AWS::AccountId}:example/prod/GET/bills',
      },
    ]);
  });

  it('copies a resource policy that names the state machine', async () => {
    const { Statement } = await copied('aslInvoke.copyResourcePolicy', task);
    assert.deepEqual(Statement[0]?.Condition, { StringEquals: { 'aws:SourceArn': '${GetBills}' } });
  });
});
