// Finds the Task a command is about: the one named, the one picked, or the only one.
import * as vscode from 'vscode';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import { placedTasks, type PlacedTask } from '../../shared/document/embedded';
import type { Path } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { labelOf, type Machine } from '../../shared/document/template';
import type { JsonObject } from '../../shared/json';
import type { TaskId } from './taskRuns';

/**
 * What the code lens passes to the command. `input` is for callers that have one and want no question, `context` for
 * values of the context object with it; `chooseInput` asks for an input in any case; `retry` makes the Task's retries, with their waits.
 */
export type TaskReference = {
  uri: string;
  path: Path;
  input?: unknown;
  context?: JsonObject;
  chooseInput?: boolean;
  retry?: boolean;
};

/** `task.path` is that of the whole document; `machine` is the one of the template that the Task is part of. */
export type FoundTask = { document: vscode.TextDocument; task: Task; machine?: Machine };

/** What tells a Task apart from all others of the workspace, as long as it is not renamed. */
export function taskId({ document, task: { name, path } }: Pick<FoundTask, 'document' | 'task'>): TaskId {
  const uri = document.uri.toString();
  return { key: keyOf({ uri, path }), uri, path, name };
}

/** The key of the Task that a reference names. */
export function keyOf({ uri, path }: Pick<TaskReference, 'uri' | 'path'>): string {
  // The server writes a URI in its own way: `file:///c%3A/…`.
  return `${vscode.Uri.parse(uri).toString()}#${path.join('/')}`;
}

/** All Tasks of a document as it stands in the editor, saved or not. */
export async function tasksOf(document: vscode.TextDocument): Promise<PlacedTask[]> {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  return placedTasks(parse(document.getText(), syntax));
}

function found(document: vscode.TextDocument, { task, path, machine }: PlacedTask): FoundTask {
  return { document, task: { ...task, path }, ...(machine && { machine }) };
}

/** The Task a reference names, or undefined where the document has it no more. */
export async function findTask({ uri, path }: TaskReference): Promise<FoundTask | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const key = JSON.stringify(path);
  const task = (await tasksOf(document)).find((candidate) => JSON.stringify(candidate.path) === key);
  return task && found(document, task);
}

/** Shows the document of a Task with the cursor at its name; at its first line where the Task is no longer there. */
export async function goToTask({ uri, path }: TaskReference): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const key = JSON.stringify(path);
  const task = (await tasksOf(document)).find((candidate) => JSON.stringify(candidate.path) === key);
  const at = document.positionAt(task?.nameSpan.start ?? 0);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(at, at),
  });
}

/**
 * Lets the person pick a Task of a document, the active one by default, to be run or for something else; says why where
 * there is nothing to pick.
 */
export async function pickTask(uri = activeUri(), { toRun }: { toRun: boolean }): Promise<FoundTask | undefined> {
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
  const task = tasks.length === 1 ? tasks[0] : await ask(document, tasks, toRun);
  return task && found(document, task);
}

/**
 * The Task a command is about that takes the one the cursor is in, and asks only where it is in none: of the reference,
 * of the document of a menu, or of the active one. Undefined where there is none, which has been said.
 */
export async function chosenTask(target?: TaskReference | vscode.Uri): Promise<FoundTask | undefined> {
  if (target && !(target instanceof vscode.Uri)) return findTask(target);
  const editor = vscode.window.activeTextEditor;
  const isActive = editor && (!target || editor.document.uri.toString() === target.toString());
  if (isActive) {
    const offset = editor.document.offsetAt(editor.selection.active);
    const around = (await tasksOf(editor.document)).filter(
      ({ nameSpan, span }) => nameSpan.start <= offset && offset <= span.end,
    );
    // The innermost: a Task never holds another, but a repeated name may.
    const task = around.at(-1);
    if (task) return found(editor.document, task);
  }
  return pickTask(target, { toRun: false });
}

/** The active document also where Workflow Studio shows it instead of a text editor. */
export function activeUri(): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && editor.document.uri.scheme !== 'output') return editor.document.uri;
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}

async function ask(
  document: vscode.TextDocument,
  tasks: PlacedTask[],
  toRun: boolean,
): Promise<PlacedTask | undefined> {
  const items = tasks.map((task) => ({
    label: `${toRun ? '$(play) ' : ''}${task.task.name}`,
    description: way(task),
    detail: callOf(task),
    task,
  }));
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document === document ? editor.selection.active.line : -1;
  const holds = ({ nameSpan, span }: PlacedTask): boolean =>
    document.positionAt(nameSpan.start).line <= line && line <= document.positionAt(span.end).line;
  // The Task the cursor is in comes first: Enter takes it.
  items.sort((a, b) => Number(holds(b.task)) - Number(holds(a.task)));
  const picked = await vscode.window.showQuickPick(items, {
    ...(toRun && { title: vscode.l10n.t('Run Task') }),
    placeHolder: vscode.l10n.t('Which Task?'),
    matchOnDetail: true,
  });
  return picked?.task;
}

/** The machine of a template and the states around a Task. */
function way({ path, machine }: PlacedTask): string {
  const steps = path
    .slice(machine?.path.length ?? 0)
    .filter((step) => typeof step === 'string' && step !== 'States')
    .slice(0, -1);
  return [...(machine ? [labelOf(machine)] : []), ...steps].join(' › ');
}

/** Method and URL as the document has them, for telling Tasks apart. */
function callOf({ task: { parameters }, home }: PlacedTask): string {
  const text = (name: string): string => {
    const prop = parameters?.props.find(({ key }) => key === name || key === `${name}.$`);
    return prop?.value ? home.text.slice(prop.value.start, prop.value.end).replace(/^"|"$/g, '') : '';
  };
  return `${text('Method')} ${[text('ApiEndpoint'), text('Stage'), text('Path')].filter(Boolean).join('/')}`.trim();
}
