// Step Functions' JSONPath as text: the paths of `.$` keys and path fields, read into segments with the offset of any error.
// The dialect is Jayway JsonPath's, less what Step Functions' page on paths excludes (regular expressions, word operators,
// comparing two places). A parser of our own, because no library gives Jayway's rules or the offset of an error.
import { readBrackets } from './jsonpath-brackets';
import { isPathFunction, pathFunctionNames } from './jsonpath-functions';
import { attempt, type Fault, type Reader } from './reader';

/** What a path starts from: `$` the input, `$$` the context object, `$name` a variable, `@` the item a filter looks at. */
export type PathRoot = { kind: 'input' | 'context' | 'item' } | { kind: 'variable'; name: string };

export type Segment =
  | { kind: 'name'; name: string }
  | { kind: 'names'; names: string[] }
  | { kind: 'index'; index: number }
  | { kind: 'indexes'; indexes: number[] }
  | { kind: 'slice'; from?: number; to?: number }
  | { kind: 'wildcard' }
  | { kind: 'filter'; test: FilterTest }
  /** `..`: the next segment is applied to the value and everything below it. */
  | { kind: 'scan' }
  | { kind: 'function'; name: string };

export type FilterTest =
  | { kind: 'and' | 'or'; left: FilterTest; right: FilterTest }
  | { kind: 'not'; test: FilterTest }
  | { kind: 'exists'; path: JsonPath }
  | { kind: 'compare'; path: JsonPath; operator: FilterOperator; literal: string | number | boolean | null };

export type FilterOperator = '==' | '===' | '!=' | '!==' | '<' | '<=' | '>' | '>=';

export type JsonPath = {
  root: PathRoot;
  segments: Segment[];
  /** Where each segment starts in the text. */
  offsets: number[];
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
  const path = readPath(reader, '');
  // Jayway trims a path before it reads it, so blanks at the end are no error.
  reader.blanks();
  if (!reader.ended) reader.fail(`Expected '.' or '[' but found ${reader.here}`);
  return path;
}

/** Reads a path as far as it goes. `ends` are characters that end a name besides Jayway's own: dot, bracket and blank. */
export function readPath(reader: Reader, ends: string): JsonPath {
  return pathFrom(readRoot(reader), reader, ends);
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

/** The path of a filter, which starts at `@`, the item at hand. */
function readItemPath(reader: Reader): JsonPath {
  if (!reader.take('@')) reader.fail(`Expected '@' but found ${reader.here}`);
  return pathFrom({ kind: 'item' }, reader, ')=<>!~&|,');
}

function pathFrom(root: PathRoot, reader: Reader, ends: string): JsonPath {
  const segments: Segment[] = [];
  const offsets: number[] = [];
  while (reader.sees('[') || reader.sees('.')) {
    const last = segments.at(-1);
    // Recorded: "Multi properties can only be used as path leafs".
    if (last?.kind === 'names') reader.fail(`Multi properties can only be used as path leafs: ${formatPath(segments)}`);
    if (last?.kind === 'function') reader.fail('A path function ends the path');
    offsets.push(reader.at);
    if (reader.take('..')) {
      segments.push({ kind: 'scan' });
      offsets.push(reader.at);
    } else reader.take('.');
    // Jayway reads `$.a.['b']` as `$.a['b']`, and so does Step Functions' own page.
    segments.push(reader.sees('[') ? readBrackets(reader, readItemPath) : readName(reader, ends));
  }
  return { root, segments, offsets, definite: segments.every(leadsToOne) };
}

/** `name`, `*` or `name()` behind a dot. */
function readName(reader: Reader, ends: string): Segment {
  const start = reader.at;
  if (reader.take('*')) return { kind: 'wildcard' };
  while (!reader.ended && !` .[](\t\r\n${ends}`.includes(reader.char)) reader.at++;
  const name = reader.text.slice(start, reader.at);
  if (name === '') {
    reader.fail(reader.ended ? 'A path cannot end with a dot' : `Expected a name but found ${reader.here}`);
  }
  if (ends === '' && /^\s+\S/.test(reader.text.slice(reader.at))) {
    reader.fail("A name with a blank goes in brackets: ['…']");
  }
  if (!reader.take('(')) return { kind: 'name', name };
  // Recorded for sum(): a function that Step Functions does not have fails like a path that finds nothing.
  if (!isPathFunction(name)) reader.fail(`Unknown path function '${name}'; there are ${pathFunctionNames}`, start);
  reader.blanks();
  if (!reader.take(')')) reader.fail(`Expected ')' but found ${reader.here}`);
  return { kind: 'function', name };
}

/** True for a segment that leads from one value to one value. Several names are merged into one object. */
export function leadsToOne(segment: Segment): boolean {
  return ['name', 'names', 'index', 'function'].includes(segment.kind);
}

/** A path as Jayway writes it in its messages: `$['a'][0]`. */
export function formatPath(segments: Segment[]): string {
  return `$${segments.map(formatSegment).join('')}`;
}

export function formatSegment(segment: Segment): string {
  switch (segment.kind) {
    case 'name':
      return `['${segment.name}']`;
    case 'names':
      return `['${segment.names.join("', '")}']`;
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
