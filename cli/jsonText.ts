// JSON for people: what is short stands on one line, so that lists of one value do not take three.
import { isObject, type Json } from '../shared/json';

const width = 100;

/** The value with two blanks a level, and every object or list that fits a line on one. */
export function jsonText(value: Json, indent = ''): string {
  const inline = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + inline.length <= width) return inline;
  const inner = `${indent}  `;
  const items = isObject(value)
    ? Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${jsonText(item, inner)}`)
    : value.map((item) => jsonText(item, inner));
  const [open, close] = isObject(value) ? '{}' : '[]';
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

function onOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${onOneLine(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
