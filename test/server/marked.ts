// Documents with the cursor marked `<|>`, for tests of what happens at a place.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';

export type Marked = { text: TextDocument; position: Position };

/** The document without the mark, and where the mark stood. */
export function marked(source: string, languageId = 'asl'): Marked {
  const offset = source.indexOf('<|>');
  if (offset === -1) throw new Error('The sample has no <|>.');
  const text = TextDocument.create(`file:///sample.${languageId}`, languageId, 1, source.replace('<|>', ''));
  return { text, position: text.positionAt(offset) };
}

/** A state machine around a Task's fields, one line each, so that samples show only what matters. */
export function task(fields: string, resource = 'arn:aws:states:::apigateway:invoke'): string {
  return `{ "States": { "Call": { "Type": "Task", "Resource": "${resource}", ${fields} } } }`;
}
