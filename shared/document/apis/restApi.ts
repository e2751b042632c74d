// AWS::ApiGateway: REST APIs, whose routes are Methods of Resources, each below its parent.
import { stringOf, valueOf, type Node } from '../node';
import { templateFunctionOf } from '../templateFunctions';
import { draftOf, type Draft } from './api';
import { addBody } from './body';
import { referencesIn, referredBy } from './references';
import type { Resource } from './resources';

/** The REST APIs of a template, without their Methods. */
export function restApis(resources: readonly Resource[]): Draft[] {
  return resources
    .filter(({ type }) => type === 'AWS::ApiGateway::RestApi')
    .map(({ name, keySpan, properties }) => {
      const draft = draftOf(name, 'REST', keySpan);
      addBody(draft, valueOf(properties, 'Body'), valueOf(properties, 'BodyS3Location'));
      const basePath = stringOf(valueOf(valueOf(properties, 'Parameters'), 'basepath'));
      if (valueOf(properties, 'CloneFrom') || (basePath ?? 'ignore') !== 'ignore') draft.isWhole = false;
      return draft;
    });
}

/** Adds the Methods to the APIs they belong to, SAM's among them, and the stages. */
export function addMethods(resources: readonly Resource[], drafts: ReadonlyMap<string, Draft>): void {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  for (const { type, keySpan, properties } of resources) {
    if (!type.startsWith('AWS::ApiGateway::')) continue;
    for (const draft of draftsOf(valueOf(properties, 'RestApiId'), drafts)) {
      if (type === 'AWS::ApiGateway::Method') {
        const path = pathOf(valueOf(properties, 'ResourceId'), byName);
        const method = stringOf(valueOf(properties, 'HttpMethod'));
        if (path === undefined || method === undefined) draft.isWhole = false;
        else draft.routes.push({ method: method.toUpperCase(), path: `/${path.join('/')}`, span: keySpan });
      }
      const stage = valueOf(properties, 'StageName');
      if (stage && /::(Stage|Deployment)$/.test(type)) addStage(draft, stage);
    }
  }
}

/** The APIs that something belongs to; where the text does not tell, it may be any. */
export function draftsOf(id: Node | undefined, drafts: ReadonlyMap<string, Draft>): Draft[] {
  const name = referredBy(id);
  const draft = name === undefined ? undefined : drafts.get(name);
  if (draft || !id) return draft ? [draft] : [];
  const names = referencesIn(id);
  if (names && !names.some((one) => drafts.has(one))) return [];
  for (const one of drafts.values()) one.isWhole = false;
  return [];
}

/** Adds a stage whose name can be read. */
export function addStage(draft: Draft, name: Node): void {
  const text = stringOf(name);
  if (text === undefined || text.includes('${')) draft.hasAllStages = false;
  else if (!draft.stages.some((stage) => stage.name === text)) draft.stages.push({ name: text, span: name });
}

/** The segments from the root to a Resource; undefined where one of them cannot be read. */
function pathOf(
  id: Node | undefined,
  resources: ReadonlyMap<string, Resource>,
  seen = new Set<string>(),
): string[] | undefined {
  if (isRoot(id)) return [];
  const name = referredBy(id);
  const resource = name === undefined ? undefined : resources.get(name);
  if (name === undefined || seen.has(name) || resource?.type !== 'AWS::ApiGateway::Resource') return undefined;
  const part = stringOf(valueOf(resource.properties, 'PathPart'));
  const parents = pathOf(valueOf(resource.properties, 'ParentId'), resources, seen.add(name));
  return part === undefined || part.includes('${') || !parents ? undefined : [...parents, part];
}

/** `!GetAtt Api.RootResourceId`, `{"Fn::GetAtt": ["Api", "RootResourceId"]}`. */
function isRoot(id: Node | undefined): boolean {
  const called = templateFunctionOf(id);
  if (called?.name !== 'GetAtt') return false;
  const { argument } = called;
  const names = argument.kind === 'array' ? argument.items.map(stringOf) : (stringOf(argument)?.split('.') ?? []);
  return names.at(-1) === 'RootResourceId';
}
