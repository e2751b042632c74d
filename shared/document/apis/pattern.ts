// Paths as patterns: a route's `{id}` and `{proxy+}`, a Task's placeholders, and whether one path can be both.

/** One segment: its text, any one segment, or any number of them. */
export type Part = { text: string } | 'one' | 'many';

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
  for (const part of route) {
    const row = [part === 'many' && before[0] === true];
    for (let j = 1; j <= path.length; j++) {
      const other = path[j - 1]!;
      if (part === 'many' || other === 'many') row[j] = row[j - 1] === true || before[j] === true;
      else row[j] = before[j - 1] === true && isSame(part, other);
    }
    before = row;
  }
  return before[path.length] === true;
}

function isSame(one: Part, other: Part): boolean {
  if (typeof one === 'string' || typeof other === 'string') return true;
  return one.text === other.text || decoded(one.text) === decoded(other.text);
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
    part === undefined ? -1 : part === 'many' ? 2 : part === 'one' ? 1 : 0;
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = weight(one[index]) - weight(other[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}
