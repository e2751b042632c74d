// The inputs of Tasks as documents to edit and save: `asl-invoke-input:/<id>/<Task> input.json`.
import * as vscode from 'vscode';
import type { TaskId } from '../run/taskRuns';
import { InputStore, type KeptInput } from './inputStore';

export const inputScheme = 'asl-invoke-input';

/** The document of a Task's input. */
export function inputUri({ key, name }: TaskId): vscode.Uri {
  const file = `${name.replace(/[\\/:*?"<>|]/g, '_')} input.json`;
  return vscode.Uri.from({ scheme: inputScheme, path: `/${InputStore.id(key)}/${file}` });
}

/** One file a Task, written into the store; there is nothing else in this file system. */
export class InputFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly store: InputStore) {}

  /** Tells editors that a Task's text is another one now. */
  tell(task: TaskId): void {
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri: inputUri(task) }]);
  }

  /** What is kept for a document. Throws FileNotFound where nothing is. */
  async kept(uri: vscode.Uri): Promise<KeptInput> {
    const kept = await this.store.byId(uri.path.split('/')[1] ?? '');
    if (!kept) throw vscode.FileSystemError.FileNotFound(uri);
    return kept;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const kept = await this.kept(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: kept.savedAt, size: Buffer.byteLength(textOf(kept)) };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return Buffer.from(textOf(await this.kept(uri)));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { task } = await this.kept(uri);
    const text = Buffer.from(content).toString();
    await this.store.change(task, () => ({ last: text, draft: undefined }));
    this.tell(task);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function textOf({ last, draft }: KeptInput): string {
  return draft ?? last ?? '{}\n';
}
