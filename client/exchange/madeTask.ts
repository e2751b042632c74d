// From a text with a request to the edits that put its Task into a document of the editor.
import * as vscode from 'vscode';
import { loadReader, read, syntaxOf } from '../../shared/document/document';
import { insertState, stateSlotAt } from '../../shared/document/stateSlot';
import { readRequest } from '../../shared/exchange/readRequest';
import { freeName } from '../../shared/exchange/stateName';
import { taskStateFrom } from '../../shared/exchange/taskState';

export type MadeTask = {
  /** A name that no state of the machine has. */
  name: string;
  taken: ReadonlySet<string>;
  notes: string[];
  /** A state could be typed at the cursor. */
  exact: boolean;
  editsFor: (name: string) => vscode.TextEdit[];
};

/**
 * The Task of a request, for the machine around the cursor. Undefined where the document has no machine.
 *
 * @throws UnreadableRequest where the text holds no request.
 */
export async function madeTask(
  document: vscode.TextDocument,
  cursor: vscode.Position,
  text: string,
): Promise<MadeTask | undefined> {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  const source = { text: document.getText(), syntax };
  const offset = document.offsetAt(cursor);
  const slot = stateSlotAt({ ...source, root: read(source.text, syntax).root }, offset);
  if (!slot) return undefined;
  const { name, state, notes } = taskStateFrom(readRequest(text), slot.language);
  return {
    name: freeName(name, slot.names),
    taken: slot.names,
    notes,
    exact: slot.exact,
    editsFor: (chosen) =>
      insertState(source, slot, chosen, state, slot.exact ? offset : undefined).map(({ span, text: newText }) =>
        vscode.TextEdit.replace(
          new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
          newText,
        ),
      ),
  };
}

/** Says what the Task does otherwise than the request it was made of. */
export function tellNotes(name: string, notes: string[]): void {
  if (notes.length === 0) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('Task “{0}”: {1}', name, notes.join(' ')));
}
