// Snippets of the tables, which are JSON, as YAML.

/**
 * The value behind a name's colon in block style: an object on lines of its own, a text without its quotes.
 *
 *     {\n\t"${1:name}": ["${2:value}"]\n}    Headers:
 *                                              name: ["value"]
 */
export function blockSnippet(snippet: string, unit: string): string {
  if (!snippet.startsWith('{')) return ` ${plain(snippet)}`;
  const lines = snippet.split('\n').filter((line) => !/^\t*[{}],?$/.test(line));
  return lines.map((line) => `\n${blockLine(line, unit)}`).join('');
}

/** An object that is the whole document: its lines stand at the margin. */
export function rootSnippet(snippet: string, unit: string): string {
  return blockSnippet(snippet.replaceAll('\n\t', '\n'), unit).trimStart();
}

/** Objects inside lose their braces as well: their lines stand deeper. */
function blockLine(line: string, unit: string): string {
  const [, tabs = '', content = ''] = /^(\t*)(.*?),?$/.exec(line) ?? [];
  const named = /^("(?:[^"\\]|\\.)*"): (.*)$/.exec(content);
  const text = named
    ? `${plain(named[1] ?? '')}:${(named[2] ?? '') === '{' ? '' : ` ${plain(named[2] ?? '')}`}`
    : content;
  return unit.repeat(tabs.length) + text;
}

/** On one line, between the brackets of flow style. */
export function flowSnippet(snippet: string): string {
  return snippet.replace(/\n\t*/g, ' ');
}

/** Without quotes where YAML reads the same text, whatever the tab stops come to hold. */
function plain(snippet: string): string {
  const inside = /^"([^"\\]*(?:\\\$[^"\\]*)*)"$/.exec(snippet)?.[1];
  if (inside === undefined || inside === '') return snippet;
  const text = inside.replace(/\$\{\d+[:|]([^,|}]*)[^}]*\}/g, '$1').replace(/\\\$/g, '$');
  return /^[A-Za-z$<][\w./$()'<> -]*(?::[\w.:]+)*$/.test(text) ? inside : snippet;
}
