// A pasted cURL command or .http request becomes a Task where a state can stand; elsewhere it stays the text it is.
import * as vscode from 'vscode';
import { looksLikeRequest, readRequest } from '../../shared/exchange/readRequest';
import { UnreadableRequest } from '../../shared/exchange/writtenRequest';
import { madeTask, tellNotes } from './madeTask';

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('aslInvoke', 'task');

const provider: vscode.DocumentPasteEditProvider = {
  async provideDocumentPasteEdits(document, ranges, dataTransfer, context, token) {
    const [range] = ranges;
    const text = await dataTransfer.get('text/plain')?.asString();
    if (!range?.isEmpty || ranges.length > 1 || text === undefined || !looksLikeRequest(text)) return [];
    const made = await madeTask(document, range.start, text).catch((error: unknown) => unlessUnreadable(error));
    if (!made || token.isCancellationRequested) return [];
    // Without being asked only where a state could be typed.
    if (!made.exact && context.triggerKind === vscode.DocumentPasteTriggerKind.Automatic) return [];
    const edit = new vscode.DocumentPasteEdit('', vscode.l10n.t('Paste as API Gateway Task'), kind);
    edit.additionalEdit = new vscode.WorkspaceEdit();
    edit.additionalEdit.set(document.uri, made.editsFor(made.name));
    tellWhenPasted(document, made.name, made.notes);
    return [edit];
  },
};

/** Makes the paste known to VS Code for the documents of a selector. */
export function registerPasteTask(documents: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(documents, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/plain'],
  });
}

/**
 * The command: a Task of what the clipboard holds, behind the state at the cursor, under a name the person chooses; one
 * that is given is for callers that want no question.
 */
export async function pasteAsTask(given?: { name: string }): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a state machine definition first.'));
    return;
  }
  const { document, selection } = editor;
  const text = await vscode.env.clipboard.readText();
  try {
    readRequest(text);
    const made = await madeTask(document, selection.active, text);
    if (!made) {
      void vscode.window.showErrorMessage(vscode.l10n.t('This document has no States for the Task.'));
      return;
    }
    const name = given?.name ?? (await askName(made.name, made.taken));
    if (name === undefined) return;
    // It may have been edited while the name was asked for.
    const now = await madeTask(document, selection.active, text);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, now?.editsFor(name) ?? []);
    await vscode.workspace.applyEdit(edit);
    tellNotes(name, made.notes);
  } catch (error) {
    if (!(error instanceof UnreadableRequest)) throw error;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The clipboard holds no cURL command or .http request. {0}', error.message),
    );
  }
}

function askName(value: string, taken: ReadonlySet<string>): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Paste as API Gateway Task'),
    prompt: vscode.l10n.t('The name of the state.'),
    value,
    validateInput: (name) => {
      if (name.trim() === '' || name.length > 80) return vscode.l10n.t('A name has 1 to 80 characters.');
      return taken.has(name) ? vscode.l10n.t('There is a state of this name already.') : undefined;
    },
  });
}

/** An edit may be offered and not taken: the notes are for when its Task is really there. */
function tellWhenPasted(document: vscode.TextDocument, name: string, notes: string[]): void {
  const listener = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
    if (changed !== document || !contentChanges.some(({ text }) => text.includes(name))) return;
    listener.dispose();
    tellNotes(name, notes);
  });
  setTimeout(() => void listener.dispose(), 10_000);
}

function unlessUnreadable(error: unknown): undefined {
  if (error instanceof UnreadableRequest) return undefined;
  throw error;
}
