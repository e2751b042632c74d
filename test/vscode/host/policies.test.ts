// Copying the IAM policies of a Task, through the commands and onto the clipboard.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Policy = { Statement: { Action: string; Resource: string; Condition?: object }[] };

async function copied(command: string, path: (string | number)[], file = 'template.yaml'): Promise<Policy> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, file).toString();
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

  it('takes account and state machine of the template that points at a definition, and asks for neither', async () => {
    const file = 'statemachine/check-status.asl.json';
    const { Statement } = await copied('aslInvoke.copyResourcePolicy', ['States', 'Check Status'], file);
    assert.deepEqual(Statement[0]?.Condition, { StringEquals: { 'aws:SourceArn': '${CheckStatus}' } });
    assert.match(Statement[0].Resource, /^arn:aws:execute-api:us-east-1:\$\{AWS::AccountId\}:example\/prod\/GET\//);
  });
});
