// The value of a path: one value or a failure for a definite path, a list for any other.
import { isObject, type Json, type JsonObject } from '../json';
import { formatPath, formatSegment, leadsToOne, type JsonPath, type PathRoot, type Segment } from './jsonpath';
import { callPathFunction } from './jsonpath-functions';
import { select, TooManyValues } from './jsonpath-select';
import type { Scope } from './scope';

/**
 * What a path gives. `reason` is in Jayway JsonPath's wording, which Step Functions repeats for InputPath and its like.
 * `pastEnd` marks the null of an index past a list's end: recorded as null for a `.$` key, as not found for an intrinsic.
 */
export type Evaluated = { found: true; value: Json; pastEnd?: true } | { found: false; reason: string };

/** Evaluates a path against the input, the context object or a variable. Never throws, never copies what it finds. */
export function evaluatePath(path: JsonPath, scope: Scope): Evaluated {
  const start = rootValue(path.root, scope);
  if (start === undefined) return missing(`No results for path: ${formatPath(path.segments)}`);
  return evaluateFrom(path.segments, start);
}

/** Evaluates a path's segments from a value at hand. */
export function evaluateFrom(segments: Segment[], start: Json): Evaluated {
  let value = start;
  for (const [place, segment] of segments.entries()) {
    if (!leadsToOne(segment)) return spreadWithin(segments, place, value);
    const next = step(segment, value);
    if (next !== undefined) {
      value = next;
      continue;
    }
    // Jackson's lists give null, not an error, for an index that they do not have.
    if (segment.kind === 'index' && Array.isArray(value)) {
      if (place === segments.length - 1) return { found: true, value: null, pastEnd: true };
      value = null;
      continue;
    }
    return missing(reason(segments, place, value));
  }
  return { found: true, value };
}

function rootValue(root: PathRoot, scope: Scope): Json | undefined {
  switch (root.kind) {
    case 'input':
      return scope.input;
    case 'context':
      return scope.context;
    case 'variable':
      return Object.hasOwn(scope.variables, root.name) ? scope.variables[root.name] : undefined;
    case 'item':
      return undefined;
  }
}

/** What a segment that leads to one value picks; undefined where there is nothing. */
function step(segment: Segment, value: Json): Json | undefined {
  switch (segment.kind) {
    case 'name':
      return isObject(value) && Object.hasOwn(value, segment.name) ? value[segment.name] : undefined;
    case 'names':
      return isObject(value) ? pick(value, segment.names) : undefined;
    case 'index':
      return Array.isArray(value) ? value.at(segment.index) : undefined;
    case 'function':
      return callPathFunction(segment.name, value);
    default:
      return undefined;
  }
}

function pick(value: JsonObject, names: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

function spreadWithin(segments: Segment[], from: number, start: Json): Evaluated {
  try {
    return spread(segments, from, start);
  } catch (error) {
    if (error instanceof TooManyValues) return missing(`Too many results for path: ${formatPath(segments)}`);
    throw error;
  }
}

/** The list from the first segment on that leads to several values. */
function spread(segments: Segment[], from: number, start: Json): Evaluated {
  const refused = refusal(segments[from], start);
  if (refused) return missing(refused);
  let values: Json[] = [start];
  for (let place = from; place < segments.length; place++) {
    const segment = segments[place];
    if (!segment) break;
    const scanned = segment.kind === 'scan' ? segments[++place] : undefined;
    // Jayway hands a trailing function the whole list behind a leading `..`, and each value of the list elsewhere.
    if (segment.kind === 'function' && segments[0]?.kind === 'scan') {
      const value = callPathFunction(segment.name, values);
      return value === undefined ? missing(`No results for path: ${formatPath(segments)}`) : { found: true, value };
    }
    values = scanned ? select(scanned, values, step, true) : select(segment, values, step, false);
  }
  return { found: true, value: values };
}

/** Jayway: from a definite start, `[0,1]` and `[1:2]` want a list, and a filter wants no plain value. */
function refusal(segment: Segment | undefined, start: Json): string | undefined {
  if ((segment?.kind === 'indexes' || segment?.kind === 'slice') && !Array.isArray(start))
    return notAList(segment, start);
  if (segment?.kind !== 'filter' || Array.isArray(start) || isObject(start)) return undefined;
  return `Filter: [?] can not be applied to primitives. Current context is: ${printed(start)}`;
}

function reason(segments: Segment[], place: number, value: Json): string {
  const segment = segments[place];
  if (segment?.kind === 'index') return notAList(segment, value);
  const upTo = (end: number) => formatPath(segments.slice(0, end));
  if ((segment?.kind === 'name' || segment?.kind === 'names') && !isObject(value)) {
    return `Expected to find an object with property ${formatSegment(segment)} in path ${upTo(place)} but found '${typeName(value)}'.`;
  }
  return place === segments.length - 1
    ? `No results for path: ${upTo(place + 1)}`
    : `Missing property in path ${upTo(place + 1)}`;
}

/** Recorded: `Filter: [0] can only be applied to arrays. Current context is: 1`. */
function notAList(segment: Segment, value: Json): string {
  return `Filter: ${formatSegment(segment)} can only be applied to arrays. Current context is: ${printed(value)}`;
}

function printed(value: Json): string {
  return typeof value === 'object' ? typeName(value) : String(value);
}

function missing(why: string): Evaluated {
  return { found: false, reason: why };
}

function typeName(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
