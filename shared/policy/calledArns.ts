// The ARNs that a Task's call may be about, as API Gateway asks IAM, with what the text does not tell left open.
import { partitions } from '../knowledge/hosts';
import { placeholderPiece, split, type Piece, type TemplateNames } from './arnPieces';
import { gaps, type Callee } from './callee';
import { narrowedTo } from './deployment';

type Route = Callee['routes'][number];

/** One ARN for each way to read the call; a policy that allows none of them does not allow the call. */
export function calledArns(callee: Callee, names: TemplateNames): Piece[][] {
  const part = (text: string): Piece[] => (isGap(text) ? [unknownPart] : pieces(text, names, unknownPart));
  const isKnownRegion = partitions.some(({ region }) => region.test(callee.region));
  const isOwn = names.apis.has(templateApi(callee));
  const ofStack = (name: string): Piece[] => (isOwn ? [placeholderPiece(name, names)] : [unknownPart]);
  const head = [
    ...'arn:',
    // What the state machine's ARN is written with says little: `arn:aws:` stands in templates for every partition.
    ...(isKnownRegion ? part(callee.partition) : ofStack('AWS::Partition')),
    ...':execute-api:',
    ...part(callee.region),
    ':',
    // No text tells the account of another stack's API.
    ...ofStack('AWS::AccountId'),
    ':',
    ...part(callee.apiId),
  ];
  const method = part(callee.method);
  return routesOf(callee, names).map(({ stage, path }) => {
    const route = path === undefined ? method : [...method, '/', ...pieces(path, names, { is: 'unknown' })];
    return [...head, '/', ...pieces(stage, names, { is: 'unknown' }), '/', ...route];
  });
}

/** The call of a REST API that the template makes has but one reading: such an API has no stage `$default`. */
export function narrowed(callee: Callee, names: TemplateNames): Callee {
  const kind = names.apis.get(templateApi(callee));
  return kind === 'REST' ? narrowedTo(callee, [{ kind, stages: [], hasAllStages: false }]) : callee;
}

/** The logical id of the API, where a placeholder names it. */
function templateApi({ apiId }: Callee): string {
  return /^\$\{([^{}.]+)[^{}]*\}$/.exec(apiId)?.[1] ?? '';
}

const unknownPart: Piece = { is: 'unknown', within: true };

function isGap(text: string): boolean {
  return Object.values<string>(gaps).includes(text);
}

/** `open` stands for what only a run knows, and for characters that may be asked about in another spelling. */
function pieces(text: string, names: TemplateNames, open: Piece): Piece[] {
  return split(text, (found) => (found.startsWith('$') ? placeholderPiece(found.slice(2, -1), names) : open)).map(
    (piece) => (typeof piece === 'string' && !/[\w.~$@/-]/.test(piece) ? { is: 'unknown' } : piece),
  );
}

/** No document says whether a slash at the end is asked about: a path is read with and without. */
function routesOf(callee: Callee, names: TemplateNames): (Omit<Route, 'path'> & { path?: string })[] {
  return readings(callee, names).flatMap(({ stage, path }) => {
    if (path === '') return [{ stage, path }, { stage }];
    return path.endsWith('/')
      ? [
          { stage, path },
          { stage, path: path.replace(/\/+$/, '') },
        ]
      : [{ stage, path }];
  });
}

/**
 * An HTTP API with the stage `$default` takes Stage as the beginning of its path; and where no Stage is named, a Path of
 * one segment may be the stage.
 */
function readings(callee: Callee, names: TemplateNames): Route[] {
  const { routes, isConnection } = callee;
  const kind = names.apis.get(templateApi(callee)) ?? 'unknown';
  if (isConnection || kind === 'WebSocket') return routes;
  const all = routes.flatMap((route): Route[] => {
    if (route.stage !== '$default') return [route, { stage: '$default', path: `${route.stage}/${route.path}` }];
    return route.path === '' || route.path.includes('/') ? [route] : [route, { stage: route.path, path: '' }];
  });
  const ofRest = all.filter(({ stage }) => stage !== '$default');
  return kind === 'REST' && ofRest.length > 0 ? ofRest : all;
}
