// Which APIs of the workspace a Task calls, by its ApiEndpoint: a name that leads to a template's API, or a host.
import { givenValue, literalText, type Home } from '../given';
import type { Node } from '../node';
import { filled, placeholder, type Substitutions } from '../substitutions';
import { templateText } from '../templateFunctions';
import { isUnknownText, parameterOf } from '../known';
import type { Task } from '../tasks';
import type { Api } from './api';
import { referencesIn } from './references';
import type { WorkspaceApis } from './workspace';

export type Called = {
  /** The APIs that it calls: several where several templates deploy its definition. */
  apis: readonly Api[];
  /** Whether it can be no other. */
  isCertain: boolean;
};

const nobody: Called = { apis: [], isCertain: false };

/**
 * The APIs that a Task calls. `homes` are the machines that its definition belongs to; `settings` give placeholders a
 * value where no template does.
 */
export function calledBy(
  task: Task,
  homes: readonly Home[],
  apis: WorkspaceApis,
  settings: Substitutions = {},
): Called {
  if (homes.length === 0 && apis.isEmpty) return nobody;
  const endpoint = parameterOf(task, 'ApiEndpoint');
  if (!endpoint?.prop.value || endpoint.isExpression) return nobody;
  const { value } = endpoint.prop;
  if (homes.length === 0) return atHost(filled(templateText(value) ?? textOf(value), settings), apis);
  const found = homes.map((home) => calledFrom(value, home, apis, settings));
  return {
    apis: [...new Set(found.flatMap((called) => called.apis))],
    isCertain: found.every(({ isCertain }) => isCertain),
  };
}

/**
 * The API that an endpoint means where it is deployed: of its placeholders, those that the machine gives a value to
 * stand for that value, the others for what the template calls so.
 */
function calledFrom(endpoint: Node, { machine, template }: Home, apis: WorkspaceApis, settings: Substitutions): Called {
  const given = (name: string): Node | undefined => givenValue(machine, name);
  const names = referencesIn(endpoint)?.map((name) => {
    const value = given(name);
    return value ? referencesIn(value) : [name];
  });
  if (!names || names.includes(undefined)) return nobody;
  const ids = new Set(names.flatMap((list) => list ?? []));
  const [api, another] = apis.inTemplate(template).filter(({ name }) => ids.has(name));
  if (another) return nobody;
  if (api) return { apis: [api], isCertain: true };
  const text = (templateText(endpoint) ?? textOf(endpoint)).replace(placeholder, (whole, name: string) => {
    const value = given(name);
    return (value && literalText(value)) ?? whole;
  });
  // What a setting says of a run is not what is deployed.
  const known = filled(text, settings);
  return known === text ? atHost(text, apis) : { ...atHost(known, apis), isCertain: false };
}

function atHost(host: string, apis: WorkspaceApis): Called {
  if (host === '' || isUnknownText(host)) return nobody;
  const found = apis.atHost(host.trim());
  return { apis: found, isCertain: found.length > 0 };
}

/** A bare placeholder is no string, but its text is known. */
function textOf(node: Node): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : '';
}
