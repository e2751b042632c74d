// Colours JSON and raw HTTP: each token in a span whose class the style sheet maps to a theme colour.
import { escapeHtml } from './html';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g;

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

/** A raw HTTP message: start line, header lines, and the body after the blank line, as JSON where it looks like it. */
export function highlightHttp(message: string): string {
  const blank = message.indexOf('\n\n');
  const head = blank === -1 ? message : message.slice(0, blank);
  const body = blank === -1 ? '' : message.slice(blank + 2);
  const [start = '', ...headers] = head.split('\n');
  const lines = headers.map((line) => {
    const colon = line.indexOf(':');
    return `${span('key', line.slice(0, colon))}${escapeHtml(line.slice(colon))}`;
  });
  const coloured = /^\s*[[{"\d]/.test(body) ? highlightJson(body) : escapeHtml(body);
  return [span('start', start), ...lines, ...(blank === -1 ? [] : ['', coloured])].join('\n');
}

function span(kind: string, text: string): string {
  return `<span class="${kind}">${escapeHtml(text)}</span>`;
}
