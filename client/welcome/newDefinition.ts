// The command that opens a new definition with a Task in it, ready to be pointed at the person's own API.
import * as vscode from 'vscode';
import { definitionText, endpointToReplace, type DefinitionKind } from './definitions';

/** Opens an unsaved ASL document, with the host of the API selected. `kind` comes from the buttons of the walkthrough. */
export async function newDefinition({ kind = 'call' }: { kind?: DefinitionKind } = {}): Promise<void> {
  const content = definitionText(kind);
  const document = await vscode.workspace.openTextDocument({ language: 'asl', content });
  const start = content.indexOf(endpointToReplace);
  const end = start + endpointToReplace.length;
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection, preview: false });
}
