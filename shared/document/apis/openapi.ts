// The routes of an OpenAPI document, version 2 and 3, and the hosts that it says its API is at.
import { propOf, stringOf, valueOf, type Node, type Prop, type Span } from '../node';
import type { Draft } from './api';
import { segmentsOf } from './pattern';

/** Where a document says that its API is. A path of more than a stage is not API Gateway's. */
export type Server = { host: string; stage?: string; span: Span };

export type OpenApi = Pick<Draft, 'routes' | 'isWhole'> & { title?: string; titleSpan: Span; servers: Server[] };

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const anyMethod = 'x-amazon-apigateway-any-method';

/** Reads an OpenAPI document; undefined for any other. */
export function readOpenApi(root: Node | undefined): OpenApi | undefined {
  const version = propOf(root, 'openapi') ?? propOf(root, 'swagger');
  if (root?.kind !== 'object' || !/^[23]/.test(textOf(version?.value))) return undefined;
  const titleProp = propOf(valueOf(root, 'info'), 'title');
  const title = stringOf(titleProp?.value);
  return {
    ...routesOf(valueOf(root, 'paths')),
    servers: [...servers3(root), ...servers2(root)],
    titleSpan: titleProp?.value ?? version!.keySpan,
    ...(title !== undefined && { title }),
  };
}

/** YAML reads `swagger: 2.0` as a number. */
function textOf(node: Node | undefined): string {
  return node?.kind === 'scalar' && !node.opaque ? String(node.value) : '';
}

function routesOf(paths: Node | undefined): Pick<OpenApi, 'routes' | 'isWhole'> {
  if (paths?.kind !== 'object') return { routes: [], isWhole: false };
  const routes = paths.props.flatMap(routesOfPath);
  // `Fn::Transform`, `$ref`: paths that stand elsewhere.
  const isWhole = paths.props.every(({ key }) => key.startsWith('/') || key.startsWith('x-'));
  return { routes, isWhole };
}

function routesOfPath({ key, keySpan, value }: Prop): Draft['routes'] {
  if (!key.startsWith('/')) return [];
  const path = key === '/$default' ? '$default' : key;
  const props = value?.kind === 'object' ? value.props : [];
  const routes = props.flatMap((prop) => {
    const method = prop.key === anyMethod ? 'ANY' : methods.includes(prop.key) ? prop.key.toUpperCase() : undefined;
    return method === undefined ? [] : [{ method, path, span: prop.keySpan, ...wordsOf(prop.value) }];
  });
  // What stands elsewhere may have any method.
  const isElsewhere = !value || value.kind !== 'object' || props.some(({ key: name }) => /^(\$ref|Fn::)/.test(name));
  return isElsewhere ? [...routes, { method: 'ANY', path, span: keySpan }] : routes;
}

function wordsOf(operation: Node | undefined): { operationId?: string; summary?: string } {
  const operationId = stringOf(valueOf(operation, 'operationId'));
  const summary = stringOf(valueOf(operation, 'summary'));
  return { ...(operationId !== undefined && { operationId }), ...(summary !== undefined && { summary }) };
}

function servers3(root: Node): Server[] {
  const servers = valueOf(root, 'servers');
  if (servers?.kind !== 'array') return [];
  return servers.items.flatMap((server) => {
    const url = valueOf(server, 'url');
    const text = stringOf(url);
    if (!url || text === undefined) return [];
    const variables = valueOf(server, 'variables');
    const filled = text.replace(
      /\{([^{}]+)\}/g,
      (whole, name: string) => stringOf(valueOf(valueOf(variables, name), 'default')) ?? whole,
    );
    return serverOf(filled, url);
  });
}

function servers2(root: Node): Server[] {
  const host = valueOf(root, 'host');
  const text = stringOf(host);
  if (!host || text === undefined) return [];
  return serverOf(`https://${text}/${stringOf(valueOf(root, 'basePath')) ?? ''}`, host);
}

function serverOf(url: string, { start, end }: Span): Server[] {
  const [, host, path = ''] = /^https?:\/\/([^/?#{}$]+)([^?#]*)$/i.exec(url.trim()) ?? [];
  const [stage, ...more] = segmentsOf(path);
  if (host === undefined || more.length > 0 || stage?.includes('{')) return [];
  return [{ host: host.toLowerCase(), span: { start, end }, ...(stage !== undefined && { stage }) }];
}
