// The APIs of a set of files: templates with what they point to, and OpenAPI documents by the host they name.
import { oneSpelling, resolved } from '../given';
import { rootOf, type TemplateText } from '../templateText';
import type { Api, Draft, Stage } from './api';
import { readOpenApi, type OpenApi, type Server } from './openapi';
import { byPrecedence, routeParts } from './pattern';
import { draftsIn } from './template';

/** What a file must hold to have anything to do with APIs: a search before it is read. */
export const apiWords = /AWS::(Serverless|ApiGateway)|["']?(openapi|swagger)["']?\s*:\s*["']?[23]|\bhttp(Api)?["']?:\s/;

/** Reads each file when it is first asked for, once `loadReaders` has resolved; the same text is read once ever. */
export class WorkspaceApis {
  private readonly byUri: ReadonlyMap<string, TemplateText>;
  private readonly templates = new Map<TemplateText, Api[]>();
  private readonly hosts = new Map<string, Api[]>();

  constructor(private readonly texts: readonly TemplateText[]) {
    this.byUri = new Map(texts.map((text) => [oneSpelling(text.uri), text]));
  }

  /** Whether there is no file that could describe an API. */
  get isEmpty(): boolean {
    return this.texts.length === 0;
  }

  /** The file of a URI, however that is spelt. */
  file(uri: string): TemplateText | undefined {
    return this.byUri.get(oneSpelling(uri));
  }

  /** The APIs that a template makes. */
  inTemplate(template: TemplateText): Api[] {
    let apis = this.templates.get(template);
    if (!apis) {
      apis = draftsOf(template).map((draft) => this.finished(draft, template));
      this.templates.set(template, apis);
    }
    return apis;
  }

  /** The APIs that OpenAPI documents describe at a host. */
  atHost(host: string): Api[] {
    const lower = host.toLowerCase();
    let found = this.hosts.get(lower);
    if (!found) {
      // An API ID that no file names needs no file read.
      const id = lower.split('.')[0] ?? lower;
      found = this.texts
        .filter(({ text }) => text.includes(id))
        .flatMap((text) => this.describedIn(text))
        .filter(({ servers }) => servers.some((server) => server.host === lower))
        .map(({ api }) => api);
      this.hosts.set(lower, found);
    }
    return found;
  }

  private describedIn(text: TemplateText): { api: Api; servers: Server[] }[] {
    const openApi = openApiOf(text);
    return openApi ? [{ api: standalone(openApi, text), servers: openApi.servers }] : [];
  }

  private finished({ bodies, ...draft }: Draft, { uri }: TemplateText): Api {
    const api: Api = {
      ...draft,
      uri,
      routes: draft.routes.map((route) => ({ ...route, uri })),
      stages: draft.stages.map((stage) => ({ ...stage, uri })),
    };
    for (const body of bodies) {
      const file = 'file' in body ? this.pointedTo(body.file, uri) : undefined;
      const openApi = 'file' in body ? file && openApiOf(file) : readOpenApi(body);
      api.isWhole &&= openApi?.isWhole ?? false;
      for (const route of openApi?.routes ?? []) api.routes.push({ ...route, uri: file?.uri ?? uri });
    }
    return sorted(api);
  }

  private pointedTo(name: string, base: string): TemplateText | undefined {
    const uri = resolved(name, base);
    return uri === undefined ? undefined : this.file(uri);
  }
}

/** The more particular routes first. */
function sorted(api: Api): Api {
  const parts = new Map(api.routes.map((route) => [route, routeParts(route.path)]));
  api.routes.sort((a, b) => byPrecedence(parts.get(a) ?? [], parts.get(b) ?? []));
  return api;
}

function standalone({ title, titleSpan, routes, isWhole, servers }: OpenApi, { uri }: TemplateText): Api {
  const stages = new Map<string, Stage>();
  for (const { stage = '$default', span } of servers) stages.set(stage, { name: stage, uri, span });
  const { start, end } = titleSpan;
  return sorted({
    name: title ?? uri.split('/').at(-1) ?? uri,
    uri,
    span: { start, end },
    routes: routes.map((route) => ({ ...route, uri })),
    isWhole,
    stages: [...stages.values()],
    // The same API may be deployed to others.
    hasAllStages: false,
  });
}

const drafts = new WeakMap<TemplateText, Draft[]>();
const openApis = new WeakMap<TemplateText, OpenApi | false>();

function draftsOf(text: TemplateText): Draft[] {
  let known = drafts.get(text);
  if (!known) {
    known = apiWords.test(text.text) ? draftsIn(rootOf(text)) : [];
    drafts.set(text, known);
  }
  return known;
}

function openApiOf(text: TemplateText): OpenApi | undefined {
  let known = openApis.get(text);
  if (known === undefined) {
    known = (apiWords.test(text.text) && readOpenApi(rootOf(text))) || false;
    openApis.set(text, known);
  }
  return known || undefined;
}
