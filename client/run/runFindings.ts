// What failed runs found out, in the Problems view: at the key at fault, until that is edited or a later run succeeds.
import * as vscode from 'vscode';
import { loadReader, parse, syntaxOf, type AslDocument } from '../../shared/document/document';
import { runFinding, type RunFinding } from '../../shared/explanation/finding';
import type { JsonObject } from '../../shared/json';
import { secretsOf, withoutSecrets } from '../history/redaction';
import { judgedState, placeOfFinding, taskAtPath } from './judged';
import type { TaskId, TaskRun, TaskRuns } from './taskRuns';

/** The `source` of the diagnostics. */
const runSource = 'asl-invoke run';

/** A finding with what its run judged: the state as the document had it when the run began. */
type Kept = RunFinding & Pick<TaskId, 'path'> & { error: string; judged: JsonObject };

/** A finding where it is shown. */
export type ShownFinding = { diagnostic: vscode.Diagnostic; finding: RunFinding & Pick<TaskId, 'path'> };

/** Typing goes on meanwhile: marks move with the text by themselves. */
const pause = 150;

export class RunFindings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection(runSource);
  /** By document, then by Task. */
  private readonly kept = new Map<string, Map<string, Kept>>();
  private readonly shown = new Map<string, ShownFinding[]>();
  private readonly begun = new WeakMap<TaskRun, Promise<JsonObject | undefined>>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly listening: vscode.Disposable[];

  constructor(runs: TaskRuns) {
    this.listening = [
      this.collection,
      runs.onDidBegin((taskRun) => this.begun.set(taskRun, judgedNow(taskRun.task))),
      runs.onDidChange((taskRun) => taskRun.done && void this.take(taskRun)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.later(document)),
      vscode.workspace.onDidOpenTextDocument((document) => this.later(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.hide(uri)),
    ];
  }

  /** The findings of a document that touch a range. */
  at({ uri }: vscode.TextDocument, range: vscode.Range): ShownFinding[] {
    const all = this.shown.get(uri.toString()) ?? [];
    return all.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const listener of this.listening) listener.dispose();
  }

  private async take(taskRun: TaskRun): Promise<void> {
    const { task, run, request } = taskRun;
    if (run.status === 'cancelled') return;
    const findings = this.kept.get(task.uri) ?? new Map<string, Kept>();
    const judged = await this.begun.get(taskRun);
    if (run.status === 'succeeded') findings.delete(task.key);
    else {
      const found = runFinding(run, request.state);
      // A failure for which the Task is not to blame says nothing of what an earlier run found.
      if (!found || !judged) return;
      const message = withoutSecrets(found.message, secretsOf(request, run));
      findings.set(task.key, { ...found, message, path: task.path, error: run.failure?.error ?? '', judged });
    }
    this.kept.set(task.uri, findings);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === task.uri);
    if (document) await this.show(document);
  }

  private later(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (!this.kept.get(key)?.size) return;
    clearTimeout(this.waiting.get(key));
    const timer = setTimeout(() => {
      this.waiting.delete(key);
      if (!document.isClosed) void this.show(document);
    }, pause);
    this.waiting.set(key, timer);
  }

  private hide(uri: vscode.Uri): void {
    this.collection.delete(uri);
    this.shown.delete(uri.toString());
  }

  /** Shows the findings where they stand now, and forgets those whose place was edited. */
  private async show(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const findings = this.kept.get(key);
    if (!findings) return;
    const read = await readNow(document);
    if (document.isClosed) return;
    const before = new Map(this.shown.get(key)?.map((shown) => [shown.finding, shown]));
    const shown: ShownFinding[] = [];
    for (const [task, finding] of findings) {
      const place = placeOfFinding(read, finding);
      if (place === 'edited') findings.delete(task);
      else if (place) shown.push({ diagnostic: diagnosticOf(document, finding, place), finding });
      else shown.push(...[before.get(finding) ?? []].flat());
    }
    this.shown.set(key, shown);
    this.collection.set(
      document.uri,
      shown.map(({ diagnostic }) => diagnostic),
    );
  }
}

function diagnosticOf(
  document: vscode.TextDocument,
  { message, error }: Kept,
  { start, end }: { start: number; end: number },
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = runSource;
  diagnostic.code = error;
  return diagnostic;
}

async function readNow(document: vscode.TextDocument): Promise<AslDocument> {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  return parse(document.getText(), syntax);
}

async function judgedNow({ uri, path }: TaskId): Promise<JsonObject | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const placed = taskAtPath(await readNow(document), path);
  return placed && judgedState(placed);
}
