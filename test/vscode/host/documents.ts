// What several host tests do with documents of the open folder.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Run } from '../../../shared/engine/types';

/** The URI of a file of the open folder. */
export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the open folder in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until the answer is good, for at most ten seconds; gives the last one. */
export async function until<T>(ask: () => T | Thenable<T>, isGood: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (isGood(answer) || tries === 200) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The lenses of a document, once they are as wanted. */
export function lensesOf(
  { uri }: vscode.TextDocument,
  areGood: (titles: string[]) => boolean = ({ length }) => length > 0,
): Promise<vscode.CodeLens[]> {
  return until(
    () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri),
    (lenses) => areGood(titlesOf(lenses)),
  );
}

export const titlesOf = (lenses: readonly vscode.CodeLens[]): string[] =>
  lenses.map(({ command }) => command?.title ?? '');

/** Runs the Task at a path with an input. */
export function runTask(name: string, path: (string | number)[], input: unknown = {}): Thenable<Run | undefined> {
  return vscode.commands.executeCommand<Run | undefined>('aslInvoke.runTask', {
    uri: fileUri(name).toString(),
    path,
    input,
  });
}
