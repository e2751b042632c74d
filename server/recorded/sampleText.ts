// A recorded value in few characters, and in a hover.
import { isObject, type Json } from '../../shared/json';

/** In one line of at most `most` characters: `{"id": "7", "items": [1, 2, …]}`. */
export function sampleLine(value: Json, most = 32): string {
  const text = oneLine(value, most);
  return text.length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;
}

function oneLine(value: Json, most: number): string {
  if (Array.isArray(value)) {
    const items = value.slice(0, 2).map((item) => oneLine(item, most));
    return `[${[...items, ...(value.length > 2 ? ['…'] : [])].join(', ')}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  const shown = entries.slice(0, 4).map(([key, inner]) => `${JSON.stringify(key)}: ${oneLine(inner, most)}`);
  return `{${[...shown, ...(entries.length > 4 ? ['…'] : [])].join(', ')}}`;
}

/** A path with the value it had, as markdown. */
export function describeRecorded(path: string, value: Json): string {
  // A line of JSON begins with no backtick: nothing in it ends the block.
  return `In the last run, \`\` ${path} \`\` was\n\n\`\`\`json\n${sampleLine(value, 500)}\n\`\`\``;
}
