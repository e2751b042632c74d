// Runs the rules over the Tasks of a document.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { outerFinding } from './embedded';
import { toDiagnostic } from './lsp';
import { rules } from './rules';
import type { Finding, Rule, Severity } from './rules/rule';
import type { ServerSettings } from './settings';

export type Found = { rule: Rule; severity: Severity; finding: Finding };

/** Every finding of every rule that is not switched off, in document order. */
export function findAll(document: AslDocument, settings: Pick<ServerSettings, 'rules'>): Found[] {
  const active = rules.flatMap((rule) => {
    const severity = settings.rules[rule.id] ?? rule.severity;
    return severity === 'off' ? [] : [{ rule, severity }];
  });
  const foundIn = (home: AslDocument): Found[] =>
    home.tasks.flatMap((task) =>
      active.flatMap(({ rule, severity }) =>
        [...rule.check(task, home)].map((finding) => ({ rule, severity, finding })),
      ),
    );
  const inside = document.embedded.flatMap((embedded) =>
    foundIn(embedded.document).map((found) => ({ ...found, finding: outerFinding(embedded, found.finding) })),
  );
  return [...foundIn(document), ...inside].sort((a, b) => a.finding.span.start - b.finding.span.start);
}

export function diagnose(text: TextDocument, document: AslDocument, settings: ServerSettings): Diagnostic[] {
  return findAll(document, settings).map(({ rule, severity, finding }) => toDiagnostic(text, rule, severity, finding));
}
