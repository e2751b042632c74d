// The attempts before, and how Step Functions would differ: short lists around the run.
import type { RunView } from '../messages';
import { escapeHtml } from './html';

export function attempts(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<ol class="attempts" aria-label="Earlier attempts">${items(lines)}</ol>`;
}

export function notes(lines: readonly string[], where: RunView['where']): string {
  if (lines.length === 0) return '';
  const title = where === 'aws' ? 'About this run on AWS' : 'Local run and Step Functions';
  return `<details class="notes"><summary>${title}</summary><ul>${items(lines)}</ul></details>`;
}

function items(lines: readonly string[]): string {
  return lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
}
