// From a location in Step Functions' words, `/States/Get Bills/Parameters`, to the place in the document.
import { propOf, type Node, type Span } from '../document/node';

/**
 * Where a location stands below `root`: the key of what is an object or a list, else the value. As far as the document
 * has it: a location that leads to what is missing ends at what should hold it. Undefined where nothing of it is there.
 */
export function spanAt(root: Node | undefined, location: string): Span | undefined {
  let node = root;
  let span: Span | undefined;
  let rest = location.replace(/^\//, '');
  while (node && rest !== '') {
    const step = nextStep(node, rest);
    if (!step) break;
    ({ node, span, rest } = step);
  }
  return span;
}

/**
 * The same for a state that was sent alone, which Step Functions puts into a machine of its own: `/States/<any>/X` and
 * `/X` are both the state's `X`. The state's own name where the location is the state.
 */
export function spanInState(state: Node, location: string): Span | undefined {
  return spanAt(state, location.replace(/^\/States\/[^/]+/, ''));
}

/** `line: 3, column: 7` of the parser that reads the definition, in a text that was sent as it stands. */
export function offsetAt(text: string, location: string): number | undefined {
  const [, line, column] = /line: (\d+), column: (\d+)/.exec(location) ?? [];
  if (line === undefined || column === undefined) return undefined;
  const lines = text.split('\n');
  if (Number(line) > lines.length) return undefined;
  const before = lines.slice(0, Number(line) - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return Math.min(before + Math.max(0, Number(column) - 1), text.length);
}

type Step = { node: Node | undefined; span: Span; rest: string };

/** State names may hold slashes and brackets, so the longest key that fits is meant. */
function nextStep(node: Node, rest: string): Step | undefined {
  if (node.kind === 'array') {
    const [whole, bracketed, plain] = /^(?:\[(\d+)\]|(\d+))(?:\/|(?=\[)|$)/.exec(rest) ?? [];
    const item = whole === undefined ? undefined : node.items[Number(bracketed ?? plain)];
    return item && { node: item, span: item, rest: rest.slice(whole?.length) };
  }
  if (node.kind !== 'object') return undefined;
  const key = node.props
    .map(({ key }) => key)
    .filter((key) => rest === key || (rest.startsWith(key) && /^[/[]/.test(rest.slice(key.length))))
    .sort((a, b) => b.length - a.length)[0];
  const prop = key === undefined ? undefined : propOf(node, key);
  if (key === undefined || !prop) return undefined;
  const span = prop.value?.kind === 'scalar' ? prop.value : prop.keySpan;
  return { node: prop.value, span, rest: rest.slice(key.length).replace(/^\//, '') };
}
