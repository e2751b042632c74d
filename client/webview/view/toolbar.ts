// What can be done with a run, as a toolbar with menus of what can be copied and kept.
import type { Action, CopyFormat, KeepFormat, RunView } from '../messages';
import { escapeHtml } from './html';
import { dataOf, toolButton } from './markup';

const tools: Record<Action, { icon: string; label: string; text?: string }> = {
  runAgain: { icon: 'refresh', label: 'Run Again', text: 'Run Again' },
  runWithRetries: { icon: 'sync', label: 'Run with Retries', text: 'Run with Retries' },
  cancel: { icon: 'stop-circle', label: 'Cancel', text: 'Cancel' },
  editInput: { icon: 'edit', label: 'Edit Input and Run' },
  saveBody: { icon: 'save', label: 'Save Body…' },
  compare: { icon: 'diff', label: 'Compare…' },
  runOnAws: { icon: 'cloud', label: 'Run on AWS' },
};

const formats: Record<CopyFormat, string> = {
  body: 'Response Body',
  result: 'Task Result',
  output: 'State Output',
  curl: 'Request as cURL',
  http: 'Request as .http',
};

const keeping: Record<KeepFormat, string> = {
  saveAsTest: 'Save as Task Test…',
  copyTestStateMock: 'Copy as TestState Mock',
  saveMockConfig: 'Add to MockConfigFile…',
};

/** Arrow keys move inside a menu: page/tabKeys.ts. */
export function toolbar({ actions, copies, keeps }: Pick<RunView, 'actions' | 'copies' | 'keeps'>): string {
  const buttons = actions.map((action) => {
    const { icon, label, text } = tools[action];
    return toolButton(icon, label, { act: action }, text === undefined ? {} : { text });
  });
  const menus = [
    menu('copy', 'copy', 'Copy', copies.map((format) => item({ 'copy-as': format }, formats[format]))), // prettier-ignore
    menu('keep', 'beaker', 'Keep', keeps.map((format) => item({ 'keep-as': format }, keeping[format]))), // prettier-ignore
  ];
  return `<div class="toolbar" role="group" aria-label="Actions">${buttons.join('')}${menus.join('')}</div>`;
}

function menu(name: string, picture: string, title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const id = `${name}-menu`;
  return `${toolButton(picture, `${title}…`, { menu: id }, { more: `class="opens-menu ${name}"`, opens: true })}
    <div id="${id}" role="menu" aria-label="${title}" class="menu ${name}" popover="auto">${items.join('')}</div>`;
}

function item(data: Record<string, string>, title: string): string {
  return `<button type="button" role="menuitem" tabindex="-1"${dataOf(data)}>${escapeHtml(title)}</button>`;
}
