// Parameters -> HTTP request: the URL, the header lines and the body that Step Functions would send.
import { isObject, type Json, type JsonObject } from '../json';
import { remembered } from '../remember';
import { LocalFailure } from './local-failure';
import type { HttpRequest } from './types';

/**
 * Builds the request of a Task.
 *
 * @param parameters evaluated and checked: `ApiEndpoint` and `Method` are strings, `Headers` and `QueryParameters` lists of strings.
 * @param endpoints API host to the base URL it is really at (`http://127.0.0.1:4010`, also with a path in front).
 * @throws LocalFailure `ASLInvoke.Settings` where `endpoints` maps the host to something that is not an http(s) URL.
 */
export function buildRequest(parameters: JsonObject, endpoints: Record<string, string> = {}): HttpRequest {
  const host = text(parameters['ApiEndpoint']).toLowerCase();
  const base = baseUrl(host, endpoints);
  const body = bodyText(parameters['RequestBody'], parameters['AllowNullValues'] === true);
  return {
    method: text(parameters['Method']),
    origin: base.origin,
    host,
    path: base.path + joinPath(text(parameters['Stage']), text(parameters['Path'])),
    ...(base.path === '' ? {} : { basePath: base.path }),
    query: pairs(parameters['QueryParameters']),
    headers: withDefaults(pairs(parameters['Headers']), body !== undefined),
    ...(body === undefined ? {} : { body }),
  };
}

/** The request target as it stands on the wire: the path, and the query where there is one. */
export function requestTarget({ path, query }: Pick<HttpRequest, 'path' | 'query'>): string {
  if (query.length === 0) return path;
  return `${path}?${query.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&')}`;
}

/** The whole address of the request, for people: where the call really goes. */
export function requestUrl(request: Pick<HttpRequest, 'origin' | 'path' | 'query'>): string {
  return request.origin + requestTarget(request);
}

/** The request as Step Functions makes it, to the API's own address, wherever a local run sends it instead. */
export function toApi({ basePath = '', ...request }: HttpRequest): HttpRequest {
  return { ...request, origin: `https://${request.host}`, path: request.path.slice(basePath.length) };
}

/**
 * `[/Stage][/Path]` with one slash between the parts, at least `/`.
 * The `$default` stage has no segment of its own: such an API is served from the base URL.
 */
function joinPath(stage: string, path: string): string {
  const named = stage === '$default' ? '' : stage;
  const rest = encodePath(path.replace(/^\/+/, ''));
  // Without Path nothing follows the stage, no slash either; Path "/" asks for the slash of a stage's base path.
  if (named !== '') return `/${encodePath(named)}${path === '' ? '' : `/${rest}`}`;
  return `/${rest}`;
}

/**
 * Percent-encodes what may not stand in a path (RFC 3986 pchar), and keeps what is already encoded:
 * users write `@connections/L0SM9cOFvHcCIhw=` raw as well as `%40connections/L0SM9cOFvHcCIhw%3D`.
 */
function encodePath(path: string): string {
  return wellFormed(path).replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/g, encodeURIComponent);
}

/** Encodes all but unreserved characters, the form that signature version 4 signs: a space is `%20`, `*` is `%2A`. */
function encodeQuery(value: string): string {
  return encodeURIComponent(wellFormed(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A lone surrogate has no UTF-8 form: it becomes U+FFFD, as everywhere else where text turns into bytes. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** One pair a value, in the order written; an empty list sends nothing. */
function pairs(lists: Json | undefined): [string, string][] {
  if (!isObject(lists)) return [];
  return Object.entries(lists).flatMap(([name, values]) =>
    Array.isArray(values) ? values.map((value): [string, string] => [name, text(value)]) : [],
  );
}

/**
 * A body is JSON unless the Task says otherwise. The User-Agent is there because common firewall rules turn away
 * requests that have none; what Step Functions sends is not known.
 */
function withDefaults(headers: [string, string][], hasBody: boolean): [string, string][] {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const all = [...headers];
  if (hasBody && !has('content-type')) all.push(['Content-Type', 'application/json']);
  if (!has('user-agent')) all.push(['User-Agent', 'asl-invoke']);
  return all;
}

/**
 * The body as AWS was recorded to send it: JSON without white space, a string JSON-serialised with its quotes (so `""`
 * is two bytes), and no body at all for null. What becomes of null fields without AllowNullValues is not known: they are
 * left out, as the parameter's name suggests.
 */
function bodyText(body: Json | undefined, allowNulls: boolean): string | undefined {
  if (body === undefined || body === null) return undefined;
  return JSON.stringify(allowNulls ? body : withoutNulls(body));
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutNulls(field)]));
}

function baseUrl(host: string, endpoints: Record<string, string>): { origin: string; path: string } {
  const name = Object.keys(endpoints).find((key) => key.toLowerCase() === host);
  const mapped = name === undefined ? undefined : endpoints[name];
  if (mapped === undefined) return { origin: `https://${host}`, path: '' };
  const base = httpBase(mapped);
  if (base) return base;
  throw new LocalFailure('ASLInvoke.Settings', `The endpoint of ${host} is not an http or https address: ${mapped}`);
}

/** Undefined for what is no http(s) URL. */
const httpBase = remembered((address: string): { origin: string; path: string } | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, pathname } = new URL(address);
  return /^https?:$/.test(protocol) ? { origin, path: pathname.replace(/\/+$/, '') } : undefined;
});

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
