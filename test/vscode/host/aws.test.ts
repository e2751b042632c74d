// Runs on AWS and checks of definitions in the extension host, against a stand-in for Step Functions.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Run } from '../../../shared/engine/types';
import {
  refusal,
  startStepFunctions,
  succeeded,
  type StepFunctionsService,
} from '../../shared/aws/stepFunctionsService';

describe('Step Functions itself', () => {
  let service: StepFunctionsService;
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('aslInvoke.aws');
  const set = (name: string, value: string | undefined) =>
    settings().update(name, value, vscode.ConfigurationTarget.Global);
  before(async () => {
    service = await startStepFunctions();
    await set('stepFunctionsEndpoint', service.url);
    await set('region', 'eu-west-1');
  });
  after(async () => {
    await set('stepFunctionsEndpoint', undefined);
    await set('region', undefined);
    await service.close();
  });
  beforeEach(() => {
    service.calls.length = 0;
    service.answer = ({ input }) => ({ body: succeeded(input) });
  });

  function uriOf(file: string): vscode.Uri {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, file);
  }

  const onAws = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'AWS');

  async function runOnAws(file: string, path: string[], more: object): Promise<Run> {
    const reference = { uri: uriOf(file).toString(), path, ...more };
    const run = await vscode.commands.executeCommand<Run | undefined>('aslInvoke.runOnAws', reference);
    assert.ok(run, 'a run was made');
    return run;
  }

  it('runs a Task with a mock, which needs no role', async () => {
    const mock = { result: { StatusCode: 200 } };
    const run = await runOnAws('1-get-bills.asl.json', ['States', 'Get Bills'], { mock });
    assert.equal(run.status, 'succeeded');
    assert.deepEqual(run.output, { StatusCode: 200 });
    const [call] = service.calls;
    assert.equal(call?.region, 'eu-west-1');
    assert.deepEqual(call.input['mock'], { result: '{"StatusCode":200}' });
    assert.equal(call.input['roleArn'], undefined);
  });

  it('shows what is wrong with the state at its place, until it is edited', async () => {
    const uri = uriOf('1-get-bills.asl.json');
    const document = await vscode.workspace.openTextDocument(uri);
    service.answer = () =>
      refusal(
        'InvalidDefinition',
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Not this method at /States/StateName/Parameters/Method'",
      );
    const run = await runOnAws('1-get-bills.asl.json', ['States', 'Get Bills'], { mock: { result: 1 } });
    assert.equal(run.failure?.error, 'TestState.InvalidDefinition');
    const [diagnostic, ...others] = onAws(uri);
    assert.ok(diagnostic);
    assert.equal(others.length, 0);
    assert.equal(document.getText(diagnostic.range), '"GET"');
    assert.equal(diagnostic.message, 'Not this method');

    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    assert.deepEqual(onAws(uri), []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('checks a definition, with each finding at its place', async () => {
    const uri = uriOf('1-get-bills.asl.json');
    const target = { uri: uri.toString(), type: 'EXPRESS' };
    service.answer = () => ({
      body: {
        result: 'FAIL',
        diagnostics: [
          {
            severity: 'ERROR',
            code: 'SCHEMA_VALIDATION_FAILED',
            message: 'No.',
            location: '/States/Get Bills/Parameters',
          },
          { severity: 'WARNING', code: 'ODD', message: 'Odd.' },
        ],
        truncated: false,
      },
    });
    assert.equal(await vscode.commands.executeCommand('aslInvoke.validateOnAws', target), 2);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(service.calls[0]?.input['definition'], document.getText());
    assert.equal(service.calls[0].input['type'], 'EXPRESS');
    assert.deepEqual(
      onAws(uri).map(({ range, severity, code }) => [document.getText(range), severity, code]),
      [
        ['"Parameters"', vscode.DiagnosticSeverity.Error, 'SCHEMA_VALIDATION_FAILED'],
        ['{', vscode.DiagnosticSeverity.Warning, 'ODD'],
      ],
    );
    service.answer = () => ({ body: { result: 'OK', diagnostics: [] } });
    assert.equal(await vscode.commands.executeCommand('aslInvoke.validateOnAws', target), 0);
    assert.deepEqual(onAws(uri), []);
  });

  it('gives no number where there was no answer', async () => {
    service.answer = () => refusal('AccessDeniedException', 'no');
    const target = { uri: uriOf('1-get-bills.asl.json').toString(), type: 'STANDARD' };
    assert.equal(await vscode.commands.executeCommand('aslInvoke.validateOnAws', target), undefined);
  });
});
