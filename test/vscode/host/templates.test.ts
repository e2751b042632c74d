// Tasks inside a template as VS Code shows and runs them, and placeholders that a template gives values to.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { callResult } from '../../../shared/engine/callback';
import type { Run } from '../../../shared/engine/types';

async function open(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until there is an answer: the server may still be reading the document. */
async function answer<T>(ask: () => Thenable<T[] | undefined>): Promise<T[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await ask();
    if (found && found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [];
}

const lensesOf = ({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
  answer(() => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri));

const problemsOf = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'asl-invoke');

describe('a template', () => {
  it('has a lens on each Task, and pressing it runs the Task with the values of the template', async () => {
    const document = await open('template.yaml');
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ range }) => document.getText(range)),
      ['Get Bills', '"Add Bill"'],
    );
    const [bills, added] = await Promise.all(
      lenses.map(({ command }) =>
        vscode.commands.executeCommand<Run>(command?.command ?? '', ...((command?.arguments ?? []) as unknown[])),
      ),
    );
    assert.equal(bills && callResult(bills)?.StatusCode, 200);
    assert.deepEqual(bills?.request?.query, [['billId', '123456']]);
    assert.equal(added && callResult(added)?.StatusCode, 201);
  });

  it('shows a mistake inside the text of a definition, and its fix mends it there', async () => {
    const document = await open('template.yaml');
    const start = document.positionAt(document.getText().indexOf('"POST"'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 6)), '"post"');
    await vscode.workspace.applyEdit(edit);
    const [problem] = await answer(() => Promise.resolve(problemsOf(document)));
    assert.ok(problem);
    assert.equal(document.getText(problem.range), '"post"');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === "Change to 'POST'");
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /^ {16}"Method": "POST",$/m);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('gives values to the placeholders of a definition it points at', async () => {
    const document = await open('statemachine/check-status.asl.json');
    const place = document.positionAt(document.getText().indexOf('${ApiHost}') + 3);
    const [hover] = await answer(() =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place),
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /example\.execute-api.*template\.yaml/);
    const [definition] = await answer(() =>
      vscode.commands.executeCommand<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, place),
    );
    const template = await open('template.yaml');
    assert.equal(definition?.uri.toString(), template.uri.toString());
    assert.equal(template.getText(definition.range), 'ApiHost');
  });
});
