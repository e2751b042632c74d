// Outline and formatting of definitions, while AWS Toolkit is not there to bring its own: as `json` VS Code would give both.
import * as vscode from 'vscode';
import { isToolkitHere } from '../neighbours/toolkit';
import { formattingProvider } from './formatting';
import { symbolProvider } from './symbols';

/** Two outlines of a file would be mixed, and of two formatters VS Code would ask which is meant. */
export class WithoutToolkit implements vscode.Disposable {
  private registered: vscode.Disposable[] = [];
  private readonly listening = vscode.extensions.onDidChange(() => this.follow());

  constructor() {
    this.follow();
  }

  dispose(): void {
    this.listening.dispose();
    this.withdraw();
  }

  private follow(): void {
    if (isToolkitHere()) this.withdraw();
    else if (this.registered.length === 0)
      this.registered = [
        vscode.languages.registerDocumentSymbolProvider(['asl', 'asl-yaml'], symbolProvider, { label: 'ASL Invoke' }),
        vscode.languages.registerDocumentFormattingEditProvider('asl', formattingProvider),
        vscode.languages.registerDocumentRangeFormattingEditProvider('asl', formattingProvider),
      ];
  }

  private withdraw(): void {
    for (const registration of this.registered) registration.dispose();
    this.registered = [];
  }
}
