// AWS::ApiGatewayV2: HTTP APIs, whose routes have keys such as `GET /bills`, and WebSocket APIs, which have none of these.
import { stringOf, valueOf } from '../node';
import { draftOf, type Draft, type Route } from './api';
import { addBody } from './body';
import { addStage, draftsOf } from './restApi';
import type { Resource } from './resources';

/** The HTTP and WebSocket APIs of a template, without their Routes. */
export function httpApis(resources: readonly Resource[]): Draft[] {
  return resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Api')
    .map(({ name, keySpan, properties }) => {
      const protocol = valueOf(properties, 'ProtocolType');
      const isWebSocket = stringOf(protocol) === 'WEBSOCKET';
      const draft = draftOf(name, isWebSocket ? 'WebSocket' : 'HTTP', keySpan);
      addBody(draft, valueOf(properties, 'Body'), valueOf(properties, 'BodyS3Location'));
      const isPlain = stringOf(valueOf(properties, 'BasePath')) ?? 'ignore';
      // `Target` makes a route that takes everything.
      if (isWebSocket || valueOf(properties, 'Target') || isPlain !== 'ignore') draft.isWhole = false;
      if (protocol && stringOf(protocol) === undefined) draft.isWhole = false;
      return draft;
    });
}

/** Adds the Routes to the APIs they belong to, SAM's among them, and the stages. */
export function addRoutes(resources: readonly Resource[], drafts: ReadonlyMap<string, Draft>): void {
  for (const { type, properties } of resources) {
    if (!type.startsWith('AWS::ApiGatewayV2::')) continue;
    for (const draft of draftsOf(valueOf(properties, 'ApiId'), drafts)) {
      const key = valueOf(properties, 'RouteKey');
      const text = stringOf(key);
      const route = text === undefined ? undefined : routeOfKey(text);
      if (type === 'AWS::ApiGatewayV2::Route') {
        if (key && route) draft.routes.push({ ...route, span: key });
        else draft.isWhole = false;
      }
      const stage = valueOf(properties, 'StageName');
      if (stage && type === 'AWS::ApiGatewayV2::Stage') addStage(draft, stage);
    }
  }
}

/** `GET /bills`, `ANY /bills`, `$default`; undefined for anything else. */
export function routeOfKey(key: string): Pick<Route, 'method' | 'path'> | undefined {
  if (key.trim() === '$default') return { method: 'ANY', path: '$default' };
  const [, method, path] = /^\s*([A-Za-z]+|\*)\s+(\/?[^\s$]*)\s*$/.exec(key) ?? [];
  return method === undefined || path === undefined ? undefined : { method: methodOf(method), path: rooted(path) };
}

/** `any` and `*` are ANY; other methods in capitals. */
export function methodOf(method: string): string {
  return method === '*' ? 'ANY' : method.toUpperCase();
}

/** With the slash that some may leave out. */
export function rooted(path: string): string {
  return path.startsWith('/') || path === '$default' ? path : `/${path}`;
}
