// The problems of one definition: what the language server finds, and the syntax errors that elsewhere an editor shows.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findAll, loadRules } from '../server/diagnostics';
import type { Severity } from '../server/rules/rule';
import { syntaxProblems } from '../server/rules/syntax';
import { defaultSettings } from '../server/settings';
import { loadReader, parse, type AslDocument } from '../shared/document/document';
import { placedTasks } from '../shared/document/embedded';
import type { Span } from '../shared/document/node';
import type { Source } from './source';
import type { Around } from './surroundings';

/** Lines and columns count from 1; the end is the first column behind. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The rule's id, or `syntax`. */
  code: string;
  severity: Severity;
  message: string;
};

export type Checked = { problems: Problem[]; tasks: number };

/** Reads a definition with the reader of its syntax. */
export async function openDocument({ text, syntax }: Source): Promise<AslDocument> {
  await loadReader(syntax);
  return parse(text, syntax);
}

/** Every problem of a definition, in document order; `around` tells what its Tasks call. */
export async function checkSource(source: Source, around?: Around): Promise<Checked> {
  const document = await openDocument(source);
  const surroundings = await around?.(document, source.name);
  await loadRules(document, surroundings);
  const found = findAll(document, defaultSettings, undefined, surroundings).map(
    ({ rule, severity, finding: { span, message } }) => ({
      span,
      problem: { code: rule.id, severity, message },
    }),
  );
  const syntax = syntaxProblems(document).map(({ message, ...span }) => ({
    span,
    problem: { code: 'syntax', severity: 'error' as const, message },
  }));
  const placed = positions(source);
  const problems = [...syntax, ...found]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, problem }) => ({ file: source.name, ...placed(span), ...problem }));
  return { problems, tasks: placedTasks(document).length };
}

/** Where the spans of a text stand in it. */
export function positions({
  text,
}: Pick<Source, 'text'>): (span: Span) => Pick<Problem, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const lines = TextDocument.create('', '', 0, text);
  return (span) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    return {
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  };
}
