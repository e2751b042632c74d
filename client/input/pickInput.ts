// The list of inputs a run can take: the last one, those with a name, outputs of other Tasks, a skeleton, the editor.
import * as vscode from 'vscode';
import type { Json } from '../../shared/json';
import type { TaskId } from '../run/taskRuns';
import type { InputStore, KeptInput } from './inputStore';

/** What another Task of the document gave. */
export type PastOutput = { task: string; at: Date; output: Json };

type Item = vscode.QuickPickItem & { text?: string; to?: 'skeleton' | 'edit'; name?: string };

/** Lets the person choose. Gives a text, or where to go on; undefined where the person backed out. */
export async function pickInput(
  task: TaskId,
  { last, named }: KeptInput,
  outputs: readonly PastOutput[],
  store: InputStore,
): Promise<string | undefined> {
  const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete') };
  const item = (label: string, text: string, more: Partial<Item> = {}): Item => ({
    label,
    detail: text.replace(/\s+/g, ' ').slice(0, 200),
    text,
    ...more,
  });
  const items: Item[] = [
    ...(last === undefined ? [] : [item(`$(history) ${vscode.l10n.t('Last Input')}`, last)]),
    ...named.map(({ name, text }) => item(`$(bookmark) ${name}`, text, { buttons: [remove], name })),
    ...outputs.map(({ task: from, at, output }) =>
      item(`$(export) ${vscode.l10n.t('Output of “{0}”', from)}`, JSON.stringify(output), {
        description: at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' }),
      }),
    ),
    { label: `$(bracket) ${vscode.l10n.t('Only What the Task Reads')}`, to: 'skeleton' },
    { label: `$(edit) ${vscode.l10n.t('Edit in Editor')}`, to: 'edit' },
  ];
  const list = vscode.window.createQuickPick<Item>();
  list.title = vscode.l10n.t('Run Task “{0}”: state input', task.name);
  list.placeholder = vscode.l10n.t('Which input?');
  list.items = items;
  list.matchOnDetail = true;
  return new Promise<string | undefined>((resolve) => {
    list.onDidTriggerItemButton(({ item: { name } }) => {
      void store.change(task, (kept) => ({ named: kept.named.filter((input) => input.name !== name) }));
      list.items = list.items.filter((item) => item.name !== name || name === undefined);
    });
    list.onDidAccept(() => {
      const [picked] = list.selectedItems;
      resolve(picked?.to ?? picked?.text);
    });
    list.onDidHide(() => resolve(undefined));
    list.show();
  }).finally(() => list.dispose());
}
