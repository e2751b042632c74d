// Colours lines of JSON and of raw HTTP: each token in a span whose class the style sheet maps to a theme colour.
import { escapeHtml } from './html';

const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|\b(true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;

/** JSON text, also when it is cut off in the middle. */
export function highlightJson(json: string): string {
  let html = '';
  let done = 0;
  for (const match of json.matchAll(token)) {
    const [whole, text, colon, word] = match;
    html += escapeHtml(json.slice(done, match.index));
    if (text !== undefined) html += `${span(colon === undefined ? 'string' : 'key', text)}${colon ?? ''}`;
    else html += span(word === undefined ? 'number' : 'word', whole);
    done = match.index + whole.length;
  }
  return html + escapeHtml(json.slice(done));
}

/** A header line of a raw HTTP message. */
export function highlightHeader(line: string): string {
  const colon = line.indexOf(':');
  return colon === -1 ? escapeHtml(line) : `${span('key', line.slice(0, colon))}${escapeHtml(line.slice(colon))}`;
}

function span(kind: string, text: string): string {
  return `<span class="${kind}">${escapeHtml(text)}</span>`;
}
