// The APIs of a template: CloudFormation's own, SAM's, and those of serverless.yml.
import { propOf, valueOf, type Node } from '../node';
import { templateFunctionOf } from '../templateFunctions';
import type { Draft } from './api';
import { addRoutes, httpApis } from './httpApi';
import { referencesIn } from './references';
import { resourcesIn, type Resource } from './resources';
import { addMethods, restApis } from './restApi';
import { addEvents, samApis } from './sam';
import { serverlessApis } from './serverless';

/** The APIs that a template makes, as far as its own text tells; none in a document of another kind. */
export function draftsIn(root: Node | undefined): Draft[] {
  const { resources, isWhole } = resourcesIn(root);
  const drafts = new Map(
    [...restApis(resources), ...httpApis(resources), ...samApis(resources), ...serverlessApis(root)].map((draft) => [
      draft.name,
      draft,
    ]),
  );
  addEvents(resources, drafts);
  addMethods(resources, drafts);
  addRoutes(resources, drafts);
  for (const name of givenAway(root, resources)) {
    const draft = drafts.get(name);
    if (draft) draft.isWhole = false;
  }
  for (const draft of drafts.values()) {
    draft.isWhole &&= isWhole;
    draft.routes.sort((a, b) => a.span.start - b.span.start);
  }
  return [...drafts.values()];
}

/**
 * The names that other stacks get to know, which may then add routes: parameters of nested stacks, and exports of an
 * API's id itself (a URL that has the id in it is only called).
 */
function givenAway(root: Node | undefined, resources: readonly Resource[]): string[] {
  const nested = resources
    .filter(({ type }) => /^AWS::(CloudFormation::Stack|Serverless::Application)$/.test(type))
    .flatMap(({ properties }) => propOf(properties, 'Parameters')?.value ?? []);
  const outputs = valueOf(root, 'Outputs');
  const exported = (outputs?.kind === 'object' ? outputs.props : [])
    .filter(({ value }) => valueOf(value, 'Export'))
    .flatMap(({ value }) => valueOf(value, 'Value') ?? [])
    .filter((value) => ['Ref', 'GetAtt'].includes(templateFunctionOf(value)?.name ?? ''));
  return [...nested, ...exported].flatMap((node) => referencesIn(node) ?? []);
}
