// The Run Task lens above each Task.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeLens } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { placedTasks } from '../shared/document/embedded';
import { toRange } from './lsp';

/** The client's command; its argument names the document and the Task. */
const runTaskCommand = 'aslInvoke.runTask';

export function codeLenses(text: TextDocument, document: AslDocument): CodeLens[] {
  return placedTasks(document).map(({ nameSpan, path }) => ({
    range: toRange(text, nameSpan),
    command: { title: '$(play) Run Task', command: runTaskCommand, arguments: [{ uri: text.uri, path }] },
  }));
}
