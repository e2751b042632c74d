// Makes the edit of a Task that the explanation of a failed run offers.
import * as vscode from 'vscode';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import { placedTasks } from '../../shared/document/embedded';
import { remedyEdits } from '../../shared/document/repair';
import type { Remedy } from '../../shared/explanation/explanation';
import type { TaskReference } from './tasks';

/** Edits the document as it is now, unsaved, and shows it; says so where the edit cannot be made any more. */
export async function applyRemedy({ uri, path }: TaskReference, remedy: Remedy): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  const read = parse(document.getText(), syntax);
  const key = JSON.stringify(path);
  const task = placedTasks(read).find((candidate) => JSON.stringify(candidate.path) === key);
  const edits = task && remedyEdits(read, task, remedy);
  if (!edits || edits.length === 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('“{0}” can no longer be done: the Task has changed, or has an expression there.', remedy.title),
    );
    return false;
  }
  const change = new vscode.WorkspaceEdit();
  const rangeOf = ({ start, end }: { start: number; end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  for (const { span, text } of edits) change.replace(document.uri, rangeOf(span), text);
  const first = Math.min(...edits.map(({ span }) => span.start));
  const done = await vscode.workspace.applyEdit(change);
  const at = document.positionAt(first);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
  return done;
}
