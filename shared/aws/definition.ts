// The whole definitions of a document, for Step Functions to check: the document itself, or those inside a template.
import type { AslDocument } from '../document/document';
import { at, stringOf, valueOf, type Node, type Span } from '../document/node';
import { deployed, placeholder, type Substitutions } from '../document/substitutions';
import { labelOf, type Machine } from '../document/template';
import { partitions } from '../knowledge/hosts';
import { offsetAt, spanAt } from './location';
import { isRoleArn } from './roleArn';
import type { AwsFinding, ValidationRequest } from './types';

export type Definition = {
  /** Its logical id in a template, with the condition where it has several; absent where the document is the definition. */
  name?: string;
  /** The document that the tree is of: the whole one, or a text inside it. */
  home: AslDocument;
  root: Node;
  /** From places of `home` to places of the whole document. */
  toOuter: (span: Span) => Span;
  machine?: Machine;
  /** As far as the template says. */
  type?: ValidationRequest['type'];
};

/** The longest definition that Step Functions takes. */
const longest = 1_048_576;

/** Every definition that is written in a document. The document must be read with `whole`, so that none is skipped. */
export function definitionsOf(document: AslDocument): Definition[] {
  const { root, machines, embedded } = document;
  if (machines.length === 0)
    return root && valueOf(root, 'States') ? [{ home: document, root, toOuter: (span) => span }] : [];
  return machines.flatMap((machine): Definition[] => {
    const { definition } = machine;
    const type = typeOfMachine(root, machine);
    const about = { name: labelOf(machine), machine, ...(type && { type }) };
    if (definition?.form === 'object')
      return [{ ...about, home: document, root: definition.node, toOuter: (span) => span }];
    const inside = embedded.find((candidate) => candidate.machine === machine);
    const tree = inside?.document.root;
    if (!inside || !tree) return [];
    return [{ ...about, home: inside.document, root: tree, toOuter: (span) => inside.map.toOuter(span) }];
  });
}

export type DefinitionText = {
  definition: string;
  /** True where the text is sent as it stands, so that lines and columns in an answer are those of the document. */
  asWritten: boolean;
  /** As in `deployed`: what has no value, and what only a deployment knows. */
  missing: string[];
  unknown: string[];
};

/** The text to send. JSON that deployment does not change is sent as it is written, mistakes and all. */
export function definitionText({ home, root, machine }: Definition, values: Substitutions): DefinitionText {
  const { text, syntax } = home;
  const { value, missing, unknown } = deployed(root, values);
  const asWritten = !machine && syntax === 'json' && !placeholderIn(text) && text.length <= longest;
  return { definition: asWritten ? text : JSON.stringify(value), asWritten, missing, unknown };
}

/** Where a finding stands in the whole document; the beginning of the definition where AWS names no place. */
export function placeOf({ home, root, toOuter }: Definition, { location = '' }: AwsFinding, asWritten: boolean): Span {
  const offset = asWritten ? offsetAt(home.text, location) : undefined;
  if (offset !== undefined) return { start: offset, end: Math.min(offset + 1, home.text.length) };
  return toOuter(spanAt(root, location) ?? { start: root.start, end: Math.min(root.start + 1, root.end) });
}

/** What CloudFormation gives to its own names in a region; whatever else is asked for. */
export function pseudoParameters(region: string): Record<string, string> {
  const partition = partitions.find((candidate) => candidate.region.test(region));
  return {
    'AWS::Region': region,
    'AWS::Partition': partition?.name ?? 'aws',
    'AWS::URLSuffix': partition?.suffix ?? 'amazonaws.com',
  };
}

/** The type that a template gives to a machine of it; undefined where what it says is known to deployment only. */
export function typeOfMachine(root: Node | undefined, machine: Machine): Definition['type'] {
  return typeOf(machineProperties(root, machine));
}

/** The role that a template gives to the machine, where it is written out. */
export function literalRole(document: AslDocument, machine: Machine | undefined): string | undefined {
  const properties = machine && machineProperties(document.root, machine);
  for (const name of ['Role', 'RoleArn', 'role']) {
    const role = stringOf(valueOf(properties, name));
    if (role !== undefined && isRoleArn(role)) return role;
  }
  return undefined;
}

/** What the template says of the machine beside its definition. */
function machineProperties(root: Node | undefined, { properties }: Machine): Node | undefined {
  return at(root, properties);
}

function typeOf(properties: Node | undefined): Definition['type'] {
  for (const name of ['Type', 'StateMachineType', 'type']) {
    const value = valueOf(properties, name);
    const type = stringOf(value);
    if (type === 'EXPRESS' || type === 'STANDARD') return type;
    // A parameter or a condition of the template.
    if (value) return undefined;
  }
  // Both kinds of templates make a standard machine where nothing is said.
  return properties && 'STANDARD';
}

function placeholderIn(text: string): boolean {
  return text.search(placeholder) !== -1;
}
