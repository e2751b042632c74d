// For a path that no route is: the routes most like it, and the path that was meant where that is clear.
import type { Api, Route } from '../shared/document/apis/api';
import type { Part } from '../shared/document/apis/pattern';
import type { Request } from './request';
import { segmentSpans } from './request';
import { partsOf, reached } from './routes';
import { nearest } from './rules/near';

/** The routes most like a request's path, those with its method first; three at most. */
export function nearRoutes(apis: readonly Api[], { path, method, stage }: Request): Route[] {
  const routes = apis.flatMap((api) => {
    const first = path?.parts[0];
    const isStaged = !stage && api.stages.some(({ name }) => typeof first === 'object' && name === first.text);
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
  if (typeof part === 'string' || typeof other === 'string') return 0.5;
  if (part.text === other.text) return 0;
  return nearest(other.text, [part.text]) === undefined ? 1 : 0.4;
}

/** The path that was plainly meant, written like the one that is there; none where two might have been. */
export function rightPaths(apis: readonly Api[], request: Request): string[] {
  const { path } = request;
  if (!path) return [];
  const spans = segmentSpans(path.text);
  // A placeholder with a slash inside, or a query behind.
  if (spans.length !== path.parts.length || /[?#]/.test(path.text)) return [];
  const written = (texts: readonly (string | undefined)[]): string => {
    let right = path.text;
    for (let index = spans.length - 1; index >= 0; index--) {
      const { start, end } = spans[index]!;
      right = right.slice(0, start) + (texts[index] ?? right.slice(start, end)) + right.slice(end);
    }
    return right;
  };
  const found = new Set<string>();
  const isRight = (parts: Part[]): boolean =>
    reached({ apis }, { ...request, path: { ...path, parts } }).routes.length > 0;
  const [first, ...rest] = path.parts;
  if (
    typeof first === 'object' &&
    typeof request.stage === 'object' &&
    first.text === request.stage.text &&
    isRight(rest)
  )
    found.add(path.text.replace(/^(\/?)[^/]+\/?/, '$1'));
  for (const route of apis.flatMap(({ routes }) => routes)) {
    const parts = partsOf(route);
    for (const lead of [0, 1]) {
      if (parts.length + lead !== path.parts.length) continue;
      const texts = path.parts.map((part, index) => meant(part, parts[index - lead]));
      if (texts.every((text) => text === undefined)) continue;
      const mended = path.parts.map((part, index): Part => {
        const text = texts[index];
        return text === undefined ? part : { text };
      });
      if (isRight(mended)) found.add(written(texts));
    }
  }
  return found.size === 1 ? [...found] : [];
}

/** The text of a route's segment that another is a slip of. */
function meant(part: Part, right: Part | undefined): string | undefined {
  if (typeof part === 'string' || typeof right !== 'object' || part.text === right.text) return undefined;
  return nearest(part.text, [right.text]);
}
