// A call that met no route: what in Stage and Path is likely to be the reason.
import type { JsonObject } from '../json';
import type { Explanation, Remedy } from './explanation';
import { code, isWritten, textOf, type Answered } from './failed';

/** The mistake in words that follow `because`, with its place and repair. */
type RouteMistake = Pick<Explanation, 'at' | 'remedy'> & { reason: string; steps?: string[] };

/** What makes it likely that the route does not exist; undefined where nothing looks wrong. */
export function routeMistake(answered: Answered): RouteMistake | undefined {
  const { parameters } = answered;
  const stage = textOf(parameters['Stage']) ?? '';
  const path = (textOf(parameters['Path']) ?? '').replace(/^\/+/, '');
  return (
    queryInPath(answered, path) ??
    stageTwice(answered, stage, path) ??
    templateInPath(path) ??
    emptySegment(path) ??
    stageOfKind(answered, stage, path)
  );
}

function queryInPath(answered: Answered, path: string): RouteMistake | undefined {
  const mark = path.indexOf('?');
  if (mark < 0) return undefined;
  const query = listsOf(path.slice(mark + 1));
  const bare = (textOf(answered.parameters['Path']) ?? '').split('?', 1)[0] ?? '';
  const canMove = isWritten(answered, 'Path') && answered.parameters['QueryParameters'] === undefined;
  return {
    reason: '`Path` holds a query, which is sent as part of the path',
    at: { parameter: 'Path' },
    steps: ['Move the query from `Path` to `QueryParameters`.'],
    ...(canMove && {
      remedy: {
        title: 'Move the query to QueryParameters',
        set: [
          { parameter: 'Path', value: bare },
          { parameter: 'QueryParameters', value: query },
        ],
      },
    }),
  };
}

function listsOf(query: string): JsonObject {
  const lists = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) lists.set(name, [...(lists.get(name) ?? []), value]);
  return Object.fromEntries(lists);
}

/** `Stage` is `prod` and `Path` begins with `prod/`. */
function stageTwice(answered: Answered, stage: string, path: string): RouteMistake | undefined {
  if (stage === '' || !(path === stage || path.startsWith(`${stage}/`))) return undefined;
  const rest = path.slice(stage.length + 1);
  const remedy: Remedy =
    rest === ''
      ? { title: "Remove 'Path'", remove: [{ parameter: 'Path' }] }
      : { title: `Change Path to '${rest}'`, set: [{ parameter: 'Path', value: rest }] };
  return {
    reason: `the stage ${code(stage)} stands in the URL twice: \`Path\` begins with it too`,
    at: { parameter: 'Path' },
    steps: ['Take the stage out of `Path`.'],
    ...(isWritten(answered, 'Path') && { remedy }),
  };
}

function templateInPath(path: string): RouteMistake | undefined {
  const [parameter] = /\{[^{}/]+\}/.exec(path) ?? [];
  if (parameter === undefined) return undefined;
  return {
    reason: `\`Path\` holds the path parameter ${code(parameter)} itself and not a value for it`,
    at: { parameter: 'Path' },
    steps: [`Put a value in place of ${code(parameter)}, for example with \`States.Format\` under \`Path.$\`.`],
  };
}

function emptySegment(path: string): RouteMistake | undefined {
  if (!path.includes('//') && !/(^|\/)(undefined|null)(\/|$)/.test(path)) return undefined;
  return {
    reason: `\`Path\` came out as ${code(path)}: a value in it is likely missing`,
    at: { parameter: 'Path' },
    steps: ['Look at the input that `Path` takes its values from.'],
  };
}

/** REST APIs always have a stage in the URL; an HTTP API with the stage `$default` has none. */
function stageOfKind({ answer, parameters }: Answered, stage: string, path: string): RouteMistake | undefined {
  const isRest = answer.api === 'REST' || answer.type === 'MissingAuthenticationTokenException';
  if (isRest && stage === '' && !path.includes('/'))
    return {
      reason: 'a REST API needs its stage in the URL, and the Task has no `Stage`',
      at: { parameter: 'Stage' },
      steps: ['Add `Stage`, for example `prod`.'],
    };
  if (isRest && stage === '$default')
    return {
      reason: 'a REST API has no stage `$default`',
      at: { parameter: 'Stage' },
      steps: ['Give `Stage` the name of a stage of the API.'],
    };
  if (!isRest && answer.api === 'HTTP' && stage !== '' && stage !== '$default')
    return {
      reason: `the API may have no stage ${code(stage)}: many HTTP APIs have only \`$default\`, which stands in no URL`,
      at: { parameter: 'Stage' },
      steps: [`Leave \`Stage\` out if the API uses \`$default\`.`],
      ...(Object.hasOwn(parameters, 'Stage') && {
        remedy: { title: "Remove 'Stage'", remove: [{ parameter: 'Stage' }] },
      }),
    };
  return undefined;
}

/** Where a route is told to be missing, and nothing in the Task says more. */
export function routePlace({ parameters }: Answered): { parameter: string } {
  const written = ['Path', 'Stage'].find((name) => (textOf(parameters[name]) ?? '') !== '');
  return { parameter: written ?? 'Path' };
}

/** Steps that compare the call with the API as it is deployed. */
export function routeSteps({ answer, parameters }: Answered): string[] {
  const id = textOf(parameters['ApiEndpoint'])?.split('.')[0] ?? '<API ID>';
  const isHttp = answer.api === 'HTTP' || answer.status === 404;
  const list = isHttp
    ? `aws apigatewayv2 get-routes --api-id ${id}`
    : `aws apigateway get-resources --rest-api-id ${id}`;
  return [
    `Compare \`Method\`, \`Stage\` and \`Path\` with the routes of the API: ${code(list)}.`,
    ...(isHttp ? [] : ['Deploy the API again if the route is new: a stage only has what was deployed to it.']),
  ];
}

/** `GET /prod/bills`, without what a mapped endpoint puts in front. */
export function routeOf({ request, parameters }: Answered): string {
  if (request) return code(`${request.method} ${request.path.slice((request.basePath ?? '').length)}`);
  const parts = ['Stage', 'Path'].map((name) => (textOf(parameters[name]) ?? '').replace(/^\/+/, ''));
  return code(`${textOf(parameters['Method']) ?? ''} /${parts.filter((part) => part !== '').join('/')}`);
}
