// Requests from and to Tasks, as VS Code pastes and copies them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const command = `curl -X POST 'https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills?tag=a' -H 'Via: x' --json '{"billId":"7"}'`;

/** A document of the sample folder that no file holds, with the cursor at its mark. */
async function open(language: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('<|>');
  const document = await vscode.workspace.openTextDocument({ language, content: marked.replace('<|>', '') });
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(document.positionAt(offset), document.positionAt(offset));
  return editor;
}

/** Makes a Task of a text in the clipboard, and gives the document. */
async function paste({ document }: vscode.TextEditor, text: string, name: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  await vscode.commands.executeCommand('aslInvoke.pasteAsTask', { name });
  return document.getText();
}

const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

describe('pasting a request', () => {
  before(() => vscode.extensions.getExtension('asl-invoke.asl-invoke')?.activate());
  afterEach(close);

  it('makes it a Task among the states of a JSON machine', async () => {
    const editor = await open(
      'asl',
      '{\n    "StartAt": "A",\n    "States": {\n        "A": {"Type": "Pass", "End": true},\n        <|>\n    }\n}\n',
    );
    const machine = JSON.parse(await paste(editor, command, 'Post Bills')) as {
      States: Record<string, { Parameters: unknown }>;
    };
    assert.deepEqual(Object.keys(machine.States), ['A', 'Post Bills']);
    assert.deepEqual(machine.States['Post Bills']?.Parameters, {
      ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com',
      Method: 'POST',
      Headers: { 'Content-Type': ['application/json'], Accept: ['application/json'] },
      Stage: 'prod',
      Path: 'bills',
      QueryParameters: { tag: ['a'] },
      RequestBody: { billId: '7' },
      AuthType: 'NO_AUTH',
    });
    assert.match(editor.document.getText(), /\n {8}"Post Bills": \{\n {12}"Type": "Task",\n/);
  });

  it('makes it a Task in YAML, with the indentation of its neighbours', async () => {
    const editor = await open(
      'asl-yaml',
      'StartAt: A\nStates:\n    A:\n        Type: Pass\n        End: true\n    <|>\n',
    );
    const text = await paste(
      editor,
      'GET https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills\nAccept: text/plain\n',
      'Get Bills',
    );
    assert.match(
      text,
      /\n {8}End: true\n {4}"Get Bills":\n {8}Type: Task\n[^]*\n {12}Headers:\n {16}Accept: \[text\/plain\]\n/,
    );
  });
});

describe('copying a Task', () => {
  const reference = (): unknown => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, '4-input-and-errors.asl.json').toString();
    return { uri, path: ['States', 'Add Signed Bill'], input: { billId: '1', customer: { name: 'Mary' } } };
  };

  it('as cURL and as a .http request, without a credential', async () => {
    const curl = await vscode.commands.executeCommand<string>('aslInvoke.copyAsCurl', reference());
    assert.equal(await vscode.env.clipboard.readText(), curl);
    assert.match(
      curl,
      /curl -X POST https:\/\/example\.execute-api\.us-east-1\.amazonaws\.com\/prod\/secure\/bills \\\n {2}--aws-sigv4 /,
    );
    assert.match(curl, /--data-raw '\{"billId":"1-reminder","customer":"Mary"/);
    const http = await vscode.commands.executeCommand<string>('aslInvoke.copyAsHttp', reference());
    assert.match(
      http,
      /^### Add Signed Bill\n[^]*\nPOST https:[^]*\nAuthorization: AWS \{\{\$processEnv AWS_ACCESS_KEY_ID\}\} /,
    );
    assert.equal(await vscode.env.clipboard.readText(), http);
  });
});
