// From a RunView to the HTML of the page: pure, and every text escaped.
import { highlightHttp, highlightJson } from './highlight';
import { escapeHtml } from './html';
import type { Problem, RunView, Section } from './messages';

/** The content of the page's one root element. */
export function render(view: RunView): string {
  return [
    header(view),
    attempts(view.attempts),
    problem(view.problem),
    waiting(view),
    view.sections.map(section).join(''),
    notes(view.notes),
  ].join('');
}

function header(view: RunView): string {
  const { call } = view;
  return `<header>
  <div class="title">
    <h1>${escapeHtml(view.task)}</h1>
    <span class="file">${escapeHtml(view.file)}</span>
    <span class="actions">${
      view.phase === 'running'
        ? button('Cancel', 'cancel', true)
        : `${view.problem?.canRetry ? button('Run with Retries', 'retry', true) : ''}${button('Run Again', 'runAgain')}`
    }</span>
  </div>
  ${call ? `<p class="call"><span class="method">${escapeHtml(call.method)}</span> <span class="url">${escapeHtml(call.url)}</span></p>` : ''}
  ${call?.sentTo ? `<p class="sent-to">sent to ${escapeHtml(call.sentTo)}</p>` : ''}
  <p class="facts" role="status" aria-live="polite">
    <span class="pill ${view.phase}">${view.phase === 'running' ? '<span class="spinner" aria-hidden="true"></span>' : ''}${escapeHtml(view.status)}</span>
    ${view.facts.map(({ label, value }) => `<span class="fact"><span class="label">${escapeHtml(label)}</span> ${escapeHtml(value)}</span>`).join('')}
  </p>
</header>`;
}

function problem(found: Problem | undefined): string {
  if (!found) return '';
  const { cause, explanation, alsoSpelled, handling } = found;
  return `<section class="problem" aria-label="Error">
  <dl>
    <dt>error</dt><dd><code>${escapeHtml(found.error)}</code>${
      alsoSpelled
        ? ` <span class="hint">AWS has also been seen to give <code>${escapeHtml(alsoSpelled)}</code></span>`
        : ''
    }</dd>
    <dt>cause</dt><dd><pre>${cause === '' ? '<span class="hint">none</span>' : escapeHtml(cause)}</pre></dd>
  </dl>
  ${explanation ? `<p>${inlineMarkdown(explanation)}</p>` : ''}
  ${handling.map((line) => `<p class="handling">${escapeHtml(line)}</p>`).join('')}
</section>`;
}

function attempts(lines: string[]): string {
  if (lines.length === 0) return '';
  return `<ol class="attempts" aria-label="Earlier attempts">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ol>`;
}

function waiting({ phase }: RunView): string {
  return phase === 'waiting'
    ? '<section class="waiting"><p>The call is made. Step Functions would now <strong>wait</strong> until someone gives the task token back with <code>SendTaskSuccess</code> or <code>SendTaskFailure</code>; the state’s output would come from there.</p></section>'
    : '';
}

function section({ id, title, hint, syntax, text, open, cutFrom }: Section): string {
  const body = syntax === 'json' ? highlightJson(text) : syntax === 'http' ? highlightHttp(text) : escapeHtml(text);
  return `<details class="section" data-section="${id}"${open ? ' open' : ''}>
  <summary><h2>${escapeHtml(title)}</h2>${hint ? `<span class="hint">${escapeHtml(hint)}</span>` : ''}</summary>
  <div class="tools">${button('Copy', 'copy', false, id)}${button('Open in Editor', 'open', false, id)}</div>
  <pre tabindex="0" aria-label="${escapeHtml(title)}">${body}</pre>
  ${cutFrom === undefined ? '' : `<p class="hint">Shown are the first ${text.length.toLocaleString('en')} of ${cutFrom.toLocaleString('en')} characters: Open in Editor shows all.</p>`}
</details>`;
}

function notes(lines: string[]): string {
  if (lines.length === 0) return '';
  return `<section class="notes" aria-label="Local run and Step Functions"><h2>Local run and Step Functions</h2><ul>${lines
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join('')}</ul></section>`;
}

function button(label: string, action: string, secondary = false, sectionId?: string): string {
  const target = sectionId === undefined ? '' : ` data-target="${sectionId}"`;
  const style = sectionId !== undefined ? 'quiet' : secondary ? 'secondary' : 'primary';
  return `<button type="button" class="${style}" data-action="${action}"${target}>${escapeHtml(label)}</button>`;
}

/** `code` and **bold** of the knowledge texts; nothing else of markdown occurs in them. */
function inlineMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
