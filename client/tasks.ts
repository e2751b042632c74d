// Finds the Task a command is about: the one named, the one picked, or the only one.
import * as vscode from 'vscode';
import { loadReader, parse, syntaxOf } from '../shared/document/document';
import type { Path } from '../shared/document/node';
import type { Task } from '../shared/document/tasks';

/**
 * What the code lens passes to the command. `input` is for callers that have one and want no question; `retry` makes the
 * Task's retries, with their waits.
 */
export type TaskReference = { uri: string; path: Path; input?: unknown; retry?: boolean };

export type FoundTask = { document: vscode.TextDocument; task: Task };

/** All Tasks of a document as it stands in the editor, saved or not. */
export async function tasksOf(document: vscode.TextDocument): Promise<Task[]> {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  return parse(document.getText(), syntax).tasks;
}

/** The Task a reference names, or undefined where the document has it no more. */
export async function findTask({ uri, path }: TaskReference): Promise<FoundTask | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const key = JSON.stringify(path);
  const task = (await tasksOf(document)).find((candidate) => JSON.stringify(candidate.path) === key);
  return task && { document, task };
}

/** Lets the person pick a Task of a document, the active one by default; says why where there is nothing to pick. */
export async function pickTask(uri = activeUri()): Promise<FoundTask | undefined> {
  if (!uri) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a state machine definition first.'));
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const tasks = await tasksOf(document);
  if (tasks.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This document has no Task whose Resource is arn:aws:states:::apigateway:invoke.'),
    );
    return undefined;
  }
  const task = tasks.length === 1 ? tasks[0] : await ask(document, tasks);
  return task && { document, task };
}

/** The active document also where Workflow Studio shows it instead of a text editor. */
function activeUri(): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && editor.document.uri.scheme !== 'output') return editor.document.uri;
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}

async function ask(document: vscode.TextDocument, tasks: Task[]): Promise<Task | undefined> {
  const items = tasks.map((task) => ({
    label: `$(play) ${task.name}`,
    description: task.path
      .filter((step) => typeof step === 'string' && step !== 'States')
      .slice(0, -1)
      .join(' › '),
    detail: callOf(document, task),
    task,
  }));
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document === document ? editor.selection.active.line : -1;
  const holds = ({ nameSpan, node }: Task): boolean =>
    document.positionAt(nameSpan.start).line <= line && line <= document.positionAt(node.end).line;
  // The Task the cursor is in comes first: Enter runs it.
  items.sort((a, b) => Number(holds(b.task)) - Number(holds(a.task)));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Run Task'),
    placeHolder: vscode.l10n.t('Which Task?'),
    matchOnDetail: true,
  });
  return picked?.task;
}

/** Method and URL as the document has them, for telling Tasks apart. */
function callOf(document: vscode.TextDocument, { parameters }: Task): string {
  const text = (name: string): string => {
    const prop = parameters?.props.find(({ key }) => key === name || key === `${name}.$`);
    return prop?.value ? document.getText().slice(prop.value.start, prop.value.end).replace(/^"|"$/g, '') : '';
  };
  return `${text('Method')} ${[text('ApiEndpoint'), text('Stage'), text('Path')].filter(Boolean).join('/')}`.trim();
}
