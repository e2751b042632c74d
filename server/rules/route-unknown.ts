// route-unknown: the API that the Task calls is known, and visibly has no such route.
import { fileName } from '../../shared/document/given';
import { replaceValue } from '../../shared/document/edit';
import type { Called } from '../../shared/document/apis/called';
import type { AslDocument } from '../../shared/document/document';
import { stringOf } from '../../shared/document/node';
import { parameterOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { requestOf, type Request } from '../request';
import { nearRoutes, rightPath } from '../nearRoutes';
import { reached } from '../routes';
import type { Finding, Report, Rule } from './rule';
import type { Api, Route } from '../../shared/document/apis/api';

export const routeUnknown: Rule = {
  id: 'route-unknown',
  severity: 'information',
  summary: 'The API is defined in the workspace, and has no route with this Path, or not with this Method.',
  why: 'API Gateway answers a route that an API does not have with 403 `Missing Authentication Token` (REST APIs) or 404 `Not Found` (HTTP APIs). A `${Name}` with a value in the workspace counts as that value; one without, and what an expression puts in, may be any text, of several segments or none.',
  docs: pages.gatewayResponses,
  check(task, report, document, around) {
    // Whatever an expression or a placeholder makes of the rest: it may have slashes, and is taken to have no `?`.
    const { apis, isCertain } = parameterOf(task, 'Path') ? around.called() : nobody;
    // Routes of which nothing is written are made some other way.
    if (!isCertain || !apis.every(({ isWhole, routes }) => isWhole && routes.length > 0)) return;
    const request = requestOf(task, around.values());
    if (!request.path || request.path.isConnections) return;
    const { onPath, routes } = reached({ apis }, request);
    if (onPath.length === 0) report(unknownPath(document, apis, request, request.path));
    else if (routes.length === 0) unknownMethod(document, apis, onPath, request, report);
  },
};

const nobody: Called = { apis: [], isCertain: false };

function unknownPath(
  document: AslDocument,
  apis: readonly Api[],
  request: Request,
  { node, shown }: NonNullable<Request['path']>,
): Finding {
  const right = rightPath(apis, request);
  const near = nearRoutes(apis, request).map(({ method, path }) => `'${method} ${path}'`);
  return {
    span: node,
    message: `${lack(apis)} no route '${shown}'; nearest: ${near.join(', ')}.`,
    // What a template's function makes is mended where it is made.
    ...(right !== undefined &&
      stringOf(node) !== undefined && {
        fixes: [{ title: `Change to '${right}'`, edits: [replaceValue(document, node, right)] }],
      }),
  };
}

function unknownMethod(
  document: AslDocument,
  apis: readonly Api[],
  onPath: readonly Route[],
  { method, path }: Request,
  report: Report,
): void {
  // API Gateway answers OPTIONS itself where CORS is configured.
  if (!method || method.name === 'OPTIONS') return;
  const { node } = method;
  const methods = [...new Set(onPath.map((route) => route.method))];
  const paths = new Set(onPath.map((route) => route.path));
  const [name] = paths.size === 1 ? paths : [path?.shown];
  report({
    span: node,
    message: `${lack(apis)} no ${method.name} on '${name}', only ${methods.join(', ')}.`,
    fixes: methods.map((right) => ({ title: `Change to '${right}'`, edits: [replaceValue(document, node, right)] })),
  });
}

/** The APIs with their files, and that they have not. */
function lack(apis: readonly Api[]): string {
  const names = apis.map(({ name, uri }) => {
    const file = fileName(uri);
    return `'${name}'${file === '' ? '' : ` in ${file}`}`;
  });
  return `${names.join(' and ')} ${names.length > 1 ? 'have' : 'has'}`;
}
