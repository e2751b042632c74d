// Which routes of an API a request reaches.
import type { Api, Route } from '../shared/document/apis/api';
import { byPrecedence, overlap, routeParts, type Part } from '../shared/document/apis/pattern';
import type { Called } from '../shared/document/apis/called';
import type { Request } from './request';

export type Reached = {
  /** Routes that the path can be one of, the most particular first. */
  onPath: Route[];
  /** Those of them with the method; all where the method is not known. */
  routes: Route[];
};

/** The routes of the APIs that a request reaches; none where the request has no path. */
export function reached({ apis }: Pick<Called, 'apis'>, request: Request): Reached {
  const onPath = apis.flatMap((api) => {
    const paths = pathsBehindStage(api, request);
    return api.routes.filter((route) => paths.some((path) => overlap(partsOf(route), path)));
  });
  onPath.sort((a, b) => byPrecedence(partsOf(a), partsOf(b)));
  return { onPath, routes: onPath.filter((route) => hasMethod(route, request)) };
}

const parts = new WeakMap<Route, Part[]>();

/** The segments of a route, cut once. */
export function partsOf(route: Route): Part[] {
  let known = parts.get(route);
  if (!known) parts.set(route, (known = routeParts(route.path)));
  return known;
}

function hasMethod({ method }: Route, request: Request): boolean {
  return request.method === undefined || method === 'ANY' || method === request.method.name;
}

/**
 * What a route's path is compared with: what stands behind the stage, which may be the Path's own first segment, and all
 * of it where the API may have the `$default` stage, which has no name in the URL.
 *
 *     Stage: prod, Path: bills   bills
 *                  Path: prod/bills   bills, for an API with the stage prod
 */
function pathsBehindStage(api: Api, { stage, path }: Request): Part[][] {
  if (!path) return [];
  const all = [...(stage ? [stage] : []), ...path.parts];
  const [first, ...rest] = all;
  const hasDefault = !api.hasAllStages || api.stages.some(({ name }) => name === '$default');
  // A REST API always has a stage in its URL; where the Task names none, that is not for its routes to say.
  const paths = (api.kind === 'REST' ? !stage : hasDefault || !stage) ? [all] : [];
  if (first === undefined) return paths;
  if (stage) return [...paths, rest];
  const isStage = typeof first === 'string' || api.stages.some(({ name }) => name === first.text);
  return isStage || !api.hasAllStages ? [...paths, rest] : paths;
}
