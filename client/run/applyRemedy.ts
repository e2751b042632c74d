// Makes the edit of a Task that the explanation of a failed run offers.
import * as vscode from 'vscode';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import type { TextEdit } from '../../shared/document/edit';
import { remedyEdits } from '../../shared/document/repair';
import type { Remedy } from '../../shared/explanation/explanation';
import { taskAtPath } from './judged';
import type { TaskReference } from './tasks';

/** The edits of a repair in the document as it is now, unsaved; none where it cannot be made any more. */
export async function editsOfRemedy(
  document: vscode.TextDocument,
  { path }: Pick<TaskReference, 'path'>,
  remedy: Remedy,
): Promise<TextEdit[]> {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  const read = parse(document.getText(), syntax);
  const placed = taskAtPath(read, path);
  return (placed && remedyEdits(read, placed, remedy)) ?? [];
}

/** Those edits as VS Code makes them. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) {
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    change.replace(document.uri, range, text);
  }
  return change;
}

/** Edits the document as it is now, unsaved, and shows it; says so where the edit cannot be made any more. */
export async function applyRemedy(reference: TaskReference, remedy: Remedy): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(reference.uri));
  const edits = await editsOfRemedy(document, reference, remedy);
  if (edits.length === 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('“{0}” can no longer be done: the Task has changed, or has an expression there.', remedy.title),
    );
    return false;
  }
  const first = Math.min(...edits.map(({ span }) => span.start));
  const done = await vscode.workspace.applyEdit(workspaceEdit(document, edits));
  const at = document.positionAt(first);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
  return done;
}
