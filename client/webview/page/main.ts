// The page of the result panel: shows what the host sends, tells the host what was chosen and clicked.
import { outcomeOf } from '../run/choice';
import type { Action, ContentId, CopyFormat, KeepFormat, RunView, Shown, StageId, Tab, ToPage } from '../messages';
import { hasLines } from '../view/content';
import { render } from '../view/panel';
import { announce } from './announce';
import { moveClocks, restoreAnswer, showMistake, watchCallback } from './callback';
import './elements';
import { keepingFocus } from './focus';
import { clicked, pressed } from './lineKeys';
import { memory, remember, send } from './memory';
import { RowsView } from './rowsView';
import { Search } from './search';
import { moveFocus } from './tabKeys';
import { update } from './update';

const root = document.getElementById('root') as HTMLElement;
const region = document.getElementById('announcements') as HTMLElement;
const search = new Search();
let view: RunView | undefined;
let lines: RowsView | undefined;
let linesKey = '';
/** The button that copies just now. */
let copier: HTMLElement | null = null;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'show') show(data.view, data.shown);
  else if (data.type === 'refused') showMistake(data.message);
  else confirmCopy();
});

function show(next: RunView, shown: Shown): void {
  const first = view === undefined;
  view = next;
  keepLines();
  keepingFocus(root, () => update(root, render(next, shown)));
  root.dataset['phase'] = next.phase;
  root.dataset['run'] = next.id;
  if (first) restoreAnswer(next.id);
  announce(region, next);
  moveClocks(root);
  for (const notes of root.querySelectorAll<HTMLDetailsElement>('.notes')) notes.open = memory.notesOpen;
  showLines(shown);
  if (first) root.scrollTop = memory.scrollTop;
}

/** Fills in the lines, unless the same ones are there. */
function showLines({ stage, tab, body }: Shown): void {
  const element = document.getElementById('lines');
  if (!element || !hasLines(body)) {
    lines = undefined;
    return;
  }
  const key = `${stage} ${tab ?? ''}`;
  const same = lines?.element === element && linesKey === key && lines.body.text === body.text;
  linesKey = key;
  if (!same) lines = new RowsView(element, body, memory.lines[key], () => search.mark());
  if (lines) search.attach(root.querySelector('.search'), lines);
}

function keepLines(): void {
  if (lines?.element.isConnected) memory.lines[linesKey] = lines.left;
  memory.scrollTop = root.scrollTop;
  remember();
}

root.addEventListener('scroll', keepLines, { capture: true, passive: true });

root.addEventListener('click', (event) => {
  const target = event.target as Element;
  const button = target.closest<HTMLElement>('button, vscode-button, vscode-toolbar-button');
  if (button) act(button);
  else if (lines && target.closest('#lines')) {
    clicked(lines, target);
    keepLines();
  }
});

/** Does what a button says in its `data-…` attributes. */
function act(button: HTMLElement): void {
  const { act: action, stage, tab, copyAs, keepAs, copy, open, find, fold, remedy, menu, go } = button.dataset;
  if (action) send({ type: 'act', action: action as Action });
  else if (stage) choose({ stage: stage as StageId });
  else if (tab) choose({ tab: tab as Tab });
  else if (menu) document.getElementById(menu)?.togglePopover();
  else if (copyAs) {
    button.closest<HTMLElement>('[popover]')?.hidePopover();
    copier = root.querySelector('.opens-menu.copy');
    send({ type: 'copyAs', format: copyAs as CopyFormat });
  } else if (keepAs) {
    button.closest<HTMLElement>('[popover]')?.hidePopover();
    send({ type: 'keep', format: keepAs as KeepFormat });
  } else if (copy) {
    copier = button;
    send({ type: 'copy', content: copy as ContentId });
  } else if (open) send({ type: 'open', content: open as ContentId });
  else if (find) search.go(find === 'next' ? 1 : -1);
  else if (fold) lines?.foldAll(fold === 'all');
  else if (remedy !== undefined) send({ type: 'remedy' });
  else if (go) send({ type: 'goToTask' });
}

/** Says that it is in the clipboard: to the eye for a moment at the button, to the ear once. */
function confirmCopy(): void {
  const button = copier;
  button?.setAttribute('icon', 'check');
  region.textContent = 'Copied';
  setTimeout(() => {
    button?.setAttribute('icon', 'copy');
    region.textContent = '';
  }, 1500);
}

function choose({ stage, tab }: { stage?: StageId; tab?: Tab }): void {
  if (!view) return;
  const shown = document.getElementById('stage')?.dataset['stage'] as StageId;
  if (stage) memory.choice.stage = { id: stage, outcome: outcomeOf(view.phase) };
  if (tab && (shown === 'request' || shown === 'response')) memory.choice.tabs[shown] = tab;
  keepLines();
  send({ type: 'choose', choice: memory.choice });
}

root.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const group = target.closest<HTMLElement>('[role=tablist], [role=menu]');
  if (group) {
    const items = [...group.querySelectorAll<HTMLElement>('[role=tab], [role=menuitem]')];
    const moved = moveFocus(event, items);
    if (moved?.role === 'tab') act(moved);
  } else if (lines && target === lines.element && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (!pressed(lines, event.key)) return;
    event.preventDefault();
    keepLines();
  }
});

// The find widget of VS Code sees only what is in the page: of a long content that is not all.
window.addEventListener(
  'keydown',
  (event) => {
    if (
      event.key.toLowerCase() !== 'f' ||
      event.shiftKey ||
      event.altKey ||
      !(event.ctrlKey || event.metaKey) ||
      !lines?.isLong
    )
      return;
    event.preventDefault();
    event.stopImmediatePropagation();
    search.field.focus();
  },
  { capture: true },
);

root.addEventListener(
  'toggle',
  (event) => {
    const menu = event.target as HTMLElement;
    if (menu instanceof HTMLDetailsElement) {
      memory.notesOpen = menu.open;
      remember();
    }
    if (menu.role === 'menu' && event.newState === 'open') menu.querySelector('button')?.focus();
  },
  { capture: true },
);

watchCallback(root);
send({ type: 'ready', choice: memory.choice });
