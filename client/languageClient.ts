// Starts the language server and connects VS Code to it.
import * as vscode from 'vscode';
import {
  CodeLensRequest,
  DocumentDiagnosticRequest,
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type Middleware,
} from 'vscode-languageclient/node';

/** Opening a large definition leaves much behind: the less of that is let grow, the less memory the server keeps. */
const smallHeap = ['--max-semi-space-size=2'];

/**
 * The documents the server is asked about: AWS Toolkit's language ids, ASL file names under any other id, and what may be
 * a template, which people call as they like. The server searches those for the integration and reads no other.
 */
export const aslDocuments: vscode.DocumentFilter[] = [
  { language: 'asl' },
  { language: 'asl-yaml' },
  { pattern: '**/*.{asl,asl.json,asl.yaml,asl.yml}' },
  { language: 'yaml' },
  { language: 'json' },
  // Of other extensions for CloudFormation.
  { language: 'cloudformation' },
  { language: 'cloudformation-json' },
  { language: 'cfn-yaml' },
];

/** A client that is not started yet. `middleware` sees the server's answers before VS Code does. */
export function createLanguageClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  middleware: Middleware,
): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options: LanguageClientOptions = {
    documentSelector: aslDocuments as LanguageClientOptions['documentSelector'] & object,
    outputChannel: log,
    middleware,
    initializationOptions: { ...vscode.workspace.getConfiguration('aslInvoke') },
  };
  return new LanguageClient(
    'aslInvoke',
    'ASL Invoke',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: smallHeap } },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    options,
  );
}

/** Has VS Code ask again for the code lenses of the documents in sight. */
export function refreshCodeLenses(client: LanguageClient): void {
  const feature = client.isRunning() ? client.getFeature(CodeLensRequest.method) : undefined;
  const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
  const providers = documents.map((document) => feature?.getProvider(document));
  for (const provider of new Set(providers)) provider?.onDidChangeCodeLensEmitter.fire();
}

/** Has VS Code ask again for the findings of a document. */
export function refreshDiagnostics(client: LanguageClient, document: vscode.TextDocument): void {
  const feature = client.isRunning() ? client.getFeature(DocumentDiagnosticRequest.method) : undefined;
  feature?.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
}
