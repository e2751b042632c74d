// Offers from the rest of the workspace: routes and stages of the API that a Task calls, and what other definitions call.
import { fileName } from '../../shared/document/given';
import type { Called } from '../../shared/document/apis/called';
import type { Route } from '../../shared/document/apis/api';
import { isUnknownText, parameterOf } from '../../shared/document/known';
import { stringOf } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { checkEndpoint } from '../../shared/knowledge/hosts';
import type { RecordedOf } from '../recorded/store';
import { requestOf } from '../request';
import { reached } from '../routes';
import type { Used } from '../used';
import type { SharedParameter } from './hosts';
import { escapeSnippet, kinds, type Offer } from './offer';
import type { OwnHosts, PlaceholderOffer } from './placeholders';

/** What completion knows of the workspace. */
export type WorkspaceOffers = {
  /** Of the document that is typed in. */
  uri: string;
  called: (task: Task) => Called | undefined;
  used: readonly Used[];
  /** The values of the last runs, by the Task's path in the document that is completed. */
  recorded?: RecordedOf | undefined;
  /** What fills the `${Name}` placeholders of the definition. */
  placeholders?: readonly PlaceholderOffer[];
  /** Where the definition stands in a template: what `Sub` fills in. */
  subNames?: readonly PlaceholderOffer[] | undefined;
  /** Where the definition stands in a template: the APIs that this makes. */
  ownHosts?: OwnHosts | undefined;
};

/** A path of the API with its routes, and what a list shows beside it. */
export type PathOffer = { path: string; routes: Route[]; detail: string; documentation?: string };

/** The routes' paths, those with the Task's method first. */
export function routesByPath(task: Task, { called }: WorkspaceOffers, isRooted: boolean): PathOffer[] {
  const method = requestOf(task).method?.name;
  const byPath = new Map<string, Route[]>();
  for (const route of called(task)?.apis.flatMap(({ routes }) => routes) ?? [])
    if (route.path !== '$default') byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  const has = (routes: Route[]): boolean => routes.some((route) => route.method === 'ANY' || route.method === method);
  return [...byPath]
    .sort(([a, ofA], [b, ofB]) => Number(has(ofB)) - Number(has(ofA)) || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([path, routes]) => {
      const names = routes.flatMap(({ operationId, summary }) => summary ?? operationId ?? []);
      return {
        path: isRooted ? path : path.replace(/^\//, ''),
        routes,
        detail: routes.map(({ method }) => method).join(', '),
        ...(names.length > 0 && { documentation: names.join('\n\n') }),
      };
    });
}

/** The paths as values; parameters are tab stops. */
export function pathOffers(task: Task, workspace: WorkspaceOffers, isRooted: boolean): Offer[] {
  return routesByPath(task, workspace, isRooted).map(pathOffer);
}

const most = 100;

function pathOffer({ path, detail, documentation }: PathOffer): Offer {
  const label = { label: path, kind: kinds.Value, detail, ...(documentation !== undefined && { documentation }) };
  let stop = 0;
  const snippet = path
    .split(/(\{[^{}]*\})/)
    .map((part, index) =>
      index % 2 === 0 ? escapeSnippet(part) : `\${${++stop}:${part.slice(1, -1).replace('+', '')}}`,
    )
    .join('');
  return stop === 0 ? { ...label, value: path } : { ...label, snippet: `"${snippet}"` };
}

/** The stages of the API. */
export function stageOffers(task: Task, { called }: WorkspaceOffers): Offer[] {
  const apis = called(task)?.apis ?? [];
  return apis.flatMap(({ name, stages }) =>
    stages
      .filter((stage) => stage.name !== '$default')
      .map((stage): Offer => ({ label: stage.name, kind: kinds.Value, detail: `stage of ${name}`, value: stage.name })),
  );
}

/** The allowed methods, those first that the API has on the Task's path. */
export function methodOffers(task: Task, { called }: WorkspaceOffers, allowed: Offer[]): Offer[] {
  const { apis } = called(task) ?? { apis: [] };
  const { method: _, ...request } = requestOf(task);
  const { onPath } = reached({ apis }, request);
  const routeOf = ({ label }: Offer): Route | undefined =>
    onPath.find(({ method }) => method === label) ?? onPath.find(({ method }) => method === 'ANY');
  return allowed
    .map((offer) => {
      const route = routeOf(offer);
      return { offer: route ? { ...offer, detail: `${route.method} ${route.path}` } : offer, isRoute: Boolean(route) };
    })
    .sort((a, b) => Number(b.isRoute) - Number(a.isRoute))
    .map(({ offer }) => offer);
}

function isOfUse(name: SharedParameter, value: string): boolean {
  return !isUnknownText(value) && (name !== 'ApiEndpoint' || checkEndpoint(value) === undefined);
}

/** What the Tasks of other definitions have for a parameter, of the same host first; but for mistakes, and what only their own deployment fills in. */
export function usedOffers(task: Task | undefined, { uri, used }: WorkspaceOffers, name: SharedParameter): Offer[] {
  const host = task && stringOf(parameterOf(task, 'ApiEndpoint')?.prop.value);
  const key = ({ ApiEndpoint: 'host', Stage: 'stage', Path: 'path' } as const)[name];
  const found = new Map<string, { offer: Offer; isNear: boolean }>();
  for (const { uri: file, calls } of used) {
    if (file === uri) continue;
    for (const call of calls) {
      const value = call[key];
      const isNear = name !== 'ApiEndpoint' && call.host === host;
      if (value === undefined || !isOfUse(name, value) || (found.has(value) && !isNear)) continue;
      const detail = `in ${fileName(file)}`;
      found.set(value, { offer: { label: value, kind: kinds.Value, detail, value }, isNear });
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(b.isNear) - Number(a.isNear))
    .map(({ offer }) => offer)
    .slice(0, 30);
}
