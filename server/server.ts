// The language server: wires the service to a connection (stdio, node IPC or a socket), and nothing more.
import {
  CodeLensRefreshRequest,
  createConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  InlayHintRefreshRequest,
  ProposedFeatures,
  TextDocumentContentChangeEvent,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ranNotification, type Ran } from '../shared/ran';
import { codeActionKinds } from './codeActions';
import { createService } from './service';
import { readSettings } from './settings';
import { completionTriggers, signatureTriggers } from './triggers';
import { fileWatchers, WorkspaceFiles } from './workspaceFiles';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments({
  create: TextDocument.create,
  update: (document, changes, version) =>
    changes.reduce((before, change) => {
      if (TextDocumentContentChangeEvent.isIncremental(change)) service.edited(before, change.range, change.text);
      else service.forget(before.uri);
      return TextDocument.update(before, [change], version);
    }, document),
});
const files = new WorkspaceFiles(() => documents.all());
const service = createService(files);
let client: ClientCapabilities = {};

const pullsDiagnostics = (): boolean => client.textDocument?.diagnostic !== undefined;

connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
  client = capabilities;
  files.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri == null ? [] : [rootUri]);
  service.configure(readSettings(initializationOptions));
  return {
    serverInfo: { name: 'asl-invoke' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: completionTriggers, completionItem: { labelDetailsSupport: true } },
      signatureHelpProvider: { triggerCharacters: signatureTriggers },
      hoverProvider: true,
      definitionProvider: true,
      codeActionProvider: { codeActionKinds },
      codeLensProvider: { resolveProvider: false },
      inlayHintProvider: true,
      ...(pullsDiagnostics() && {
        diagnosticProvider: { identifier: 'asl-invoke', interFileDependencies: true, workspaceDiagnostics: false },
      }),
    },
  };
});

connection.onInitialized(async () => {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: fileWatchers });
  if (client.workspace?.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(async () => {
      files.folders = (await connection.workspace.getWorkspaceFolders())?.map(({ uri }) => uri) ?? [];
    });
  if (!client.workspace?.configuration) return;
  if (client.workspace.didChangeConfiguration?.dynamicRegistration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'aslInvoke' });
  await followSettings();
});

connection.onDidChangeConfiguration(async ({ settings }: { settings?: { aslInvoke?: unknown } | null }) => {
  if (client.workspace?.configuration) await followSettings();
  else await applySettings(settings?.aslInvoke);
});

async function followSettings(): Promise<void> {
  await applySettings(await connection.workspace.getConfiguration('aslInvoke'));
}

/** Settings act at once: what is shown is asked for, or sent, again. */
async function applySettings(section: unknown): Promise<void> {
  service.configure(readSettings(section));
  if (client.workspace?.codeLens?.refreshSupport) await connection.sendRequest(CodeLensRefreshRequest.type);
  if (client.workspace?.inlayHint?.refreshSupport) await connection.sendRequest(InlayHintRefreshRequest.type);
  await refreshDiagnostics();
}

async function refreshDiagnostics(): Promise<void> {
  if (pullsDiagnostics()) {
    if (client.workspace?.diagnostics?.refreshSupport) await connection.sendRequest(DiagnosticRefreshRequest.type);
  } else await Promise.all(documents.all().map(publish));
}

async function publish(document: TextDocument): Promise<void> {
  const { uri, version } = document;
  const diagnostics = await service.diagnose(document);
  // While the YAML reader loaded, the document may have moved on: its newer version publishes for itself.
  if (documents.get(uri)?.version === version) await connection.sendDiagnostics({ uri, version, diagnostics });
}

documents.onDidChangeContent(async ({ document }) => {
  if (pullsDiagnostics()) return;
  // A client that pulls asks again by itself: what is found in one file may depend on others.
  if (files.isTemplate(document)) await refreshDiagnostics();
  else await publish(document);
});
documents.onDidClose(async ({ document: { uri } }) => {
  service.forget(uri);
  if (!pullsDiagnostics()) await connection.sendDiagnostics({ uri, diagnostics: [] });
});

/** Answers with what the service says of an open document, or with `otherwise` for one that is not open. */
async function withDocument<T>(uri: string, answer: (document: TextDocument) => Promise<T>, otherwise: T): Promise<T> {
  const document = documents.get(uri);
  return document ? answer(document) : otherwise;
}

connection.languages.diagnostics.on(async ({ textDocument }) => ({
  kind: DocumentDiagnosticReportKind.Full,
  items: await withDocument(textDocument.uri, (document) => service.diagnose(document), []),
}));
connection.onCompletion(({ textDocument, position, context }) =>
  withDocument(textDocument.uri, (document) => service.complete(document, position, context?.triggerCharacter), null),
);
connection.onHover(({ textDocument, position }) =>
  withDocument(textDocument.uri, async (document) => (await service.hover(document, position)) ?? null, null),
);
connection.onSignatureHelp(({ textDocument, position }) =>
  withDocument(textDocument.uri, async (document) => (await service.signatureHelp(document, position)) ?? null, null),
);
connection.languages.inlayHint.on(({ textDocument, range }) =>
  withDocument(textDocument.uri, (document) => service.inlayHints(document, range), []),
);
connection.onCodeAction(({ textDocument, context, range }) =>
  withDocument(textDocument.uri, (document) => service.codeActions(document, context, range), []),
);
connection.onCodeLens(({ textDocument }) =>
  withDocument(textDocument.uri, (document) => service.codeLenses(document), []),
);

connection.onDefinition(({ textDocument, position }) =>
  withDocument(textDocument.uri, (document) => service.definition(document, position), []),
);
connection.onDidChangeWatchedFiles(async ({ changes }) => {
  if (!changes.some(({ uri }) => WorkspaceFiles.matters(uri))) return;
  files.forget();
  await refreshDiagnostics();
});
/** The client's own question before a run: the values that templates give to a definition's placeholders. */
connection.onRequest('aslInvoke/given', ({ uri }: { uri: string }) => service.given(uri));
/** The same before it writes a policy, which needs more of a template than its values. */
connection.onRequest('aslInvoke/templates', ({ uri }: { uri: string }) => service.templatesOf(uri));
/** What the client's runs gave. */
connection.onNotification(ranNotification, (ran: Ran) => service.learn(ran));

documents.listen(connection);
connection.listen();
