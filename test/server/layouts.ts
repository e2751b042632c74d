// Writes one tree in the layouts people use, so that every sample is tested in all of them.
import type { Syntax } from '../../shared/document/document';
import type { Node, Prop } from '../../shared/document/node';

export type Layout = { name: string; syntax: Syntax; write: (root: Node) => string };

export const layouts: readonly Layout[] = [
  { name: 'JSON, two blanks', syntax: 'json', write: (root) => json(root, '  ') },
  { name: 'JSON, tabs', syntax: 'json', write: (root) => json(root, '\t') },
  { name: 'JSON, Windows lines', syntax: 'json', write: (root) => json(root, '    ').replaceAll('\n', '\r\n') },
  { name: 'JSON, one line', syntax: 'json', write: (root) => json(root) },
  { name: 'JSON, no blank', syntax: 'json', write: (root) => json(root, undefined, '') },
  {
    name: 'JSON, a comment on each line',
    syntax: 'json',
    write: (root) => json(root, '  ').replace(/(?<!\{|\[)$/gm, ' // why, what'),
  },
  { name: 'YAML', syntax: 'yaml', write: (root) => yaml(root, { step: '  ', dash: '- ', lists: '  ' }) },
  {
    name: 'YAML, lists not indented',
    syntax: 'yaml',
    write: (root) => yaml(root, { step: '    ', dash: '- ', lists: '' }),
  },
  { name: 'YAML, wide dashes', syntax: 'yaml', write: (root) => yaml(root, { step: '  ', dash: '-   ', lists: '  ' }) },
  {
    name: 'YAML, single quotes',
    syntax: 'yaml',
    write: (root) => yaml(root, { step: '  ', dash: '- ', lists: '  ', quote: "'" }),
  },
  {
    name: 'YAML, Windows lines',
    syntax: 'yaml',
    write: (root) => yaml(root, { step: '  ', dash: '- ', lists: '  ' }).replaceAll('\n', '\r\n'),
  },
  {
    name: 'YAML, a comment on each line',
    syntax: 'yaml',
    write: (root) => yaml(root, { step: '  ', dash: '- ', lists: '  ' }).replace(/(?<=.)$/gm, ' # why, what'),
  },
  { name: 'YAML, JSON in it', syntax: 'yaml', write: (root) => quotePlaceholders(json(root, '  ')) },
  {
    name: 'YAML, flow',
    syntax: 'yaml',
    write: (root) => quotePlaceholders(yaml(root, { step: '  ', dash: '- ', lists: '  ', flow: true })),
  },
];

/** YAML cannot have a brace behind a bare `$` between brackets. */
function quotePlaceholders(text: string): string {
  return text.replace(/(?<=: )\$\{\w+\}/g, '"$&"');
}

/** JSON with one property or item a line, or all on one line. */
function json(node: Node, step?: string, blank = ' ', indent = ''): string {
  if (node.kind === 'scalar') return node.opaque ? String(node.value) : JSON.stringify(node.value);
  const inner = step === undefined ? '' : `${indent}${step}`;
  const parts =
    node.kind === 'array'
      ? node.items.map((item) => json(item, step, blank, inner))
      : node.props.map(
          ({ key, value }) => `${JSON.stringify(key)}:${blank}${value ? json(value, step, blank, inner) : ''}`,
        );
  const [open, close] = node.kind === 'array' ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  if (step === undefined) {
    const edge = node.kind === 'array' ? '' : blank;
    return `${open}${edge}${parts.join(`,${blank}`)}${edge}${close}`;
  }
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

type Yaml = {
  step: string;
  dash: string;
  /** How much deeper a list stands than its name. */
  lists: string;
  quote?: "'";
  flow?: boolean;
};

function yaml(root: Node, style: Yaml): string {
  return `${block(root, style, '').trimStart()}\n`;
}

/** The text behind a colon or a dash. */
function block(node: Node, style: Yaml, indent: string): string {
  if (node.kind === 'scalar') return ` ${scalar(node, style)}`;
  if (node.kind === 'array') {
    if (node.items.length === 0) return ' []';
    if (style.flow) return ` ${flow(node, style)}`;
    const deeper = indent + style.lists;
    return node.items
      .map(
        (item) => `\n${deeper}${style.dash}${block(item, style, deeper + ' '.repeat(style.dash.length)).trimStart()}`,
      )
      .join('');
  }
  if (node.props.length === 0) return ' {}';
  if (style.flow && indent.length > 4) return ` ${flow(node, style)}`;
  return node.props.map((prop) => `\n${indent}${named(prop, style, indent)}`).join('');
}

function named({ key, value }: Prop, style: Yaml, indent: string): string {
  const deeper = value?.kind === 'array' ? indent : indent + style.step;
  return `${name(key, style)}:${value ? block(value, style, deeper) : ''}`;
}

function flow(node: Node, style: Yaml): string {
  if (node.kind === 'scalar') return scalar(node, style);
  if (node.kind === 'array') return `[${node.items.map((item) => flow(item, style)).join(', ')}]`;
  const props = node.props.map(({ key, value }) => `${name(key, style)}: ${value ? flow(value, style) : ''}`);
  return `{ ${props.join(', ')} }`;
}

function scalar({ value, opaque }: Node & { kind: 'scalar' }, { quote }: Yaml): string {
  if (opaque) return String(value);
  return quote && typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

function name(key: string, { quote }: Yaml): string {
  if (/^[A-Za-z][\w.$-]*$/.test(key)) return key;
  return quote ? `'${key.replaceAll("'", "''")}'` : JSON.stringify(key);
}
