// Quick fixes from the diagnostics, and mending everything at once.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver-types';
import { fixesOf } from './lsp';

/** The kind under which editors offer, and run on save, all safe fixes of this server. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.aslInvoke`;

export const refactoringKinds = [CodeActionKind.RefactorRewrite, CodeActionKind.RefactorExtract];

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, ...refactoringKinds];

/** The fixes of the diagnostics in `context`, and all safe fixes of `all` where the client asks for them. */
export function codeActions(text: TextDocument, context: CodeActionContext, all: () => Diagnostic[]): CodeAction[] {
  const wants = (kind: string): boolean =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix))
    for (const diagnostic of context.diagnostics)
      for (const { title, preferred, edits, uri = text.uri } of fixesOf(diagnostic))
        actions.push({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred: preferred,
          edit: { changes: { [uri]: edits } },
        });
  // Only on request: a source action in every light-bulb menu is noise.
  if (context.only?.some((only) => fixAllKind === only || fixAllKind.startsWith(`${only}.`))) {
    const edits = safeEdits(text, all());
    if (edits.length > 0)
      actions.push({
        title: 'Fix all in API Gateway Tasks',
        kind: fixAllKind,
        edit: { changes: { [text.uri]: edits } },
      });
  }
  return actions;
}

/** The edits of every preferred fix, leaving out any fix that would overlap one before it. */
function safeEdits(text: TextDocument, diagnostics: Diagnostic[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  const offsets = ({ range }: TextEdit): [number, number] => [text.offsetAt(range.start), text.offsetAt(range.end)];
  const overlaps = (edit: TextEdit): boolean => {
    const [start, end] = offsets(edit);
    return chosen.some((other) => {
      const [otherStart, otherEnd] = offsets(other);
      // Two insertions at one place go in one after the other; anything else that shares a place does not.
      const bothInsert = start === end && otherStart === otherEnd;
      return (start === otherStart && !bothInsert) || (start < otherEnd && otherStart < end);
    });
  };
  for (const diagnostic of diagnostics) {
    const fix = fixesOf(diagnostic).find(({ preferred }) => preferred);
    if (fix && fix.uri === undefined && !fix.edits.some(overlaps)) chosen.push(...fix.edits);
  }
  return chosen;
}
