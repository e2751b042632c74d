// The built language server as a child process, spoken to as an editor would.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver-protocol';

const server = path.join(__dirname, '../../dist/server.js');

export type Session = { connection: MessageConnection; result: InitializeResult; close(): Promise<number | null> };

const children = new Set<ChildProcess>();

/** Ends servers that a failed test left behind: they would keep the test process alive. */
export function endServers(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** Starts the server on a transport and initializes it. */
export async function startServer(
  transport: 'stdio' | 'node-ipc',
  capabilities: ClientCapabilities = {},
  initializationOptions?: object,
  folders: string[] = [],
): Promise<Session> {
  const [child, connection] = transport === 'stdio' ? overStdio() : overIpc();
  children.add(child);
  child.once('exit', () => children.delete(child));
  connection.listen();
  const result = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    result,
    close: async () => {
      const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}

function overStdio(): [ChildProcess, MessageConnection] {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return [child, createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))];
}

function overIpc(): [ChildProcess, MessageConnection] {
  const child = fork(server, ['--node-ipc'], { execArgv: [], silent: true });
  return [child, createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))];
}
