// A language server as a child process over stdio, spoken to by the fewest lines that measure it fairly.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** @param {string} module @param {{ capabilities?: object, execArgv?: string[] }} [options] */
export async function startServer(module, { capabilities = {}, execArgv = [] } = {}) {
  const spawned = performance.now();
  const child = spawn(process.execPath, [...execArgv, module, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  const toInitialized = performance.now() - spawned;
  await connection.sendNotification('initialized', {});
  let version = 0;
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri }) => waiting.get(uri)?.());
  /** @param {string} uri @returns {Promise<void>} */
  const published = (uri) => new Promise((resolve) => waiting.set(uri, resolve));
  return {
    child,
    connection,
    toInitialized,
    /** @param {string} uri @param {string} languageId @param {string} text */
    async open(uri, languageId, text) {
      const done = published(uri);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: ++version, text },
      });
      await done;
    },
    /** One letter typed; ends when the diagnostics are there. @param {string} uri @param {object} position @param {string} text */
    async type(uri, position, text) {
      const done = published(uri);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      });
      await done;
    },
    async close() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
