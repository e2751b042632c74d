// Which routes of an API a request reaches.
import type { Api, Route } from '../shared/document/apis/api';
import { byPrecedence, fits, isText, overlap, routeParts, type Part } from '../shared/document/apis/pattern';
import type { Called } from '../shared/document/apis/called';
import type { Request } from './request';

export type Reached = {
  /** Routes that the path can be one of, the most particular first. */
  onPath: Route[];
  /** Those of them with the method; all where the method is not known. */
  routes: Route[];
  /** Those among them that were meant: of an open path, the ones that have a parameter wherever it is open. */
  meant: Route[];
};

/** The routes of the APIs that a request reaches; none where the request has no path. */
export function reached({ apis }: Pick<Called, 'apis'>, request: Request): Reached {
  const onPath = apis.flatMap((api) => {
    const paths = pathsBehindStage(api, request);
    return api.routes.filter((route) => paths.some((path) => overlap(partsOf(route), path)));
  });
  onPath.sort((a, b) => byPrecedence(partsOf(a), partsOf(b)));
  const routes = onPath.filter((route) => hasMethod(route, request));
  return { onPath, routes, meant: meantOf(routes, apis, request) };
}

/**
 * API Gateway takes the most particular route. A path that is open in part may reach several, of which one was meant
 * where text and parameters stand as they do in the path.
 *
 *     bills/{$.id}    bills/{id}, and not bills/add or bills/{id}/lines
 */
function meantOf(routes: Route[], apis: readonly Api[], request: Request): Route[] {
  const parts = request.path?.parts ?? [];
  if (parts.every(isText)) return routes.slice(0, 1);
  if (!parts.some(isText)) return routes;
  const paths = apis.flatMap((api) => pathsBehindStage(api, request));
  const fitting = routes.filter((route) => paths.some((path) => fits(partsOf(route), path)));
  return fitting.length > 0 ? fitting.slice(0, 1) : routes;
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
  if (typeof first === 'object' && !isText(first)) return [...paths, ['many', ...rest]];
  const isStage = typeof first === 'string' || api.stages.some(({ name }) => name === first.text);
  return isStage || !api.hasAllStages ? [...paths, rest] : paths;
}
