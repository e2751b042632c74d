// Step Functions' JSONPath as text: the paths of `.$` keys and path fields, read into segments with the offset of any error.
// The dialect is Jayway JsonPath's: its wording appears in Step Functions' own messages.
import { readBrackets } from './jsonpath-brackets';
import { isPathFunction, pathFunctionNames } from './jsonpath-functions';
import type { FilterTest } from './jsonpath-filter';
import { attempt, type Fault, type Reader } from './reader';

/** What a path starts from: `$` the input, `$$` the context object, `$name` a variable; `@` the item a filter looks at. */
export type PathRoot = { kind: 'input' } | { kind: 'context' } | { kind: 'variable'; name: string } | { kind: 'item' };

export type Segment =
  | { kind: 'name'; name: string }
  | { kind: 'names'; names: string[] }
  | { kind: 'index'; index: number }
  | { kind: 'indexes'; indexes: number[] }
  | { kind: 'slice'; from?: number; to?: number }
  | { kind: 'wildcard' }
  | { kind: 'filter'; test: FilterTest }
  | { kind: 'scan' }
  | { kind: 'function'; name: string };

export type JsonPath = {
  root: PathRoot;
  segments: Segment[];
  /** A definite path gives one value or fails; any other gives a list, which may be empty. */
  definite: boolean;
};

/**
 * Reads a path that starts with `$` (input), `$$` (context object) or `$name` (variable).
 * Never throws: a text that is no path gives the message and the offset of the failing character.
 */
export function parsePath(text: string): { ok: true; path: JsonPath } | Fault {
  const parsed = attempt(text, readWholePath);
  return parsed.ok ? { ok: true, path: parsed.value } : parsed;
}

function readWholePath(reader: Reader): JsonPath {
  const path = readPath(reader);
  // Jayway trims a path before it reads it, so blanks at the end are no error.
  reader.blanks();
  if (!reader.ended) reader.fail(`Expected '.' or '[' but found ${reader.here}`);
  return path;
}

/** Reads a path as far as it goes; the caller decides what may follow. */
export function readPath(reader: Reader, ends = ''): JsonPath {
  const root = readRoot(reader);
  const segments = readSegments(reader, ends);
  return { root, segments, definite: segments.every(isDefinite) };
}

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

function readRoot(reader: Reader): PathRoot {
  const start = reader.at;
  if (!reader.take('$')) reader.fail(`A path starts with '$' but here is ${reader.here}`);
  if (reader.take('$')) return { kind: 'context' };
  const name = reader.match(variableName);
  if (name === '') return { kind: 'input' };
  if (name === 'states') reader.fail("'$states' is reserved and exists in JSONata only", start);
  if (name.length > 80) reader.fail('A variable name has at most 80 characters', start + 81);
  return { kind: 'variable', name };
}

/** Reads `.name`, `['name']`, `[0]`, `[*]`, `..` and the rest, until something else comes. */
export function readSegments(reader: Reader, ends: string): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (reader.sees('[')) {
      segments.push(readBrackets(reader));
    } else if (reader.take('..')) {
      segments.push({ kind: 'scan' });
      if (reader.sees('[')) segments.push(readBrackets(reader));
      else segments.push(readName(reader, ends));
    } else if (reader.take('.')) {
      // Jayway reads `$.a.['b']` as `$.a['b']`.
      segments.push(reader.sees('[') ? readBrackets(reader) : readName(reader, ends));
    } else {
      return segments;
    }
  }
}

/** `name`, `*` or `name()` behind a dot. Jayway ends a name only at a dot, a bracket or a blank. */
function readName(reader: Reader, ends: string): Segment {
  const start = reader.at;
  if (reader.take('*')) return { kind: 'wildcard' };
  while (!reader.ended && !` .[(\t\r\n${ends}`.includes(reader.char)) reader.at++;
  const name = reader.text.slice(start, reader.at);
  if (name === '') {
    reader.fail(reader.ended ? 'A path cannot end with a dot' : `Expected a name but found ${reader.here}`);
  }
  if (reader.char === ' ' && reader.text.slice(reader.at).trim() !== '' && ends === '') {
    reader.fail(`A name with a blank goes in brackets: ['…']`);
  }
  if (!reader.sees('(')) return { kind: 'name', name };
  if (!isPathFunction(name)) {
    reader.fail(`Unknown path function '${name}'; there are ${pathFunctionNames.join(', ')}`, start);
  }
  reader.take('(');
  reader.blanks();
  if (!reader.take(')')) reader.fail(`Expected ')' but found ${reader.here}`);
  return { kind: 'function', name };
}

function isDefinite(segment: Segment, place: number, segments: Segment[]): boolean {
  switch (segment.kind) {
    case 'name':
    case 'index':
    case 'function':
      return true;
    case 'names':
      // Jayway merges the properties of a last `['a','b']` into one object.
      return place === segments.length - 1;
    default:
      return false;
  }
}
