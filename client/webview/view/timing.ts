// Where the time of a call went: a bar in proportion for the eye, and the same as a list in words.
import { formatDuration } from '../format';
import type { TimingPart } from '../messages';
import { escapeHtml } from './html';

export function timing(parts: readonly TimingPart[]): string {
  const total = parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  if (total === 0) return '';
  // Widths are attributes of SVG, which the page's policy lets through where it stops a style attribute.
  let from = 0;
  const bars = parts.map(({ phase, milliseconds }) => {
    const width = (milliseconds / total) * 100;
    const bar = `<rect class="part-${phase}" x="${from.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="4"/>`;
    from += width;
    return bar;
  });
  const words = parts.map(
    ({ phase, label, milliseconds }) =>
      `<li><span class="swatch part-${phase}" aria-hidden="true"></span>${escapeHtml(label)} <span class="number">${formatDuration(milliseconds)}</span></li>`,
  );
  return `<div class="timing"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg><ul aria-label="Where the time went">${words.join('')}</ul></div>`;
}
