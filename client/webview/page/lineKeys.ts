// Keys and clicks in the lines of a content, as in VS Code's own trees.
import type { RowsView } from './rowsView';

/** What a key does in a tree of JSON; true where it did something. */
export function pressed(view: RowsView, key: string): boolean {
  if (view.body.kind !== 'json') return false;
  const { active, rows } = view;
  const row = rows.rows[active];
  const isFolded = view.folded.has(active);
  switch (key) {
    case 'ArrowDown':
      return went(view, view.neighbour(1));
    case 'ArrowUp':
      return went(view, view.neighbour(-1));
    case 'PageDown':
      return went(view, view.neighbour(view.page));
    case 'PageUp':
      return went(view, view.neighbour(-view.page));
    case 'Home':
      return went(view, view.neighbour(-Infinity));
    case 'End':
      return went(view, view.neighbour(rows.rows.length));
    case 'ArrowRight':
      if (isFolded) view.toggle(active, false);
      else if (row?.kind === 'open') went(view, view.neighbour(1));
      return true;
    case 'ArrowLeft':
      if (row?.kind === 'open' && !isFolded) view.toggle(active, true);
      else if (row?.parent !== undefined) went(view, row.parent);
      return true;
    case 'Enter':
    case ' ':
      view.toggle(active);
      return true;
    default:
      return false;
  }
}

/** A click makes the line active; on its fold it folds. */
export function clicked(view: RowsView, target: Element): void {
  const line = target.closest<HTMLElement>('.row');
  if (!line) return;
  view.active = Number(line.dataset['row']);
  if (target.closest('.fold, .folded')) view.toggle(view.active);
  else for (const row of view.window.children) row.classList.toggle('active', row === line && row.role === 'treeitem');
}

function went(view: RowsView, row: number): true {
  view.reveal(row);
  return true;
}
