// Where a statement goes in the policies of a role, in each form that a template may have them.
import type { TextEdit } from '../document/edit';
import { insertItem, insertProp } from '../document/insert';
import { columnOf, lineBreakOf, lineEnd, lineStart, startsLine, type Source } from '../document/layout';
import { stringOf, valueOf, type Node, type ObjectNode, type Prop } from '../document/node';
import { writtenValue } from '../document/written';
import type { Json } from '../json';

const version = '2012-10-17';

/** Adds an inline policy to an `AWS::IAM::Role`; undefined where a function makes its list of policies. */
export function addPolicy(
  document: Source,
  properties: ObjectNode,
  policies: Prop | undefined,
  statement: Json,
): TextEdit | undefined {
  const policy = {
    PolicyName: freeName('call-api', policies?.value),
    PolicyDocument: { Version: version, Statement: [statement] },
  };
  if (!policies?.value) return policies ? undefined : insertProp(document, properties, 'Policies', [policy]);
  return addItem(document, policies.value, policy);
}

/** Adds a statement to SAM's `Policies`: to the one policy document there, or as one more policy. */
export function addPolicyDocument(
  document: Source,
  properties: ObjectNode,
  policies: Prop | undefined,
  statement: Json,
): TextEdit | undefined {
  const policy = { Version: version, Statement: [statement] };
  if (!policies?.value) return policies ? undefined : insertProp(document, properties, 'Policies', [policy]);
  const statements = valueOf(policies.value, 'Statement');
  if (statements) return addItem(document, statements, statement) ?? intoList(document, statements, statement);
  return addItem(document, policies.value, policy) ?? intoList(document, policies.value, policy);
}

/** The names of a role's inline policies must differ. */
function freeName(name: string, policies: Node | undefined): string {
  const taken = policies?.kind === 'array' ? policies.items.map((item) => stringOf(valueOf(item, 'PolicyName'))) : [];
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = `${name}-${count}`;
  return free;
}

function addItem(document: Source, list: Node, item: Json): TextEdit | undefined {
  if (list.kind !== 'array') return undefined;
  const last = list.items.at(-1);
  return last ? insertItem(document, list, last, item) : { span: list, text: writtenValue(document, [item]) };
}

/** Makes a list of what stands alone. Not of what has a tag: `!If` may already give a list, of which another would hold it. */
function intoList(document: Source, node: Node, item: Json): TextEdit | undefined {
  if (node.kind === 'array' || (node.kind === 'scalar' && node.opaque)) return undefined;
  if (node.kind === 'object' && node.block) return blockIntoList(document, node, item);
  const alone = document.text.slice(node.start, node.end);
  return { span: node, text: `[${alone}, ${writtenValue(document, item)}]` };
}

/**
 * Puts a YAML block behind a dash, its lines as far to the right as the dash is wide, and the item behind another.
 *
 *     Statement:              Statement:
 *       Effect: Allow           - Effect: Allow
 *       Action: logs:*            Action: logs:*
 *                               - { Effect: Allow, … }
 */
function blockIntoList(document: Source, block: ObjectNode, item: Json): TextEdit | undefined {
  const { text } = document;
  const { start } = block;
  // Behind an anchor or a tag of its own the block is meant as it is; an alias stands for a block elsewhere.
  if (block.anchor || !startsLine(text, start) || !/:[ \t]*(#.*)?\s*$/.test(textAbove(text, start))) return undefined;
  const written = text.slice(start, block.end).trimEnd();
  const end = lineEnd(text, start + written.length);
  const alone = text.slice(start, end).replace(/\n(?=[^\r\n])/g, '\n  ');
  const next = `${lineBreakOf(text)}${columnOf(text, start)}- ${writtenValue(document, item)}`;
  return { span: { start, end }, text: `- ${alone}${next}` };
}

/** The last line with more than a comment above the line of an offset. */
function textAbove(text: string, offset: number): string {
  const lines = text.slice(0, lineStart(text, offset)).split('\n');
  return lines.findLast((line) => /^[ \t]*[^\s#]/.test(line)) ?? '';
}
