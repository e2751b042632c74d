// For a path that no route is: the routes most like it, and the path that was meant where that is clear.
import type { Api, Route } from '../shared/document/apis/api';
import { isText, overlap, type Part } from '../shared/document/apis/pattern';
import type { Span } from '../shared/document/node';
import type { Request } from './request';
import { partsOf, reached } from './routes';
import { nearest } from '../shared/nearest';

/** The routes most like a request's path, those with its method first; three at most. */
export function nearRoutes(apis: readonly Api[], { path, method, stage }: Request): Route[] {
  const routes = apis.flatMap((api) => {
    const first = path?.parts[0];
    const isStaged = !stage && api.stages.some(({ name }) => isText(first) && name === first.text);
    const parts = path?.parts.slice(isStaged ? 1 : 0) ?? [];
    return api.routes.map((route) => ({ route, distance: distance(partsOf(route), parts) }));
  });
  const hasMethod = (route: Route): boolean => route.method === 'ANY' || route.method === method?.name;
  const ranked = routes.sort(
    (a, b) => a.distance - b.distance || Number(hasMethod(b.route)) - Number(hasMethod(a.route)),
  );
  const seen = new Set<string>();
  return ranked
    .map(({ route }) => route)
    .filter(({ method: name, path: text }) => !seen.has(`${name} ${text}`) && seen.add(`${name} ${text}`))
    .slice(0, 3);
}

/** How many segments differ, those that are slips of each other by less. */
function distance(route: readonly Part[], path: readonly Part[]): number {
  let before = Array.from({ length: path.length + 1 }, (_, index) => index);
  route.forEach((part, index) => {
    const row = [index + 1];
    path.forEach((other, at) => {
      const replaced = (before[at] ?? 0) + difference(part, other);
      row.push(Math.min(replaced, (before[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1));
    });
    before = row;
  });
  return before[path.length] ?? 0;
}

function difference(part: Part, other: Part): number {
  if (!isText(part) || !isText(other)) return typeof other !== 'string' && !overlap([part], [other]) ? 1 : 0.5;
  if (part.text === other.text) return 0;
  return nearest(other.text, [part.text]) === undefined ? 1 : 0.4;
}

/**
 * What was plainly meant, as the changes it takes to the text of the path, an expression's too; none where two might
 * have been meant.
 */
export function rightPath(apis: readonly Api[], request: Request): string | undefined {
  const { path } = request;
  if (!path) return undefined;
  const spans = spansOf(path);
  const written = (changes: readonly Change[]): string | undefined =>
    changes.every(({ at }) => spans[at])
      ? changes.reduceRight((text, { at, to }) => replaced(text, spans[at]!, to), path.text)
      : undefined;
  const isRight = (parts: Part[]): boolean =>
    reached({ apis }, { ...request, path: { ...path, parts } }).routes.length > 0;
  const found = new Set<string | undefined>();
  const [first, ...rest] = path.parts;
  if (isText(first) && isText(request.stage) && first.text === request.stage.text && isRight(rest))
    found.add(written([{ at: 0, to: undefined }]));
  for (const route of apis.flatMap(({ routes }) => routes)) {
    const parts = partsOf(route);
    for (const lead of [0, 1]) {
      if (parts.length + lead !== path.parts.length) continue;
      const changes = path.parts.flatMap((part, at): Change[] => {
        const to = meant(part, parts[at - lead]);
        return to === undefined ? [] : [{ at, to }];
      });
      if (changes.length === 0) continue;
      const mended = path.parts.map((part, at): Part => {
        const text = changes.find((change) => change.at === at)?.to;
        return text === undefined ? part : { text };
      });
      if (isRight(mended)) found.add(written(changes));
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Another text for a part of the path, or none at all. */
type Change = { at: number; to: string | undefined };

function replaced(text: string, { start, end }: Span, to: string | undefined): string {
  // With a segment goes the slash behind it.
  return (
    text.slice(0, start) +
    (to ?? '') +
    text.slice(to === undefined ? end + /^\/?/.exec(text.slice(end))![0].length : end)
  );
}

/** Where each known part of the path is written in its text; undefined for one that is not found for certain. */
function spansOf({ text, parts }: NonNullable<Request['path']>): (Span | undefined)[] {
  const texts = parts.flatMap((part) => (isText(part) ? [part.text] : []));
  return parts.map((part, index) => {
    if (!isText(part)) return undefined;
    const places = placesOf(part.text, text);
    const isSame = (other: Part | undefined): boolean => isText(other) && other.text === part.text;
    // One place for each part with this text, in their order.
    if (places.length !== texts.filter((other) => other === part.text).length) return undefined;
    return places[parts.slice(0, index).filter(isSame).length];
  });
}

/** Where a segment stands in a path or an expression: between slashes or quotes, or at an end. */
function placesOf(segment: string, text: string): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(segment); start !== -1; start = text.indexOf(segment, start + segment.length)) {
    const end = start + segment.length;
    if (/^$|[/'"]$/.test(text.slice(0, start)) && /^$|^[/'"?#]/.test(text.slice(end))) places.push({ start, end });
  }
  return places;
}

/** The text of a route's segment that another is a slip of. */
function meant(part: Part, right: Part | undefined): string | undefined {
  if (!isText(part) || !isText(right) || part.text === right.text) return undefined;
  return nearest(part.text, [right.text]);
}
