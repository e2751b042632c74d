// Running Tasks through the command that the lens calls; the command gives the run to whoever calls it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as vscode from 'vscode';
import { callResult } from '../../../shared/engine/callback';
import type { Run } from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';

async function runTask(file: string, path: (string | number)[], input: Json = {}): Promise<Run> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, file).toString();
  const run = await vscode.commands.executeCommand<Run | undefined>('aslInvoke.runTask', { uri, path, input });
  assert.ok(run, 'a run was made');
  return run;
}

describe('Run Task', () => {
  it('gives the page’s first example its bills', async () => {
    const run = await runTask('1-get-bills.asl.json', ['States', 'Get Bills']);
    assert.equal(run.status, 'succeeded');
    assert.equal(callResult(run)?.StatusCode, 200);
    assert.deepEqual(Object.keys(run.result as JsonObject), ['Headers', 'ResponseBody', 'StatusCode', 'StatusText']);
    assert.deepEqual(run.output, run.result);
  });

  it('runs the YAML twin alike', async () => {
    const [json, yaml] = [
      await runTask('1-get-bills.asl.json', ['States', 'Get Bills']),
      await runTask('3-get-bills.asl.yaml', ['States', 'Get Bills']),
    ];
    assert.deepEqual(yaml.parameters, json.parameters);
    assert.deepEqual(callResult(yaml)?.ResponseBody, callResult(json)?.ResponseBody);
  });

  it('takes parameters from the input and gives the output of the state', async () => {
    const run = await runTask('4-input-and-errors.asl.json', ['States', 'Get Bill'], { billId: '123456' });
    assert.deepEqual(run.request?.query, [['billId', '123456']]);
    assert.equal((run.output as { billId?: string }).billId, '123456');
    assert.equal(run.next, 'Add Signed Bill');
  });

  it('signs an IAM_ROLE Task so that the API accepts it', async () => {
    const run = await runTask('4-input-and-errors.asl.json', ['States', 'Add Signed Bill'], {
      billId: '1',
      customer: { name: 'Mary Major' },
    });
    assert.equal(callResult(run)?.StatusCode, 201);
    assert.deepEqual(run.signature?.credentialScope.split('/').slice(1), ['us-east-1', 'execute-api', 'aws4_request']);
    assert.doesNotMatch(JSON.stringify(run), /AWS4-HMAC-SHA256|x-amz-security-token/i);
  });

  it('reports a wrong route as APIGateway.403 with its cause, and which catcher takes it', async () => {
    const run = await runTask('5-fails-on-purpose.asl.json', ['States', 'Wrong Route']);
    assert.equal(run.failure?.error, 'APIGateway.403');
    assert.equal(run.failure.cause, '{"message":"Missing Authentication Token"}');
    assert.equal(run.caught?.next, 'Broken Integration');
  });

  it('ends a Task at its TimeoutSeconds', async () => {
    const run = await runTask('5-fails-on-purpose.asl.json', ['States', 'Too Slow']);
    assert.equal(run.failure?.error, 'States.Timeout');
  });

  it('runs what stands in the editor, saved or not', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, '2-callback.asl.json'));
    const editor = await vscode.window.showTextDocument(document);
    const refused = await runTask('2-callback.asl.json', ['States', 'Add Bill']);
    assert.equal(refused.failure?.error, 'States.Runtime');
    const start = document.getText().indexOf('"IAM_AUTH"') + 1;
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(document.positionAt(start), document.positionAt(start + 8)), 'IAM_ROLE'),
    );
    const run = await runTask('2-callback.asl.json', ['States', 'Add Bill']);
    assert.equal(run.submitted?.StatusCode, 200);
    // The API gave the token back.
    assert.deepEqual([run.status, (run.result as JsonObject)['billId']], ['succeeded', 'my-new-bill']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says so when the Task is no longer there', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, '1-get-bills.asl.json').toString();
    assert.equal(
      await vscode.commands.executeCommand('aslInvoke.runTask', { uri, path: ['States', 'Gone'] }),
      undefined,
    );
  });

  it('goes through the proxy that VS Code is set to', async () => {
    const asked: string[] = [];
    const proxy = createServer().listen(0, '127.0.0.1');
    proxy.on('connect', ({ url }: IncomingMessage, socket: Socket) => {
      asked.push(url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const http = vscode.workspace.getConfiguration('http');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'elsewhere.asl.json');
    const Parameters = { ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com', Method: 'GET' };
    const task = { Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', Parameters, End: true };
    await vscode.workspace.fs.writeFile(uri, Buffer.from(JSON.stringify(task)));
    await http.update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
    try {
      const run = await runTask('elsewhere.asl.json', []);
      assert.equal(run.failure?.error, 'APIGateway.SdkClientException');
      assert.deepEqual(asked, ['abc123.execute-api.us-east-1.amazonaws.com:443']);
    } finally {
      await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.delete(uri);
      proxy.close();
    }
  });
});
