// Filters in paths as text, such as `[?(@.price < 10 && @.name)]`.
// Step Functions' page on paths: no regular expressions, no word operators such as `in`, no comparing with another place.
import type { FilterOperator, FilterTest, JsonPath } from './jsonpath';
import { readQuoted } from './quoted';
import type { Reader } from './reader';

type ReadItemPath = (reader: Reader) => JsonPath;
type Literal = string | number | boolean | null;

/** How deep parentheses and filters may nest, far beyond use: reading them is recursive. */
const maxNesting = 50;
const nesting = new WeakMap<Reader, number>();

/** Reads `?(…)`; the reader stands at the question mark. */
export function readFilter(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  reader.take('?');
  reader.blanks();
  if (!reader.sees('(')) reader.fail(`A filter is written [?(…)] but here is ${reader.here}`);
  return readGroup(reader, readItemPath);
}

function readGroup(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  const start = reader.at;
  const depth = (nesting.get(reader) ?? 0) + 1;
  if (depth > maxNesting) reader.fail(`A filter nests at most ${maxNesting} deep`);
  nesting.set(reader, depth);
  reader.take('(');
  const test = readOr(reader, readItemPath);
  if (!reader.take(')')) {
    if (reader.ended) reader.fail("This '(' is never closed", start);
    reader.fail(`Expected ')', '&&' or '||' but found ${reader.here}`);
  }
  nesting.set(reader, depth - 1);
  reader.blanks();
  return test;
}

function readOr(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  let left = readAnd(reader, readItemPath);
  while (reader.take('||')) left = { kind: 'or', left, right: readAnd(reader, readItemPath) };
  return left;
}

function readAnd(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  let left = readTest(reader, readItemPath);
  while (reader.take('&&')) left = { kind: 'and', left, right: readTest(reader, readItemPath) };
  return left;
}

function readTest(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  reader.blanks();
  let negated = false;
  while (reader.take('!')) {
    negated = !negated;
    reader.blanks();
  }
  const test = reader.sees('(') ? readGroup(reader, readItemPath) : readComparison(reader, readItemPath);
  reader.blanks();
  return negated ? { kind: 'not', test } : test;
}

function readComparison(reader: Reader, readItemPath: ReadItemPath): FilterTest {
  if (!reader.sees('@')) {
    const literal = readLiteral(reader);
    reader.blanks();
    const operator = readOperator(reader);
    reader.blanks();
    return { kind: 'compare', path: readItemPath(reader), operator: flipped[operator] ?? operator, literal };
  }
  const path = readItemPath(reader);
  reader.blanks();
  if (reader.ended || ')]&|'.includes(reader.char)) return { kind: 'exists', path };
  const operator = readOperator(reader);
  reader.blanks();
  return { kind: 'compare', path, operator, literal: readLiteral(reader) };
}

const flipped: Partial<Record<FilterOperator, FilterOperator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const operators: FilterOperator[] = ['===', '!==', '==', '!=', '<=', '>=', '<', '>'];

function readOperator(reader: Reader): FilterOperator {
  if (reader.sees('=~')) reader.fail('Step Functions has no regular expressions in filters');
  const operator = operators.find((candidate) => reader.take(candidate));
  if (operator) return operator;
  if (/\p{L}/u.test(reader.char)) {
    reader.fail(`Step Functions has no word operators in filters; there are ${operators.join(' ')}`);
  }
  return reader.fail(`Expected a comparison such as == but found ${reader.here}`);
}

function readLiteral(reader: Reader): Literal {
  if (reader.sees('@') || reader.sees('$')) {
    reader.fail('Step Functions compares with a literal only, not with another place');
  }
  if (reader.sees("'") || reader.sees('"')) return readQuoted(reader);
  const word = reader.match(/(?:true|false|null)(?![\p{L}\p{N}_])/uy);
  if (word !== '') return JSON.parse(word) as Literal;
  const number = reader.match(/-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y);
  if (number !== '') return Number(number);
  return reader.fail(`Expected a text, a number, true, false or null but found ${reader.here}`);
}
