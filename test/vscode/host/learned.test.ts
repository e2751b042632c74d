// What the editor learns from runs: the finding of a failed one, and completion from what came back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './documents';

const source = 'asl-invoke run';
const state = (path: string): string =>
  JSON.stringify(
    {
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'prod',
        Path: path,
      },
      End: true,
    },
    undefined,
    2,
  );
const machine = (states: Record<string, string>): string =>
  `{\n"StartAt": "A",\n"States": {\n${Object.entries(states)
    .map(([name, text]) => `"${name}": ${text}`)
    .join(',\n')}\n}\n}\n`;

async function opened(content: string, language = 'asl'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

const run = ({ uri }: vscode.TextDocument, path: string[], input: unknown = {}): Thenable<unknown> =>
  vscode.commands.executeCommand('aslInvoke.runTask', { uri: uri.toString(), path, input });

const findingsIn = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source);

/** The findings of runs, once there are so many. */
const findings = (document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> =>
  until(
    () => findingsIn(document),
    ({ length }) => length === count,
  );

/** The labels that completion offers at the cursor mark of a text, which stands in the document. */
async function labelsBehind(document: vscode.TextDocument, text: string): Promise<Map<string, string>> {
  const at = document.positionAt(document.getText().indexOf(text) + text.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return new Map(
    list.items.map(({ label, detail }) => [typeof label === 'string' ? label : label.label, detail ?? '']),
  );
}

const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

describe('the finding of a failed run', () => {
  before(() => vscode.extensions.getExtension('asl-invoke.asl-invoke')?.activate());
  afterEach(close);

  it('stands at the key at fault of each Task, moves with it, and goes with the repair', async () => {
    const editor = await opened(machine({ A: state('prod/bills'), B: state('prod/bills') }));
    const { document } = editor;
    await run(document, ['States', 'A']);
    await run(document, ['States', 'B']);
    const found = await findings(document, 2);
    assert.deepEqual(
      found.map(({ code, range }) => [code, document.getText(range)]),
      Array(2).fill(['APIGateway.403', '"prod/bills"']),
    );
    assert.match(found[0]?.message ?? '', /twice/);

    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '"Comment": "moves what follows",\n'));
    const moved = await until(
      () => findingsIn(document),
      ([first]) => first !== undefined && document.getText(first.range) === '"prod/bills"',
    );
    assert.equal(moved.length, 2);
    const [first] = moved;
    assert.ok(first);
    assert.equal(document.getText(first.range), '"prod/bills"');

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      first.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === "Change Path to 'bills'");
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    const [left, ...others] = await findings(document, 1);
    assert.deepEqual(others, []);
    assert.ok(left && document.offsetAt(left.range.start) > document.getText().indexOf('"B"'));
  });

  it('goes once a later run succeeds', async () => {
    const editor = await opened(
      machine({ A: state('prod/bills').replace('"Path": ', '"Path.$": ').replace('"prod/bills"', '"$.path"') }),
    );
    const { document } = editor;
    await run(document, ['States', 'A'], { path: 'no-such-route' });
    assert.equal((await findings(document, 1)).length, 1);
    await run(document, ['States', 'A'], { path: 'bills' });
    assert.deepEqual(await findings(document, 0), []);
  });
});

describe('completion from what came back', () => {
  before(() => vscode.extensions.getExtension('asl-invoke.asl-invoke')?.activate());
  afterEach(close);

  it('offers the response in ResultSelector, also where its path is not finished yet', async () => {
    const task = state('bills').replace(
      '"End": true',
      '"ResultSelector": { "x.$": "$.ResponseBody." },\n  "Next": "B"',
    );
    const choice = '{ "Type": "Choice", "Choices": [{ "Variable": "$.", "IsPresent": true, "Next": "Bills" }] }';
    // A name that no test before has run: the runs of a document that was closed are still known.
    const { document } = await opened(machine({ Bills: task, B: choice }));
    const before = await labelsBehind(document, '$.ResponseBody.');
    assert.ok(!before.has('$.ResponseBody.myBills'));
    await run(document, ['States', 'Bills']);
    const after = await until(
      () => labelsBehind(document, '$.ResponseBody.'),
      // VS Code itself offers words of other documents, which say nothing of a value.
      (labels) => (labels.get('$.ResponseBody.myBills') ?? '') !== '',
    );
    assert.match(after.get('$.ResponseBody.myBills') ?? '', /^\[/);
  });

  it('offers the output in the Choice that follows', async () => {
    const plain = state('bills').replace('"End": true', '"Next": "B"');
    const choice = '{ "Type": "Choice", "Choices": [{ "Variable": "$.", "IsPresent": true, "Next": "A" }] }';
    const { document } = await opened(machine({ A: plain, B: choice }));
    await run(document, ['States', 'A']);
    const labels = await until(
      () => labelsBehind(document, '"Variable": "$.'),
      (found) => found.has('$.StatusCode'),
    );
    assert.equal(labels.get('$.StatusCode'), '200');
  });
});
