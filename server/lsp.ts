// From offsets to the Language Server Protocol: ranges, edits, diagnostics.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver-types';
import type { TextEdit as OffsetEdit } from '../shared/document/edit';
import type { Span } from '../shared/document/node';
import type { Finding, Fix, RuleText, Severity } from './rules/rule';

/** Tells this server's diagnostics from those of others on the same document. */
export const source = 'asl-invoke';

/** A fix as it travels on `Diagnostic.data`: a client gives it back with the request for code actions. */
export type FixData = {
  title: string;
  preferred: boolean;
  edits: TextEdit[];
  /** The file that the edits are for, where it is not the diagnostic's. */
  uri?: string;
};

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(text: TextDocument, { start, end }: Span): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

export function toTextEdit(text: TextDocument, { span, text: newText }: OffsetEdit): TextEdit {
  return { range: toRange(text, span), newText };
}

export function toDiagnostic(text: TextDocument, rule: RuleText, severity: Severity, finding: Finding): Diagnostic {
  return {
    range: toRange(text, finding.span),
    severity: severities[severity],
    source,
    code: rule.id,
    codeDescription: { href: rule.docs },
    message: finding.message,
    data: { fixes: (finding.fixes ?? []).map((fix) => toFixData(text, fix)) },
  };
}

function toFixData(text: TextDocument, { title, edits, preferred, elsewhere }: Fix): FixData {
  const edited = elsewhere ? TextDocument.create(elsewhere.uri, '', 0, elsewhere.text) : text;
  return {
    title,
    // What takes a comment away is made only by someone who sees it.
    preferred: preferred === true && !edits.some(({ losesComment }) => losesComment),
    edits: edits.map((edit) => toTextEdit(edited, edit)),
    ...(elsewhere && { uri: elsewhere.uri }),
  };
}

/** The fixes a diagnostic carries; none on a diagnostic of someone else. */
export function fixesOf(diagnostic: Diagnostic): FixData[] {
  if (diagnostic.source !== source) return [];
  const data = diagnostic.data as { fixes?: FixData[] } | undefined;
  return data?.fixes ?? [];
}
