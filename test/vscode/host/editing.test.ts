// The language features as VS Code gets them: problems, fixes, completion, hover, lenses.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
};

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until the problems of a document (hints aside) are as expected; what they were last is in the error. */
async function problems(document: vscode.TextDocument, expected: (string | number)[]): Promise<vscode.Diagnostic[]> {
  const codes = (): unknown[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source, severity }) => source === 'asl-invoke' && severity !== vscode.DiagnosticSeverity.Hint)
      .map(({ code }) => (typeof code === 'object' ? code.value : code));
  for (let tries = 0; tries < 200 && JSON.stringify(codes()) !== JSON.stringify(expected); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(codes(), expected);
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'asl-invoke' && severity !== vscode.DiagnosticSeverity.Hint);
}

/** Waits for the server's first answer about a document. */
async function lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [];
}

/** With what stands beside it or not. */
const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

const place = (document: vscode.TextDocument, text: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + 1);

describe('the page’s examples', () => {
  it('the first has no finding', async () => {
    const document = await open('1-get-bills.asl.json');
    // Another test may have run it before: then its last run has a lens too.
    const run = (await lenses(document)).filter(({ command }) => command?.title.includes('Run Task'));
    assert.equal(run.length, 1);
    await problems(document, []);
  });

  it('the second has one error, at IAM_AUTH, and its fix repairs it', async () => {
    const document = await open('2-callback.asl.json');
    const [problem] = await problems(document, ['parameter-value']);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), '"IAM_AUTH"');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === "Change to 'IAM_ROLE'");
    assert.ok(fix?.edit && fix.isPreferred);
    await vscode.workspace.applyEdit(fix.edit);
    await problems(document, []);
    assert.match(document.getText(), /"AuthType": "IAM_ROLE"/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await problems(document, ['parameter-value']);
  });

  it('fix all on save mends what is safe', async () => {
    const document = await open('2-callback.asl.json');
    await problems(document, ['parameter-value']);
    await vscode.commands.executeCommand('editor.action.fixAll');
    await problems(document, []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('the YAML twin has no finding and a lens of its own', async () => {
    const document = await open('3-get-bills.asl.yaml');
    assert.deepEqual(
      (await lenses(document)).map(({ command }) => command?.title),
      ['$(play) Run Task'],
    );
    await problems(document, []);
  });
});

describe('inside Parameters', () => {
  it('completes values and missing names', async () => {
    const document = await open('1-get-bills.asl.json');
    const at = async (position: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return list.items.map(labelOf);
    };
    assert.ok((await at(place(document, '"GET"'))).includes('PATCH'));
    assert.ok((await at(place(document, '"RequestBody"'))).includes('RequestBody'));
  });

  it('explains a parameter', async () => {
    const document = await open('1-get-bills.asl.json');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place(document, '"ApiEndpoint"'),
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /^\*\*ApiEndpoint\*\*/);
  });

  it('has a lens on every Task, however deep', async () => {
    const document = await open('4-input-and-errors.asl.json');
    const names = (await lenses(document)).map(({ range }) => document.getText(range));
    assert.deepEqual(names, ['"Get Bill"', '"Add Signed Bill"', '"Echo Line"', '"Use API Key"', '"Check Status"']);
  });
});

describe('settings act at once', () => {
  const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('aslInvoke');
  after(async () => {
    await section().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('a rule can be switched off and on', async () => {
    const document = await open('2-callback.asl.json');
    await problems(document, ['parameter-value']);
    await section().update('rules', { 'parameter-value': 'off' }, vscode.ConfigurationTarget.Workspace);
    await problems(document, []);
    await section().update('rules', {}, vscode.ConfigurationTarget.Workspace);
    await problems(document, ['parameter-value']);
  });
});

describe('what VS Code itself has for JSON', () => {
  it('an outline, with the states told apart', async () => {
    const { uri } = await open('1-get-bills.asl.json');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const states = symbols.find(({ name }) => name === 'States')?.children ?? [];
    assert.deepEqual(
      states.map(({ name, detail, kind }) => [name, detail, kind]),
      [['Get Bills', 'Task', vscode.SymbolKind.Function]],
    );
  });

  it('formatting', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'asl',
      content: '{"States":{"A":{"TimeoutSeconds":${Seconds}}}}',
    });
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const workspaceEdit = new vscode.WorkspaceEdit();
    workspaceEdit.set(document.uri, edits);
    await vscode.workspace.applyEdit(workspaceEdit);
    assert.equal(document.getText(), '{\n  "States": {\n    "A": {\n      "TimeoutSeconds": ${Seconds}\n    }\n  }\n}');
  });
});
