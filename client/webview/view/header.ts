// The head of the panel: which Task, what was called, how it went, and what can be done now.
import type { RunView } from '../messages';
import { escapeHtml } from './html';
import { icon } from './markup';
import { toolbar } from './toolbar';

export function header(view: RunView): string {
  const { call } = view;
  return `<header>
  <div class="title">
    <h1>${escapeHtml(view.task)}</h1>
    <button type="button" class="link file" data-go="task" title="Go to the Task in ${escapeHtml(view.file)}">${escapeHtml(view.file)}</button>
    ${toolbar(view)}
  </div>
  ${call ? `<p class="call"><span class="method">${escapeHtml(call.method)}</span> <span class="url">${escapeHtml(call.url)}</span></p>` : ''}
  ${call?.sentTo ? `<p class="sent-to">sent to ${escapeHtml(call.sentTo)}</p>` : ''}
  <div class="facts">
    ${pill(view)}
    ${view.where === 'aws' ? `<span class="place">${icon('cloud')}on AWS</span>` : ''}
    ${view.facts.map(({ label, value }) => `<span class="fact"><span class="label">${escapeHtml(label)}</span> ${escapeHtml(value)}</span>`).join('')}
  </div>
  ${view.recorded ? recorded(view.recorded) : ''}
  <div class="progress">${view.phase === 'running' ? '<vscode-progress-bar indeterminate aria-label="The Task is running"></vscode-progress-bar>' : ''}</div>
</header>`;
}

const signs: Record<RunView['phase'], string> = {
  running: 'loading codicon-modifier-spin',
  succeeded: 'pass-filled',
  failed: 'error',
  waiting: 'watch',
  cancelled: 'circle-slash',
};

/** So that nobody takes it for what the API answers now. */
function recorded({ asOf, lines }: NonNullable<RunView['recorded']>): string {
  return `<p class="recorded">${icon('history')}<span>Recorded run, as of <strong>${escapeHtml(asOf)}</strong>. ${escapeHtml(lines.join(' '))}</span></p>`;
}

/** The outcome in words, with a sign of its own so that colour is not all that tells it. */
function pill({ phase, status }: RunView): string {
  return `<span class="pill ${phase}">${icon(signs[phase])}${escapeHtml(status)}</span>`;
}
