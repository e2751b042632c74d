// From a RunView to the HTML of the page: pure, and every text escaped.
import { callback } from '../callbackView';
import type { RunView, Shown } from '../messages';
import { header } from './header';
import { attempts, notes } from './lists';
import { path } from './path';
import { stage } from './stage';

/** The content of the page's one root element. */
export function render(view: RunView, shown: Shown): string {
  return [
    header(view),
    attempts(view.attempts),
    callback(view),
    path(view.stages, shown.stage),
    stage(view, shown),
    notes(view.notes, view.where),
  ].join('');
}
