// Where a document that is no state machine itself holds some: SAM and CloudFormation templates, serverless.yml.
import { definitionsUnder } from './keyed';
import { propOf, stringOf, valueOf, type Node, type ObjectNode, type Path, type ScalarNode } from './node';
import { branchesOf, subNames, templateFunctionOf, type Branch } from './templateFunctions';

export type Machine = {
  /** Its logical id in the template. */
  name: string;
  /** When it has this definition, where `If` chooses between several: `IsProd`, `not IsProd`. */
  condition?: string;
  /** From the root to the definition. */
  path: Path;
  /** From the root to what the template says of the machine. */
  properties: Path;
  /** The definition where it stands in the template: an object, or a text that the template puts together. */
  definition?: { form: 'object' | 'text'; node: Node };
  /** The file that holds the definition instead, as written; of serverless.yml also the key that it stands under. */
  file?: { name: string; node: ScalarNode; key?: string };
  /** Objects that give values to the definition's placeholders; the first that has a name counts. */
  substitutions: ObjectNode[];
  /** The template's parameters, which may have a default. */
  parameters?: ObjectNode;
};

const types = ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'];

/** Text without this holds no machine: a cheap search before a template is read. */
export const machineWord = /stateMachine/i;

/** The state machines of a template in document order; none in a document of another kind. */
export function machinesIn(root: Node | undefined): Machine[] {
  const parameters = valueOf(root, 'Parameters');
  const machines = [
    ...resourcesIn(valueOf(root, 'Resources'), ['Resources']),
    // serverless.yml holds resources of its own, one object or a list of them.
    ...listed(valueOf(root, 'resources')).flatMap(({ node, path }) =>
      resourcesIn(valueOf(node, 'Resources'), ['resources', ...path, 'Resources']),
    ),
    ...serverlessMachines(valueOf(valueOf(root, 'stepFunctions'), 'stateMachines')),
  ];
  if (machines.length === 0) return definitionsUnder(root);
  if (parameters?.kind === 'object') for (const machine of machines) machine.parameters = parameters;
  return machines.sort((a, b) => startOf(a) - startOf(b));
}

/** What tells a machine from the others of its template: its logical id, and when it is that: `Orders[not IsProd]`. */
export function labelOf({ name, condition }: Pick<Machine, 'name' | 'condition'>): string {
  return condition === undefined ? name : `${name}[${condition}]`;
}

function startOf({ definition, file }: Machine): number {
  return (definition?.node ?? file?.node)?.start ?? 0;
}

function listed(node: Node | undefined): { node: Node | undefined; path: Path }[] {
  return node?.kind === 'array'
    ? node.items.map((item, index) => ({ node: item, path: [index] }))
    : [{ node, path: [] }];
}

function resourcesIn(resources: Node | undefined, path: Path): Machine[] {
  if (resources?.kind !== 'object') return [];
  return resources.props.flatMap(({ key, value }) => {
    // `Fn::ForEach::Loop: [Name, [a, b], {"Machine${Name}": …}]` makes several resources of one.
    if (key.startsWith('Fn::ForEach::') && value?.kind === 'array')
      return resourcesIn(value.items[2], [...path, key, 2]);
    const type = stringOf(valueOf(value, 'Type'));
    const properties = valueOf(value, 'Properties');
    if (type === undefined || !types.includes(type) || !properties) return [];
    return resourceMachines(key, properties, [...path, key, 'Properties']);
  });
}

function resourceMachines(name: string, properties: Node, path: Path): Machine[] {
  const given = valueOf(properties, 'DefinitionSubstitutions');
  const file = propOf(properties, 'DefinitionUri') ?? propOf(properties, 'DefinitionS3Location');
  const files = (file?.value ? branchesOf({ node: file.value, path }) : []).flatMap(
    ({ node, condition }): Machine[] => {
      const named = stringNode(node);
      const about = { name, path, properties: path, ...(condition !== undefined && { condition }) };
      return named
        ? [{ ...about, file: { name: String(named.value), node: named }, substitutions: objects(given) }]
        : [];
    },
  );
  if (files.length > 0) return files;
  const prop = propOf(properties, 'Definition') ?? propOf(properties, 'DefinitionString');
  if (!prop?.value) return [];
  return branchesOf({ node: prop.value, path: [...path, prop.key] }).map((branch) =>
    written(name, path, outOfJsonString(branch), given),
  );
}

/** `DefinitionString: {"Fn::ToJsonString": {…}}` holds its definition as an object after all. */
function outOfJsonString(branch: Branch): Branch {
  const called = templateFunctionOf(branch.node);
  if (called?.name !== 'ToJsonString' || called.argument.kind !== 'object') return branch;
  return { ...branch, node: called.argument, path: [...branch.path, 'Fn::ToJsonString'] };
}

/** `${file(machine.asl.yaml)}`, and one definition of several in a file, `${file(machines.yml):orders}`. */
const fileReference = /^\$\{file\(([^()]+)\)(?::([^{}]+))?\}$/;

function serverlessMachines(machines: Node | undefined): Machine[] {
  if (machines?.kind !== 'object') return [];
  return machines.props.flatMap(({ key, value }): Machine[] => {
    const path = ['stepFunctions', 'stateMachines', key];
    const prop = propOf(value, 'definition');
    if (!prop?.value) return [];
    const node = stringNode(prop.value);
    const [, file, inside] = (node && fileReference.exec(String(node.value).trim())) ?? [];
    if (!node || file === undefined)
      return [written(key, path, { node: prop.value, path: [...path, prop.key] }, undefined)];
    const reference = { name: file.trim(), node, ...(inside !== undefined && { key: inside.trim() }) };
    return [{ name: key, path, properties: path, file: reference, substitutions: [] }];
  });
}

/** A machine whose definition is written in the template itself. */
function written(name: string, properties: Path, { node, path, condition }: Branch, given: Node | undefined): Machine {
  const form = node.kind === 'object' && !templateFunctionOf(node) ? 'object' : 'text';
  return {
    name,
    ...(condition !== undefined && { condition }),
    path,
    properties,
    definition: { form, node },
    substitutions: objects(subNames(node), given),
  };
}

function stringNode(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && stringOf(node) !== undefined ? node : undefined;
}

function objects(...nodes: (Node | undefined)[]): ObjectNode[] {
  return nodes.filter((node) => node?.kind === 'object');
}
