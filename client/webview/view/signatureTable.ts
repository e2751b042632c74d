// How the request that the service expected differs from the one that was signed: both beside each other, part by part.
import type { DifferentLine } from '../../../shared/explanation/explanation';
import { escapeHtml } from './html';

export function signatureTable(lines: readonly DifferentLine[]): string {
  const name = 'How the signed request differs';
  return `<div class="scrolled" tabindex="0" role="group" aria-label="${name}"><table class="difference"><caption>${name}</caption>
  <thead><tr><th scope="col">Part</th><th scope="col">Signed here</th><th scope="col">Expected by the service</th></tr></thead>
  <tbody>${lines.map(row).join('')}</tbody></table></div>`;
}

function row({ name, ours, theirs }: DifferentLine): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th><td>${cell(ours, theirs)}</td><td>${cell(theirs, ours)}</td></tr>`;
}

/** The text with the part marked that the other one does not share. */
function cell(text: string | undefined, other: string | undefined): string {
  if (text === undefined) return '<span class="hint">absent</span>';
  if (text === '') return '<span class="hint">empty</span>';
  const [start, end] = differing(text, other ?? '');
  const marked = end > start ? `<mark>${escapeHtml(text.slice(start, end))}</mark>` : '';
  return `<code>${escapeHtml(text.slice(0, start))}${marked}${escapeHtml(text.slice(end))}</code>`;
}

/** Where a text begins and ends to differ from another: between the beginning and the end that both share. */
function differing(text: string, other: string): [start: number, end: number] {
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && text[start] === other[start]) start++;
  let tail = 0;
  while (tail < shorter - start && text.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [start, text.length - tail];
}
