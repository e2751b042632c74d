// The language server as built, over both of its transports.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { endServers, startServer, type Session } from './connection';

after(endServers);

const sample = (name: string): string => readFileSync(path.join(__dirname, '../../samples', name), 'utf8');
/** The page's second example, with a time limit so that its AuthType is all there is to say. */
const callback = sample('2-callback.asl.json').replace('"End": true', '"TimeoutSeconds": 60,\n      "End": true');
const uri = 'file:///project/machine.asl.json';

async function open(session: Session, text: string, languageId = 'asl', at = uri): Promise<void> {
  await session.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: at, languageId, version: 1, text },
  });
}

/** The diagnostics of the next publication for a document that `fits`. */
function published(
  { connection }: Session,
  at = uri,
  fits: (found: Diagnostic[]) => boolean = () => true,
): Promise<Diagnostic[]> {
  return new Promise((resolve) => {
    const listener = connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        if (params.uri !== at || !fits(params.diagnostics)) return;
        listener.dispose();
        resolve(params.diagnostics);
      },
    );
  });
}

for (const transport of ['stdio', 'node-ipc'] as const)
  describe(`over ${transport}`, () => {
    it('checks, mends, completes, explains and offers to run; ends cleanly', async () => {
      const session = await startServer(transport);
      assert.equal(session.result.capabilities.textDocumentSync, 2, 'incremental');

      const first = published(session);
      await open(session, callback);
      const diagnostics = await first;
      assert.deepEqual(
        diagnostics.map(({ code, severity, source }) => [code, severity, source]),
        [['parameter-value', 1, 'asl-invoke']],
      );

      const [range] = diagnostics.map((diagnostic) => diagnostic.range);
      const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics },
      });
      assert.deepEqual(
        actions.map(({ title, isPreferred }) => [title, isPreferred]),
        [["Change to 'IAM_ROLE'", true]],
      );

      const [edit] = actions[0]?.edit?.changes?.[uri] ?? [];
      const after = published(session);
      await session.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: edit?.range, text: edit?.newText }],
      });
      assert.deepEqual(await after, []);

      const lenses = await session.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri },
      });
      assert.deepEqual(
        lenses.map(({ command, range: { start } }) => [
          command?.title,
          command?.command,
          command?.arguments,
          start.line,
        ]),
        [['$(play) Run Task', 'aslInvoke.runTask', [{ uri, path: ['States', 'Add Bill'] }], 4]],
      );

      const lines = callback.split('\n');
      const line = lines.findIndex((content) => content.includes('"Method"'));
      const character = lines[line]?.indexOf('"POST"') ?? 0;
      const at = { textDocument: { uri }, position: { line, character: character + 1 } };
      const { items } = await session.connection.sendRequest<CompletionList>('textDocument/completion', at);
      assert.ok(items.some(({ label }) => label === 'PATCH'));
      const hover = await session.connection.sendRequest<Hover>('textDocument/hover', at);
      assert.match(JSON.stringify(hover.contents), /value of Method/);

      assert.equal(await session.close(), 0);
    });
  });

describe('clients differ', () => {
  it('answers when asked for diagnostics, and publishes none', async () => {
    const session = await startServer('stdio', { textDocument: { diagnostic: {} } });
    assert.ok(session.result.capabilities.diagnosticProvider);
    let pushed = 0;
    session.connection.onNotification('textDocument/publishDiagnostics', () => void pushed++);
    await open(session, callback);
    const report = await session.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.equal(report.kind === 'full' && report.items.length, 1);
    assert.equal(pushed, 0);
    await session.close();
  });

  it('follows settings it is sent, at once', async () => {
    const session = await startServer('stdio', {}, { rules: { 'parameter-value': 'off' } });
    const first = published(session);
    await open(session, callback);
    assert.deepEqual(await first, []);
    const again = published(session);
    await session.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { aslInvoke: { rules: { 'parameter-value': 'warning' } } },
    });
    assert.deepEqual(
      (await again).map(({ severity }) => severity),
      [2],
    );
    await session.close();
  });

  it('asks for settings where the client offers them', async () => {
    const session = await startServer('stdio', { workspace: { configuration: true } });
    const asked = new Promise((resolve) =>
      session.connection.onRequest('workspace/configuration', (params: { items: unknown[] }) => {
        resolve(params.items);
        return [{ rules: { 'parameter-value': 'hint' } }];
      }),
    );
    assert.deepEqual(await asked, [{ section: 'aslInvoke' }]);
    // The document may have been checked once before the answer came.
    const first = published(session, uri, ([found]) => found?.severity === 4);
    await open(session, callback);
    assert.deepEqual(
      (await first).map(({ severity }) => severity),
      [4],
    );
    await session.close();
  });
});

it('reads YAML, loading its reader then', async () => {
  const session = await startServer('stdio');
  const at = 'file:///project/machine.asl.yaml';
  const first = published(session, at);
  await open(session, sample('3-get-bills.asl.yaml').replace('NO_AUTH', 'IAM_AUTH'), 'asl-yaml', at);
  assert.deepEqual(
    (await first).map(({ code }) => code),
    ['parameter-value'],
  );
  await session.close();
});

it('clears the diagnostics of a closed document, and answers questions about it with nothing', async () => {
  const session = await startServer('stdio');
  const first = published(session);
  await open(session, callback);
  await first;
  const cleared = published(session);
  await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  assert.deepEqual(await cleared, []);
  assert.deepEqual(await session.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }), []);
  assert.equal(
    await session.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    }),
    null,
  );
  await session.close();
});
