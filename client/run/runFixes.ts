// The quick fixes of what failed runs found out: the repair that the explanation offers, titled as it is there.
import * as vscode from 'vscode';
import { aslDocuments } from '../languageClient';
import { editsOfRemedy, workspaceEdit } from './applyRemedy';
import type { RunFindings } from './runFindings';

/** Offers the repairs where the findings stand. */
export function registerRunFixes(findings: RunFindings): vscode.Disposable {
  const kind = vscode.CodeActionKind.QuickFix;
  return vscode.languages.registerCodeActionsProvider(
    aslDocuments,
    { provideCodeActions: (document, range) => fixesAt(findings, document, range) },
    { providedCodeActionKinds: [kind] },
  );
}

async function fixesAt(
  findings: RunFindings,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  const fixes = findings.at(document, range).map(async ({ diagnostic, finding: { path, remedy } }) => {
    const edits = remedy ? await editsOfRemedy(document, { path }, remedy) : [];
    if (!remedy || edits.length === 0) return [];
    const action = new vscode.CodeAction(remedy.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.edit = workspaceEdit(document, edits);
    action.isPreferred = true;
    return [action];
  });
  return (await Promise.all(fixes)).flat();
}
