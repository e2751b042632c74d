// The content of the stage in sight: a place for its lines, or a table, a picture or a sentence.
import { formatBytes } from '../format';
import type { Body, Shown } from '../messages';
import { escapeHtml } from './html';

/** What has lines is only a frame here: page/rowsView.ts fills it with the lines in sight. */
export function content({ stage, tab, body }: Shown): string {
  const label = tab === undefined ? '' : ` aria-labelledby="tab-${tab}" role="tabpanel"`;
  const name = tab === undefined ? stage : `${stage} ${tab}`;
  return `<div id="content"${label} class="content ${body.kind}">${inner(body, name)}${cutNote(body)}</div>`;
}

export function hasLines(body: Body): body is Extract<Body, { text: string }> {
  return 'text' in body;
}

function inner(body: Body, name: string): string {
  switch (body.kind) {
    case 'none':
      return `<p class="hint">${escapeHtml(body.says)}</p>`;
    case 'headers':
      return headerTable(body.rows);
    case 'image':
      return `<img class="picture" alt="The response body, ${escapeHtml(body.type)}" src="data:${escapeHtml(body.type)};base64,${body.base64}">`;
    default:
      return `<div id="lines" class="lines ${body.kind}" data-keep="" data-name="${escapeHtml(name)}"></div>`;
  }
}

/** Repeated names stand as often as they came. */
function headerTable(rows: readonly [string, string][]): string {
  if (rows.length === 0) return '<p class="hint">No headers</p>';
  const row = ([name, value]: [string, string]): string =>
    `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`;
  return `<div class="scrolled" tabindex="0" role="group" aria-label="Headers"><table class="headers"><thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead><tbody>${rows.map(row).join('')}</tbody></table></div>`;
}

function cutNote(body: Body): string {
  if (body.kind === 'image') return `<p class="hint">${escapeHtml(body.type)}, ${formatBytes(body.bytes)}</p>`;
  if (body.kind === 'hex')
    return body.text.length > 0
      ? `<p class="hint">The body is no text (${escapeHtml(body.type)}, ${body.bytes.toLocaleString('en')} bytes); shown is its beginning. Save Body saves it all.</p>`
      : '';
  if (!('cutFrom' in body) || body.cutFrom === undefined) return '';
  return `<p class="hint cut">Shown are the first ${body.text.length.toLocaleString('en')} of ${body.cutFrom.toLocaleString('en')} characters: Open in Editor shows all.</p>`;
}
