// Routes of an API that an OpenAPI document of the workspace describes, as VS Code shows them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, until } from './documents';

const placeIn = (document: vscode.TextDocument, word: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(word) + 2);

describe('the routes of an API', () => {
  it('a path that is none of them is reported', async () => {
    const document = await open('5-fails-on-purpose.asl.json');
    const problems = await until(
      () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'asl-invoke'),
      ({ length }) => length > 0,
    );
    assert.deepEqual(
      problems.map(({ range, severity }) => [document.getText(range), severity]),
      [['"no-such-route"', vscode.DiagnosticSeverity.Information]],
    );
    assert.match(problems[0]?.message ?? '', /'Sample API' in openapi\.yaml has no route 'no-such-route'/);
  });

  it('hover names the route, and Go to Definition leads to it', async () => {
    const document = await open('1-get-bills.asl.json');
    const place = placeIn(document, '"bills"');
    const [hover] = await until(
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place),
      ({ length }) => length > 0,
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /Route `GET \/bills`, in \[openapi\.yaml\]/);
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place,
    );
    const described = await open('openapi.yaml');
    assert.equal(definition?.uri.toString(), described.uri.toString());
    const line = described.lineAt(definition.range.start.line);
    assert.match(line.text, /get: \{ operationId: listBills/);
  });

  it('completion of Path has them', async () => {
    const document = await open('1-get-bills.asl.json');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      placeIn(document, '"bills"'),
    );
    // The method stands beside the label of each row.
    const status = items.find(({ label }) => typeof label !== 'string' && label.label === 'status/{code}');
    assert.equal(status?.detail, 'ANY');
    assert.equal((status.insertText as vscode.SnippetString).value, '"status/${1:code}"');
  });
});
