// Beside other extensions nothing is reported twice: a finding that one of them reports as well is not shown, its fixes are.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { codeOf, isCommon, saysTheSame } from './sameFinding';
import { isToolkitHere } from './toolkit';

type Known = {
  /** Our findings that others may have too, as the server last gave them. */
  ours: vscode.Diagnostic[];
  hidden: vscode.Diagnostic[];
  /** What others said when last looked at. */
  said: string;
  /** Findings that others had then. */
  reported: Set<string>;
  syntaxIsReported: boolean;
};

/**
 * It is by what others really say that a finding is left to them, and not by their being installed: they may start late,
 * be switched off, or not look at a document at all, and then nobody would tell of the mistake.
 */
export class Neighbours implements vscode.Disposable {
  private readonly known = new Map<string, Known>();
  private readonly listening: vscode.Disposable[];

  /** `ask` has the findings of a document asked for again. */
  constructor(ask: (document: vscode.TextDocument) => void) {
    this.listening = [
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const changed = new Set(uris.map(String));
        for (const document of vscode.workspace.textDocuments) {
          const known = changed.has(document.uri.toString()) && this.known.get(document.uri.toString());
          if (known && !isSameList(hiddenOf(document, known), known.hidden)) ask(document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString())),
    ];
  }

  readonly middleware: Pick<Middleware, 'provideDiagnostics' | 'provideCodeActions'> = {
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      return report && 'items' in report && !(document instanceof vscode.Uri)
        ? { ...report, items: this.shownOf(document, report.items) }
        : report;
    },
    provideCodeActions: (document, range, context, token, next) => {
      const hidden = this.known.get(document.uri.toString())?.hidden ?? [];
      const here = hidden.filter((diagnostic) => diagnostic.range.intersection(range));
      const all = here.length > 0 ? { ...context, diagnostics: [...context.diagnostics, ...here] } : context;
      return next(document, range, all, token);
    },
  };

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
  }

  private shownOf(document: vscode.TextDocument, items: vscode.Diagnostic[]): vscode.Diagnostic[] {
    const key = document.uri.toString();
    const ours = items.filter((item) => isSyntax(item) || isCommon(item));
    const before = this.known.get(key);
    if (ours.length === 0 && !before) return items;
    const known = { hidden: [], said: '', reported: new Set<string>(), syntaxIsReported: false, ...before, ours };
    this.known.set(key, known);
    known.hidden = hiddenOf(document, known);
    const hidden = new Set(known.hidden);
    return items.filter((item) => !hidden.has(item));
  }
}

function hiddenOf(document: vscode.TextDocument, known: Known): vscode.Diagnostic[] {
  if (known.ours.length === 0) return [];
  const theirs = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => !isOurs(source));
  const said = JSON.stringify(theirs);
  const isReported = (finding: vscode.Diagnostic): boolean => theirs.some((other) => saysTheSame(finding, other));
  if (said !== known.said) {
    known.said = said;
    known.reported = new Set(known.ours.filter(isReported).map((finding) => textOf(document, finding)));
    // Where a syntax error is found, and how many there are, is for each reader to say: one of theirs stands for all of ours.
    if (known.ours.some(isSyntax))
      known.syntaxIsReported = theirs.some(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
  }
  return known.ours.filter((finding) =>
    isSyntax(finding)
      ? // Only it reads the languages in which we report syntax errors.
        known.syntaxIsReported && isToolkitHere()
      : // While someone types, others are behind: what they said still stands where it was.
        isReported(finding) || known.reported.has(textOf(document, finding)),
  );
}

/** A finding and the line it stands in, wherever that has moved. */
function textOf(document: vscode.TextDocument, { code, message, range }: vscode.Diagnostic): string {
  const line = range.start.line < document.lineCount ? document.lineAt(range.start.line).text.trim() : '';
  return JSON.stringify([codeOf({ code, message, range }), message, line]);
}

function isSameList(a: readonly vscode.Diagnostic[], b: readonly vscode.Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

const isSyntax = (finding: vscode.Diagnostic): boolean => codeOf(finding) === 'syntax';

/** Of checks, and of runs. */
const isOurs = (source: string | undefined): boolean => source?.startsWith('asl-invoke') ?? false;
