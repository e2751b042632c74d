// The Task test files of the workspace as items of the Test Explorer.
import * as vscode from 'vscode';
import { readTests, type PlacedTest } from '../../shared/taskTest/read';

const pattern = '**/*.asltest.json';

/** What stands behind an item: a test and the definition its file names. */
export type TestItemData = { placed: PlacedTest; definition: vscode.Uri };

/** Keeps the items in step with the files, on disk and in the editor. */
export class TestTree implements vscode.Disposable {
  private readonly data = new WeakMap<vscode.TestItem, TestItemData>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly controller: vscode.TestController,
    private readonly problems: vscode.DiagnosticCollection,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const isTests = ({ fileName }: vscode.TextDocument): boolean => fileName.endsWith('.asltest.json');
    this.subscriptions = [
      watcher,
      watcher.onDidCreate((uri) => void this.update(uri)),
      watcher.onDidChange((uri) => void this.update(uri)),
      watcher.onDidDelete((uri) => this.remove(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => isTests(document) && void this.update(document.uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isTests(document) && void this.update(document.uri)),
    ];
    // Nothing is read before the Test Explorer is looked at.
    controller.resolveHandler = async (item) => {
      if (!item) await this.discover();
    };
    controller.refreshHandler = () => this.discover();
  }

  /** What stands behind an item; undefined for a file. */
  of(item: vscode.TestItem): TestItemData | undefined {
    return this.data.get(item);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async discover(): Promise<void> {
    const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**');
    await Promise.all(files.map((uri) => this.update(uri)));
  }

  private remove(uri: vscode.Uri): void {
    this.controller.items.delete(uri.toString());
    this.problems.delete(uri);
  }

  private async update(uri: vscode.Uri): Promise<void> {
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(uri);
    } catch {
      return this.remove(uri);
    }
    const { definition, tests, problems } = readTests(document.getText());
    const rangeOf = ({ start, end }: { start: number; end: number }): vscode.Range =>
      new vscode.Range(document.positionAt(start), document.positionAt(end));
    this.problems.set(
      uri,
      problems.map(({ message, ...span }) => {
        const diagnostic = new vscode.Diagnostic(rangeOf(span), message);
        diagnostic.source = 'asl-invoke';
        return diagnostic;
      }),
    );
    // While a file is broken its tests stay as they were.
    if (definition === undefined) return;
    const file = this.controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    for (const placed of tests) {
      const { name, state } = placed.test;
      const item = this.controller.createTestItem(name, name, uri);
      item.description = state;
      item.range = rangeOf(placed.nameSpan);
      this.data.set(item, { placed, definition: vscode.Uri.joinPath(uri, '..', definition) });
      file.children.add(item);
    }
    this.controller.items.add(file);
  }
}
