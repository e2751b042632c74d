// What can be done with a run, as a toolbar with a menu of what can be copied.
import type { Action, CopyFormat, RunView } from '../messages';
import { escapeHtml } from './html';
import { toolButton } from './markup';

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

/** Arrow keys move inside the toolbar and the menu: page/toolbar.ts. */
export function toolbar({ actions, copies }: Pick<RunView, 'actions' | 'copies'>): string {
  const buttons = actions.map((action) => {
    const { icon, label, text } = tools[action];
    return toolButton(icon, label, { act: action }, text === undefined ? {} : { text });
  });
  return `<div class="toolbar" role="group" aria-label="Actions">${buttons.join('')}${copies.length > 0 ? copyMenu(copies) : ''}</div>`;
}

function copyMenu(copies: readonly CopyFormat[]): string {
  const items = copies.map(
    (format) =>
      `<button type="button" role="menuitem" tabindex="-1" data-copy-as="${format}">${escapeHtml(formats[format])}</button>`,
  );
  return `${toolButton('copy', 'Copy…', { menu: 'copy-menu' }, { more: 'class="opens-menu"', opens: true })}
    <div id="copy-menu" role="menu" aria-label="Copy" class="menu" popover="auto">${items.join('')}</div>`;
}
