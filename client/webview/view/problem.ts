// What went wrong, what it means, and what to do about it.
import type { Problem } from '../messages';
import { escapeHtml } from './html';
import { inlineMarkdown } from './markup';
import { signatureTable } from './signatureTable';

export function problem(found: Problem | undefined): string {
  if (!found) return '';
  const { error, cause, alsoSpelled, explanation, evidence, steps, signature, remedy, handling } = found;
  return `<section class="problem" aria-label="Error">
  ${explanation ? `<p class="explanation">${inlineMarkdown(explanation)}</p>` : ''}
  ${list('ul', 'What says so', evidence)}
  ${signature?.length ? signatureTable(signature) : ''}
  ${list('ol', 'What to do', steps)}
  ${remedy ? `<p class="remedy"><vscode-button icon="lightbulb" data-remedy="">${escapeHtml(remedy.title)}</vscode-button></p>` : ''}
  <dl>
    <dt>Error</dt><dd><code>${escapeHtml(error || 'none')}</code>${
      alsoSpelled
        ? ` <span class="hint">AWS has also been seen to give <code>${escapeHtml(alsoSpelled)}</code></span>`
        : ''
    }</dd>
    <dt>Cause</dt><dd>${cause === '' ? '<span class="hint">none</span>' : `<pre tabindex="0" role="group" aria-label="Cause">${escapeHtml(cause)}</pre>`}</dd>
    ${handling.length > 0 ? `<dt>Then</dt><dd>${handling.map((line) => `<p class="handling">${escapeHtml(line)}</p>`).join('')}</dd>` : ''}
  </dl>
</section>`;
}

function list(tag: 'ul' | 'ol', title: string, lines: readonly string[] | undefined): string {
  if (!lines?.length) return '';
  return `<h2>${title}</h2><${tag}>${lines.map((line) => `<li>${inlineMarkdown(line)}</li>`).join('')}</${tag}>`;
}
