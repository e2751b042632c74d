// The stage in sight: what it is, what went wrong in it, and its content.
import { formatBytes } from '../format';
import type { RunView, Shown } from '../messages';
import { content } from './content';
import { escapeHtml } from './html';
import { lineTools } from './lineTools';
import { problem } from './problem';
import { tabs } from './tabs';
import { timing } from './timing';

export function stage(view: RunView, shown: Shown): string {
  const { id, hint, state } = view.stages.find((candidate) => candidate.id === shown.stage) ?? {
    id: shown.stage,
    hint: '',
    state: 'pending',
  };
  const failed = state === 'failed' ? problem(view.problem) : '';
  const { body, tab } = shown;
  const told = body.kind === 'none' && body.says === hint;
  const title = hint && !(failed && told) ? `<p class="hint what">${escapeHtml(hint)}${sizeOf(body)}</p>` : '';
  return `<section id="stage" role="tabpanel" aria-labelledby="stage-${id}" tabindex="-1" data-stage="${id}">
  ${failed}
  ${id === 'response' ? timing(view.timing) : ''}
  <div class="bar">${tab && !told ? tabs(id, tab) : title}${lineTools(shown)}</div>
  ${told ? '' : content(shown)}
</section>`;
}

function sizeOf(body: Shown['body']): string {
  return body.kind === 'hex' || body.kind === 'image' ? `, ${formatBytes(body.bytes)}` : '';
}
