// One line of a content as an element: for JSON an item of a tree, with its fold.
import { highlightHeader, highlightJson } from '../view/highlight';
import { escapeHtml } from '../view/html';
import { shownText } from '../rows/rowText';
import type { RowsView } from './rowsView';

/** Deeper lines are not moved further to the right: they would be out of sight. */
const deepest = 60;

export function rowElement(view: RowsView, index: number): HTMLElement {
  const { rows, source } = view.rows;
  const element = document.createElement('div');
  element.className = 'row';
  element.dataset['row'] = String(index);
  const row = rows[index];
  if (!row) return element;
  const { text, cut } = shownText(source, row);
  const folded = view.folded.has(index);
  element.innerHTML = `<span class="code">${coloured(view, index, text)}${cut > 0 ? `<span class="hint">… ${cut.toLocaleString('en')} more characters</span>` : ''}</span>`;
  if (view.body.kind !== 'json') return element;
  element.style.setProperty('--depth', String(Math.min(row.depth, deepest)));
  if (row.kind === 'close') element.setAttribute('aria-hidden', 'true');
  else {
    element.id = `row-${index}`;
    element.setAttribute('role', 'treeitem');
    element.setAttribute('aria-level', String(row.depth + 1));
    element.setAttribute('aria-setsize', String((row.parent === undefined ? undefined : rows[row.parent]?.items) ?? 1));
    element.setAttribute('aria-posinset', String(row.item ?? 1));
    element.classList.toggle('active', index === view.active);
  }
  if (row.kind === 'open') {
    element.setAttribute('aria-expanded', String(!folded));
    element.insertAdjacentHTML(
      'afterbegin',
      `<span class="fold codicon codicon-chevron-${folded ? 'right' : 'down'}" aria-hidden="true"></span>`,
    );
    if (folded) {
      const closing = source[rows[row.last ?? index]?.start ?? 0] ?? '';
      const items = row.items ?? 0;
      element.insertAdjacentHTML(
        'beforeend',
        `<span class="folded">…</span>${/[}\]]/.test(closing) ? closing : ''}<span class="hint count">${items.toLocaleString('en')} ${items === 1 ? 'item' : 'items'}</span>`,
      );
    }
  }
  return element;
}

function coloured({ body, rows: { rows, source } }: RowsView, index: number, text: string): string {
  if (body.kind === 'json') return highlightJson(text);
  if (body.kind !== 'http') return escapeHtml(text);
  const head = source.indexOf('\n\n');
  const inHead = head === -1 || (rows[index]?.start ?? 0) < head;
  if (!inHead) return highlightJson(text);
  return index === 0 ? `<span class="start">${escapeHtml(text)}</span>` : highlightHeader(text);
}
