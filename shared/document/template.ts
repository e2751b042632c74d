// Where a document that is no state machine itself holds some: SAM and CloudFormation templates, serverless.yml.
import { propOf, stringOf, valueOf, type Node, type ObjectNode, type Path, type Prop, type ScalarNode } from './node';
import { subNames, templateFunctionOf } from './templateFunctions';

export type Machine = {
  /** Its logical id in the template. */
  name: string;
  /** From the root to the definition. */
  path: Path;
  /** The definition where it stands in the template: an object, or a text that the template puts together. */
  definition?: { form: 'object' | 'text'; node: Node };
  /** The file that holds the definition instead, as written. */
  file?: { name: string; node: ScalarNode };
  /** Objects that give values to the definition's placeholders; the first that has a name counts. */
  substitutions: ObjectNode[];
};

const types = ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'];

/** Text without this holds no machine: a cheap search before a template is read. */
export const machineWord = /stateMachine/i;

/** The state machines of a template in document order; none in a document of another kind. */
export function machinesIn(root: Node | undefined): Machine[] {
  const machines = [
    ...resourcesIn(valueOf(root, 'Resources'), ['Resources']),
    // serverless.yml holds resources of its own, one object or a list of them.
    ...listed(valueOf(root, 'resources')).flatMap(({ node, path }) =>
      resourcesIn(valueOf(node, 'Resources'), ['resources', ...path, 'Resources']),
    ),
    ...serverlessMachines(valueOf(valueOf(root, 'stepFunctions'), 'stateMachines')),
  ];
  return machines.sort((a, b) => startOf(a) - startOf(b));
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
    const type = stringOf(valueOf(value, 'Type'));
    const properties = valueOf(value, 'Properties');
    if (type === undefined || !types.includes(type) || !properties) return [];
    const prop = propOf(properties, 'Definition') ?? propOf(properties, 'DefinitionString');
    const file = stringNode(valueOf(properties, 'DefinitionUri') ?? valueOf(properties, 'DefinitionS3Location'));
    const given = valueOf(properties, 'DefinitionSubstitutions');
    return machineOf(key, [...path, key, 'Properties'], prop, file, given);
  });
}

function serverlessMachines(machines: Node | undefined): Machine[] {
  if (machines?.kind !== 'object') return [];
  return machines.props.flatMap(({ key, value }) => {
    const prop = propOf(value, 'definition');
    const node = stringNode(prop?.value);
    // `${file(machine.asl.yaml)}`; one property of such a file, behind a colon, is another matter.
    const file = node && /^\$\{file\(([^()]+)\)\}$/.exec(String(node.value).trim())?.[1]?.trim();
    return machineOf(
      key,
      ['stepFunctions', 'stateMachines', key],
      prop,
      file && node ? node : undefined,
      undefined,
      file,
    );
  });
}

function machineOf(
  name: string,
  path: Path,
  prop: Prop | undefined,
  file: ScalarNode | undefined,
  given: Node | undefined,
  fileName = file && String(file.value),
): Machine[] {
  if (file && fileName) return [{ name, path, file: { name: fileName, node: file }, substitutions: objects(given) }];
  if (!prop?.value) return [];
  const form = prop.value.kind === 'object' && !templateFunctionOf(prop.value) ? 'object' : 'text';
  const substitutions = objects(subNames(prop.value), given);
  return [{ name, path: [...path, prop.key], definition: { form, node: prop.value }, substitutions }];
}

function stringNode(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && stringOf(node) !== undefined ? node : undefined;
}

function objects(...nodes: (Node | undefined)[]): ObjectNode[] {
  return nodes.filter((node) => node?.kind === 'object');
}
