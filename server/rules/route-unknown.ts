// route-unknown: the API that the Task calls is known, and visibly has no such route.
import { fileName } from '../../shared/document/given';
import { replaceValue } from '../../shared/document/edit';
import type { AslDocument } from '../../shared/document/document';
import { parameterOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { requestOf, type Request } from '../request';
import { nearRoutes, rightPaths } from '../nearRoutes';
import { reached } from '../routes';
import type { Finding, Rule } from './rule';
import type { Api, Route } from '../../shared/document/apis/api';

export const routeUnknown: Rule = {
  id: 'route-unknown',
  severity: 'information',
  summary: 'The API is defined in the workspace, and has no route with this Path, or not with this Method.',
  why: 'API Gateway answers a route that an API does not have with 403 `Missing Authentication Token` (REST APIs) or 404 `Not Found` (HTTP APIs).',
  docs: pages.gatewayResponses,
  *check(task, document, around) {
    // An expression is no ground to judge: it need not be read.
    if (parameterOf(task, 'Path')?.isExpression !== false) return;
    const request = requestOf(task);
    if (!request.path?.isLiteral || request.path.isConnections) return;
    const { apis, isCertain } = around.called();
    // Routes of which nothing is written are made some other way.
    if (!isCertain || !apis.every(({ isWhole, routes }) => isWhole && routes.length > 0)) return;
    const { onPath, routes } = reached({ apis }, request);
    if (onPath.length === 0) yield unknownPath(document, apis, request, request.path);
    else if (routes.length === 0) yield* unknownMethod(document, apis, onPath, request);
  },
};

function unknownPath(
  document: AslDocument,
  apis: readonly Api[],
  request: Request,
  { node, text }: NonNullable<Request['path']>,
): Finding {
  const near = nearRoutes(apis, request).map(({ method, path }) => `'${method} ${path}'`);
  return {
    span: node,
    message: `${lack(apis)} no route '${text}'; nearest: ${near.join(', ')}.`,
    fixes: rightPaths(apis, request).map((right) => ({
      title: `Change to '${right}'`,
      edits: [replaceValue(document, node, right)],
    })),
  };
}

function* unknownMethod(
  document: AslDocument,
  apis: readonly Api[],
  onPath: readonly Route[],
  { method }: Request,
): Generator<Finding> {
  // API Gateway answers OPTIONS itself where CORS is configured.
  if (!method || method.name === 'OPTIONS') return;
  const { node, name } = method;
  const methods = [...new Set(onPath.map((route) => route.method))];
  const path = onPath[0]?.path ?? '';
  yield {
    span: node,
    message: `${lack(apis)} no ${name} on '${path}', only ${methods.join(', ')}.`,
    fixes: methods.map((right) => ({ title: `Change to '${right}'`, edits: [replaceValue(document, node, right)] })),
  };
}

/** The APIs with their files, and that they have not. */
function lack(apis: readonly Api[]): string {
  const names = apis.map(({ name, uri }) => {
    const file = fileName(uri);
    return `'${name}'${file === '' ? '' : ` in ${file}`}`;
  });
  return `${names.join(' and ')} ${names.length > 1 ? 'have' : 'has'}`;
}
