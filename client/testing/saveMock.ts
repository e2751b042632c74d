// Adds a run to a MockConfigFile of the workspace, or to a new one; what is there is replaced only knowingly.
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Json } from '../../shared/json';
import { hasMockedState, mockedResponse, withMockedCase } from '../../shared/mock/mockConfig';
import type { TaskRun } from '../run/taskRuns';
import type { FoundTask } from '../run/tasks';
import { readJson, writeJson } from './jsonFile';

/** Asks for the file, the state machine and the case. Gives the file; undefined where nothing was written. */
export async function saveMockConfig({ run, task }: TaskRun, found: FoundTask): Promise<vscode.Uri | undefined> {
  const response = mockedResponse(run);
  if (!response) {
    const message = vscode.l10n.t('The run came to no end that Step Functions could see.');
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const { document } = found;
  const file = await chosenFile(document.uri);
  if (!file) return undefined;
  // Said before anything else is asked: a file that cannot be added to.
  const before = await readJson(file);
  withMockedCase(before, { machine: '', testCase: '', state: '' }, response);
  const machine = await ask(vscode.l10n.t('The name of the state machine'), found.machine?.name ?? path.basename(document.uri.fsPath).replace(/\..*$/, '')); // prettier-ignore
  const testCase = machine && (await askForCase(before, machine, task.name));
  if (!machine || !testCase) return undefined;
  await writeJson(file, withMockedCase(before, { machine, testCase, state: task.name }, response));
  await vscode.window.showTextDocument(file);
  return file;
}

/** The MockConfigFiles of the workspace, a new one, or another file. */
async function chosenFile(definition: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(definition)?.uri ?? vscode.Uri.joinPath(definition, '..');
  const files = await vscode.workspace.findFiles('**/*[mM]ock[cC]onfig*.json', '**/node_modules/**', 20);
  const fresh = vscode.Uri.joinPath(folder, 'MockConfigFile.json');
  const isThere = files.some((file) => file.toString() === fresh.toString());
  const items: (vscode.QuickPickItem & { file?: vscode.Uri })[] = [
    ...files
      .sort((a, b) => a.path.localeCompare(b.path))
      .map((file) => ({ label: vscode.workspace.asRelativePath(file), file })),
    ...(isThere
      ? []
      : [{ label: vscode.workspace.asRelativePath(fresh), description: vscode.l10n.t('new'), file: fresh }]),
    { label: vscode.l10n.t('Another file…') },
  ];
  const title = vscode.l10n.t('Add to a MockConfigFile');
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked || picked.file) return picked?.file;
  return vscode.window.showSaveDialog({ title, defaultUri: fresh, filters: { JSON: ['json'] } });
}

/** Offers a case that has no mock of the state yet, and warns at one that has. */
async function askForCase(file: Json | undefined, machine: string, state: string): Promise<string | undefined> {
  const isTaken = (testCase: string): boolean => hasMockedState(file, { machine, testCase, state });
  let free = 'HappyPath';
  for (let count = 2; isTaken(free); count++) free = `HappyPath${count}`;
  return ask(vscode.l10n.t('The name of the test case'), free, (testCase) =>
    isTaken(testCase)
      ? {
          message: vscode.l10n.t('{0} has a mock of “{1}” already: it will be replaced.', testCase, state),
          severity: vscode.InputBoxValidationSeverity.Warning,
        }
      : undefined,
  );
}

async function ask(
  prompt: string,
  value: string,
  validate: (text: string) => vscode.InputBoxValidationMessage | undefined = () => undefined,
): Promise<string | undefined> {
  const validateInput = (text: string) => validate(text.trim());
  return (
    (await vscode.window.showInputBox({ prompt, value, ignoreFocusOut: true, validateInput }))?.trim() || undefined
  );
}
