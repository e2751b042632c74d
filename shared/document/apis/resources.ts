// The resources of a template, and whether they are all that it makes.
import { at, stringOf, valueOf, type Node, type Span } from '../node';

export type Resource = { name: string; keySpan: Span; type: string; properties: Node | undefined };

/** Macros that add nothing to the routes of an API that is written out. */
const plainTransforms = /^AWS::(Serverless-|LanguageExtensions|CodeDeploy)/;

/** The resources of a template or of a serverless.yml. `isWhole` is false where a macro or a loop makes others. */
export function resourcesIn(root: Node | undefined): { resources: Resource[]; isWhole: boolean } {
  const own = valueOf(root, 'resources');
  const groups = [
    valueOf(root, 'Resources'),
    ...(own?.kind === 'array' ? own.items : [own]).map((node) => valueOf(node, 'Resources')),
  ];
  const props = groups.flatMap((group) => (group?.kind === 'object' ? group.props : []));
  const isWhole =
    transformsOf(root).every((name) => name !== undefined && plainTransforms.test(name)) &&
    groups.every((group) => group === undefined || group.kind === 'object') &&
    !props.some(({ key }) => key.startsWith('Fn::'));
  const resources = props.flatMap(({ key, keySpan, value }) => {
    const type = stringOf(valueOf(value, 'Type'));
    return type === undefined ? [] : [{ name: key, keySpan, type, properties: valueOf(value, 'Properties') }];
  });
  return { resources, isWhole };
}

function transformsOf(root: Node | undefined): (string | undefined)[] {
  const transform = at(root, ['Transform']);
  if (!transform) return [];
  return (transform.kind === 'array' ? transform.items : [transform]).map(stringOf);
}
