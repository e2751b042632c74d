// Writes a tree as block YAML, repeated keys included, so that every JSON sample is also a YAML one.
import type { Node } from '../../shared/document/node';

export function toYaml(node: Node | undefined, indent = ''): string {
  if (!node) return '';
  if (node.kind === 'scalar') return node.opaque ? String(node.value) : JSON.stringify(node.value);
  if (node.kind === 'array') {
    if (node.items.length === 0) return '[]';
    // Lists of plain values in flow style, as people write them for headers; others one item a line.
    if (node.items.every(({ kind }) => kind === 'scalar'))
      return `[${node.items.map((item) => toYaml(item)).join(', ')}]`;
    return node.items.map((item) => `\n${indent}- ${toYaml(item, `${indent}  `).trimStart()}`).join('');
  }
  if (node.props.length === 0) return '{}';
  return node.props
    .map(
      ({ key, value }) =>
        `\n${indent}${/^[A-Za-z][\w.$-]*$/.test(key) ? key : JSON.stringify(key)}: ${toYaml(value, `${indent}  `)}`,
    )
    .join('');
}
