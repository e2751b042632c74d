// What Step Functions says of a document, in the Problems view until the document is edited.
import * as vscode from 'vscode';
import type { Span } from '../../shared/document/node';
import type { AwsFinding } from '../../shared/aws/types';

/** A finding and its place in the document. */
export type PlacedFinding = { finding: AwsFinding; span: Span };

export class AwsDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('AWS');
  private readonly listening = [
    // What was said of the text before says nothing of the text now.
    vscode.workspace.onDidChangeTextDocument(
      ({ document, contentChanges }) => contentChanges.length > 0 && this.collection.delete(document.uri),
    ),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
  ];

  /** Takes the place of all that was said of the document before. */
  show(document: vscode.TextDocument, findings: readonly PlacedFinding[]): void {
    this.collection.set(
      document.uri,
      findings.map(({ finding: { severity, code, message }, span }) => {
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        const { Error, Warning } = vscode.DiagnosticSeverity;
        const diagnostic = new vscode.Diagnostic(range, message, severity === 'ERROR' ? Error : Warning);
        diagnostic.source = 'AWS';
        diagnostic.code = code;
        return diagnostic;
      }),
    );
  }

  clear({ uri }: vscode.TextDocument): void {
    this.collection.delete(uri);
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.collection.dispose();
  }
}
