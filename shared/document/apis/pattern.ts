// Paths as patterns: a route's `{id}` and `{proxy+}`, a Task's placeholders, and whether one path can be both.

/**
 * A piece of a path: a segment's text; any one segment; any number of them; or one or more of which only the beginning
 * and the end are known, `v${Version}`, since a value may have slashes of its own.
 */
export type Part = { text: string } | 'one' | 'many' | Affixed;
export type Affixed = { starts: string; ends: string };

/** The segments of a route's path; `$default` takes every path. */
export function routeParts(path: string): Part[] {
  if (path === '$default') return ['many'];
  return segmentsOf(path).map((segment): Part => {
    // API Gateway lets a parameter be a whole segment only; other OpenAPI documents are taken generously.
    if (!segment.includes('{')) return { text: segment };
    return segment.endsWith('+}') ? 'many' : 'one';
  });
}

/** The segments between slashes; a slash at either end makes none. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/**
 * Whether there is a path that both patterns describe.
 *
 *     bills/{id}        one     many of the Task's (`${Path}`) may be one or more of the route's,
 *     bills/${Path}     many    and a greedy one of the route's may be several of the Task's
 */
export function overlap(route: readonly Part[], path: readonly Part[]): boolean {
  // Row by row: whether the first `i` of the route and the first `j` of the path can be the same.
  let before = [true, ...new Array<boolean>(path.length).fill(false)];
  for (let j = 1; j <= path.length; j++) before[j] = before[j - 1] === true && path[j - 1] === 'many';
  // Whether the path's part `j` has begun in the route's parts so far, and may go on.
  const begun = new Array<boolean>(path.length + 1).fill(false);
  for (const part of route) {
    const row = [part === 'many' && before[0] === true];
    for (let j = 1; j <= path.length; j++) {
      const other = path[j - 1]!;
      const isBehind = before[j - 1] === true;
      if (part === 'many' || other === 'many') row[j] = row[j - 1] === true || before[j] === true || begun[j] === true;
      else row[j] = (isBehind && isSame(part, other)) || (begun[j] === true && canEnd(part, other));
      begun[j] ||= (isBehind || (part === 'many' && row[j - 1] === true)) && canBegin(part, other);
    }
    before = row;
  }
  return before[path.length] === true;
}

/** Whether every part of the path that is open stands where the route has a parameter: the route that was meant. */
export function fits(route: readonly Part[], path: readonly Part[]): boolean {
  const greedy = route.indexOf('many');
  if (greedy === -1 ? route.length !== path.length : path.length <= greedy) return false;
  return path.every((part, index) => {
    const own = greedy !== -1 && index >= greedy ? 'many' : route[index];
    return own !== undefined && (typeof own === 'string' || (isText(part) && isSame(own, part)));
  });
}

/** A segment that is all known. */
export function isText(part: Part | undefined): part is { text: string } {
  return typeof part === 'object' && 'text' in part;
}

function isSame(one: Part, other: Part): boolean {
  if (!isText(one)) return true;
  if (isText(other)) return one.text === other.text || decoded(one.text) === decoded(other.text);
  if (typeof other === 'string') return true;
  return one.text.length >= other.starts.length + other.ends.length && canBegin(one, other) && canEnd(one, other);
}

/** Whether a part of the path that goes over several segments may have its first here. */
function canBegin(part: Part, other: Part): boolean {
  if (typeof other === 'string' || isText(other)) return false;
  return !isText(part) || isEscaped(part.text + other.starts) || part.text.startsWith(other.starts);
}

function canEnd(part: Part, other: Part): boolean {
  if (typeof other === 'string' || isText(other)) return false;
  return !isText(part) || isEscaped(part.text + other.ends) || part.text.endsWith(other.ends);
}

/** Half an escape cannot be compared. */
function isEscaped(text: string): boolean {
  return text.includes('%');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Sorts the more particular of two routes first, as API Gateway chooses: text before `{id}` before `{proxy+}`. */
export function byPrecedence(one: readonly Part[], other: readonly Part[]): number {
  const weight = (part: Part | undefined): number =>
    part === undefined ? -1 : part === 'many' ? 2 : isText(part) ? 0 : 1;
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = weight(one[index]) - weight(other[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}
