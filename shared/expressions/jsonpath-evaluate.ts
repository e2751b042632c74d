// The value of a path: one value or a failure for a definite path, a list for any other.
import { isObject, type Json } from '../json';
import type { JsonPath, PathRoot, Segment } from './jsonpath';
import { callPathFunction } from './jsonpath-functions';
import type { Scope } from './scope';

/** What a path gives. `reason` is in Jayway JsonPath's wording, which Step Functions repeats for InputPath and its like. */
export type Evaluated = { found: true; value: Json } | { found: false; reason: string };

/** Evaluates a path against the input, the context object or a variable. Never throws, never copies what it finds. */
export function evaluatePath(path: JsonPath, scope: Scope): Evaluated {
  const start = rootValue(path.root, scope);
  if (start === undefined) return missing(`No results for path: ${formatPath(path)}`);
  return evaluateFrom(path, start);
}

/** Evaluates a path's segments from a value at hand. */
export function evaluateFrom(path: JsonPath, start: Json): Evaluated {
  let value = start;
  for (const [place, segment] of path.segments.entries()) {
    if (!isStep(segment, place, path.segments)) return spread(path, place, value);
    const next = step(path, place, value);
    if (!next.found) return next;
    value = next.value;
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

/** True for a segment that leads from one value to one value. */
function isStep(segment: Segment, place: number, segments: Segment[]): boolean {
  if (segment.kind === 'names') return place === segments.length - 1;
  return segment.kind === 'name' || segment.kind === 'index' || segment.kind === 'function';
}

function step(path: JsonPath, place: number, value: Json): Evaluated {
  const segment = path.segments[place];
  const next = segment && take(segment, value);
  if (next !== undefined) return { found: true, value: next };
  const upTo = (end: number) => formatPath({ ...path, segments: path.segments.slice(0, end) });
  if (segment?.kind === 'name' && !isObject(value)) {
    return missing(
      `Expected to find an object with property ${formatSegment(segment)} in path ${upTo(place)} but found '${typeName(value)}'.`,
    );
  }
  const isLast = place === path.segments.length - 1;
  return missing(isLast ? `No results for path: ${upTo(place + 1)}` : `Missing property in path ${upTo(place + 1)}`);
}

/** What one segment picks from one value; undefined where there is nothing. */
function take(segment: Segment, value: Json): Json | undefined {
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

function pick(value: Record<string, Json>, names: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

function spread(path: JsonPath, place: number, value: Json): Evaluated {
  void place;
  void value;
  return missing(`No results for path: ${formatPath(path)}`);
}

function missing(reason: string): Evaluated {
  return { found: false, reason };
}

function typeName(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** A path as Jayway writes it in its messages: `$['a'][0]`. */
export function formatPath(path: JsonPath): string {
  return '$' + path.segments.map(formatSegment).join('');
}

function formatSegment(segment: Segment): string {
  switch (segment.kind) {
    case 'name':
      return `['${segment.name}']`;
    case 'names':
      return `['${segment.names.join("','")}']`;
    case 'index':
      return `[${segment.index}]`;
    case 'indexes':
      return `[${segment.indexes.join(',')}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'filter':
      return '[?]';
    case 'scan':
      return '..';
    case 'function':
      return `.${segment.name}()`;
  }
}
