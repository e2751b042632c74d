// JSON files of the workspace that the extension adds to: what a person has not saved is never written over.
import * as vscode from 'vscode';
import stringify from 'json-stringify-pretty-compact';
import type { Json } from '../../shared/json';

/**
 * The JSON of a file; undefined where there is none. Throws an Error that names the file where it cannot be read, or is
 * not JSON: it would be written over.
 */
export async function readJson(uri: vscode.Uri): Promise<Json | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if ((error as vscode.FileSystemError).code === 'FileNotFound') return undefined;
    throw notDone(vscode.l10n.t('{0} cannot be read.', vscode.workspace.asRelativePath(uri)), error);
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    throw new Error(vscode.l10n.t('{0} is not JSON.', vscode.workspace.asRelativePath(uri)));
  }
}

/** Writes a file whole. Throws an Error that names it where an editor has changes in it, or it cannot be written. */
export async function writeJson(uri: vscode.Uri, content: unknown): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) throw new Error(vscode.l10n.t('save {0} first.', vscode.workspace.asRelativePath(uri)));
  const text = new TextEncoder().encode(`${stringify(content, { maxLength: 100 })}\n`);
  try {
    await vscode.workspace.fs.writeFile(uri, text);
  } catch (error) {
    throw notDone(vscode.l10n.t('{0} cannot be written.', vscode.workspace.asRelativePath(uri)), error);
  }
}

function notDone(message: string, error: unknown): Error {
  return new Error(`${message} ${(error as Error).message}`, { cause: error });
}
