// Does what AWS Toolkit does with a definition, as far as it meets ours: lenses, reports in its words, Workflow Studio.
const vscode = require('vscode');

/** As its language service says them. */
const words = {
  repeated: 'Duplicate object key',
  path: 'The value for the field must be a valid JSONPath or intrinsic function expression.',
};

const publish = { command: 'aws.stepfunctions.publishStateMachine', title: 'Publish to Step Functions' };

/** @param {import('vscode').ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const collection = vscode.languages.createDiagnosticCollection('asl');
  /** @param {import('vscode').TextDocument} document */
  const check = (document) => {
    if (document.languageId === 'asl') collection.set(document.uri, found(document));
  };
  vscode.workspace.textDocuments.forEach(check);
  subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => setTimeout(() => check(document), 300)),
    vscode.languages.registerCodeLensProvider('asl', {
      provideCodeLenses: () => [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), publish)],
    }),
    vscode.window.registerCustomEditorProvider('workflowStudio.asl', {
      resolveCustomTextEditor(_document, { webview }) {
        webview.html = 'Workflow Studio';
      },
    }),
  );
};

/** @param {import('vscode').TextDocument} document */
function found(document) {
  const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
  const text = document.getText();
  const reports = [];
  /** @type {(at: number, length: number, message: string, severity: number, code?: number) => void} */
  const report = (at, length, message, severity, code) => {
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + length));
    reports.push(Object.assign(new vscode.Diagnostic(range, message, severity), code && { source: 'asl', code }));
  };
  const methods = [...text.matchAll(/"Method"/g)];
  if (methods.length > 1) for (const { index } of methods) report(index, 8, words.repeated, warning, 520);
  for (const { index, 1: key = '', 2: value = '' } of text.matchAll(/("\w+\.\$": )("(?!\$|States\.)\w*")/g))
    report(index + key.length, value.length, words.path, error);
  try {
    JSON.parse(text);
  } catch {
    report(text.length - 1, 1, 'Expected comma or closing brace', error, 516);
  }
  return reports;
}
