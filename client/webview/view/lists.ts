// The attempts before, and how Step Functions would differ: short lists around the run.
import { escapeHtml } from './html';

export function attempts(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<ol class="attempts" aria-label="Earlier attempts">${items(lines)}</ol>`;
}

export function notes(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<section class="notes" aria-label="Local run and Step Functions"><h2>Local run and Step Functions</h2><ul>${items(lines)}</ul></section>`;
}

function items(lines: readonly string[]): string {
  return lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
}
