// What a request about a place is about: the document itself, a state machine inside a string of it, or nothing of ours.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { parse, type AslDocument } from '../shared/document/document';
import { valueOf } from '../shared/document/node';
import { machineWord, type Machine } from '../shared/document/template';

/** Whether a document is a state machine by its language or name, before anything in it says so. */
export function isDefinition({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean {
  return /^asl(-yaml)?$/i.test(languageId) || /\.asl(\.json|\.ya?ml)?$/i.test(uri);
}

/** The machine of a template whose definition a position is in. */
export function machineAt(text: TextDocument, document: AslDocument, position: Position): Machine | undefined {
  const offset = text.offsetAt(position);
  return document.machines.find(({ definition }) => {
    if (!definition) return false;
    const { start, end } = definition.node;
    return start <= offset && offset <= endOfBlock(document, end);
  });
}

/** Blank lines behind a block belong to it while something is being typed there. */
function endOfBlock({ text, syntax }: AslDocument, end: number): number {
  return syntax === 'yaml' ? end + (/^\s*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0) : end;
}

/** Whether a document that is no template is a state machine: `package.json` and its like are left alone. */
export function isMachine({ root }: AslDocument): boolean {
  return valueOf(root, 'States') !== undefined;
}

/** The document of a completion, read as a whole where it is a template whose first Task is being typed; undefined for none of ours. */
export function documentToComplete(
  text: TextDocument,
  document: AslDocument,
  position: Position,
): AslDocument | undefined {
  if (isDefinition(text) || isMachine(document)) return document;
  const isRead = (candidate: AslDocument): boolean => {
    const machine = machineAt(text, candidate, position);
    return (
      machine?.definition?.form === 'object' || candidate.embedded.some((embedded) => embedded.machine === machine)
    );
  };
  if (isRead(document)) return document;
  // The machines of a template that has been read are known, so that only text inside of one is left to be read.
  if (document.root ? !machineAt(text, document, position) : !machineWord.test(text.getText())) return undefined;
  const whole = parse(document.text, document.syntax, { whole: true });
  return isRead(whole) ? whole : undefined;
}
