// A definition in JSON laid out anew: only white space between its words changes.
import { format } from 'jsonc-parser';
import type { TextEdit } from './edit';
import { readJson } from './json';
import type { Node, Span } from './node';

export type Indentation = { tabSize: number; insertSpaces: boolean };

/** The edits that lay out a JSON text, or the lines of it that `span` touches. Comments and bare placeholders stay as they are. */
export function formatEdits(text: string, { tabSize, insertSpaces }: Indentation, span?: Span): TextEdit[] {
  const range = span && { offset: span.start, length: span.end - span.start };
  const options = { tabSize, insertSpaces, eol: text.includes('\r\n') ? '\r\n' : '\n', keepLines: false };
  return format(withoutPlaceholders(text), range, options).map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    text: content,
  }));
}

/** A string of the same length in place of each bare `${Name}`, which the library would take for braces. */
function withoutPlaceholders(text: string): string {
  let end = 0;
  const pieces: string[] = [];
  for (const { start, end: behind } of placeholdersIn(readJson(text).root)) {
    pieces.push(text.slice(end, start), `"${'x'.repeat(behind - start - 2)}"`);
    end = behind;
  }
  return pieces.join('') + text.slice(end);
}

function* placeholdersIn(node: Node | undefined): Generator<Span> {
  if (node?.kind === 'object') for (const { value } of node.props) yield* placeholdersIn(value);
  else if (node?.kind === 'array') for (const item of node.items) yield* placeholdersIn(item);
  else if (node?.opaque) yield node;
}
