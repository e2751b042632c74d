// The text of one line, as it is shown and searched.
import { longestLine, type Row } from './row';

/** The whole line: JSON with one blank after each colon and comma, and none elsewhere; other text as it is. */
export function rowText(source: string, row: Row): string {
  const text = source.slice(row.start, row.end);
  return row.kind === 'text' ? text.replace(/\r$/, '') : spaced(text);
}

/** The line as it is shown: `cut` tells how many characters are left out at its end. */
export function shownText(source: string, row: Row): { text: string; cut: number } {
  const length = row.end - row.start;
  if (length <= longestLine) return { text: rowText(source, row), cut: 0 };
  return { text: rowText(source, { ...row, end: row.start + longestLine }), cut: length - longestLine };
}

/** White space between tokens as one would write it by hand. */
function spaced(json: string): string {
  return json
    .replace(/("[^"\\]*(?:\\[^][^"\\]*)*"?)|\s+|([,:])/g, (_whole, text?: string, mark?: string) =>
      text !== undefined ? text : mark !== undefined ? `${mark} ` : '',
    )
    .trimEnd();
}
