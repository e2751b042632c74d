// What a template or an OpenAPI document tells of an API: its routes and stages, and where each is written.
import type { Node, Span } from '../node';

/** `ANY` stands for every method. */
export type Route = {
  method: string;
  /** `/bills/{id}`, `/files/{proxy+}`, or `$default`, which takes whatever no other route does. */
  path: string;
  /** Where it is written, in the file `uri`. */
  uri: string;
  span: Span;
  /** OpenAPI's name and words for it. */
  operationId?: string;
  summary?: string;
};

export type Stage = { name: string; uri: string; span: Span };

/** REST and HTTP APIs differ in small things; `WebSocket` has no routes that a request could name. */
export type ApiKind = 'REST' | 'HTTP' | 'WebSocket';

export type Api = {
  /** The logical id in a template, the title of an OpenAPI document. */
  name: string;
  /** Unknown for an OpenAPI document of its own. */
  kind?: ApiKind;
  /** Where it is written, in the file `uri`. */
  uri: string;
  span: Span;
  routes: Route[];
  /** Whether `routes` are all it has: not where a part of it is written elsewhere, or made at deployment. */
  isWhole: boolean;
  /** Stages whose names can be read. */
  stages: Stage[];
  /** Whether `stages` are all it has. */
  hasAllStages: boolean;
};

/** What is read of an API before the files that it points to are looked at. */
export type Draft = Omit<Api, 'uri' | 'routes' | 'stages'> & {
  routes: Omit<Route, 'uri'>[];
  stages: Omit<Stage, 'uri'>[];
  /** OpenAPI definitions of its routes: written in the template, or a file's name as written. */
  bodies: (Node | { file: string })[];
};

/** An API without routes yet. */
export function draftOf(name: string, kind: ApiKind, span: Span): Draft {
  return { name, kind, span, routes: [], isWhole: true, stages: [], hasAllStages: true, bodies: [] };
}
