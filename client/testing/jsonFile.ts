// JSON files of the workspace that the extension adds to: what a person has not saved is never written over.
import * as vscode from 'vscode';
import stringify from 'json-stringify-pretty-compact';
import type { Json } from '../../shared/json';

/** The JSON of a file; undefined where there is none. Throws an Error that names the file where it is not JSON. */
export async function readJson(uri: vscode.Uri): Promise<Json | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    throw new Error(vscode.l10n.t('{0} is not JSON.', vscode.workspace.asRelativePath(uri)));
  }
}

/** Writes a file whole. Throws an Error where an editor has changes in it. */
export async function writeJson(uri: vscode.Uri, content: unknown): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) throw new Error(vscode.l10n.t('save {0} first.', vscode.workspace.asRelativePath(uri)));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${stringify(content, { maxLength: 100 })}\n`));
}
