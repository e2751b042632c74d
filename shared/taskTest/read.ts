// Reads a Task test file: its tests with their places, and what is wrong with it, place by place.
import { readJson } from '../document/json';
import { stringOf, toValue, valueOf, propOf, type Node, type Prop, type Span } from '../document/node';
import type { TaskTest } from './format';

/** A test where it stands: `span` is all of it, `nameSpan` its name, `expectSpan` what it expects. */
export type PlacedTest = { test: TaskTest; node: Node; span: Span; nameSpan: Span; expectSpan: Span };

export type ReadTests = {
  /** Relative to the file; undefined where the file names none. */
  definition?: string;
  /** The tests that can be run. */
  tests: PlacedTest[];
  problems: (Span & { message: string })[];
};

type Kind = 'string' | 'object' | 'text by name' | 'any' | 'status' | 'outcome' | 'headers';
type Shape = Readonly<Record<string, Kind>>;

const testShape: Shape = {
  name: 'string',
  state: 'string',
  input: 'any',
  context: 'object',
  variables: 'object',
  substitutions: 'text by name',
  response: 'object',
  answer: 'object',
  expect: 'object',
};
const answerShape: Shape = { output: 'any', error: 'string', cause: 'string' };
const responseShape: Shape = {
  status: 'status',
  statusText: 'string',
  headers: 'headers',
  body: 'any',
  bodyBase64: 'string',
};
const expectShape: Shape = {
  status: 'outcome',
  parameters: 'any',
  request: 'object',
  result: 'any',
  output: 'any',
  variables: 'object',
  next: 'string',
  error: 'string',
  cause: 'string',
};
const requestShape: Shape = { method: 'string', url: 'string', headers: 'headers', body: 'any' };

/** Reads the file; never throws on any text. A test with a mistake is not among `tests`. */
export function readTests(text: string): ReadTests {
  const {
    root,
    problems: [broken],
  } = readJson(text);
  // All that follows from it would only hide what is wrong.
  if (broken) return { tests: [], problems: [{ ...broken, end: Math.min(broken.end, text.length) }] };
  const problems: ReadTests['problems'] = [];
  const say = (span: Span, message: string): void => void problems.push({ start: span.start, end: span.end, message });
  if (root?.kind !== 'object') {
    say(root ?? { start: 0, end: 0 }, 'A Task test file is an object with "definition" and "tests".');
    return { tests: [], problems };
  }
  const definition = stringOf(valueOf(root, 'definition'));
  if (definition === undefined) say(firstOf(root), 'Name the definition: "definition": "order.asl.json".');
  const list = valueOf(root, 'tests');
  if (list?.kind !== 'array') say(list ?? firstOf(root), '"tests" is a list of tests.');
  for (const { key, keySpan } of root.props)
    if (!['$schema', 'definition', 'tests'].includes(key)) say(keySpan, 'Unknown: here can be definition, tests.');
  // It would else pass for ever.
  if (list?.kind === 'array' && list.items.length === 0) say(list, 'The file holds no test: nothing is checked.');
  const names = new Set<string>();
  const tests = (list?.kind === 'array' ? list.items : []).flatMap((node): PlacedTest[] => {
    const before = problems.length;
    checkTest(node, say);
    const name = stringOf(valueOf(node, 'name'));
    if (name !== undefined && names.has(name)) say(valueOf(node, 'name')!, `Another test is named '${name}' already.`);
    if (name !== undefined) names.add(name);
    if (problems.length > before) return [];
    const nameSpan = valueOf(node, 'name')!;
    const expectSpan = propOf(node, 'expect')!.keySpan;
    return [{ test: toValue(node) as unknown as TaskTest, node, span: node, nameSpan, expectSpan }];
  });
  return { ...(definition !== undefined && { definition }), tests, problems };
}

type Say = (span: Span, message: string) => void;

function checkTest(node: Node, say: Say): void {
  if (node.kind !== 'object') return say(node, 'A test is an object with "name", "state" and "expect".');
  for (const name of ['name', 'state', 'expect'])
    if (!valueOf(node, name)) say(propOf(node, name)?.keySpan ?? firstOf(node), `A test needs "${name}".`);
  checkShape(node, testShape, say);
  const response = valueOf(node, 'response');
  if (response?.kind === 'object') {
    if (!valueOf(response, 'status')) say(firstOf(response), 'A response needs "status".');
    checkShape(response, responseShape, say);
  }
  const answer = valueOf(node, 'answer');
  checkShape(answer, answerShape, say);
  if (propOf(answer, 'output') && (propOf(answer, 'error') ?? propOf(answer, 'cause')))
    say(propOf(answer, 'output')!.keySpan, 'An answer has an "output", or "error" and "cause".');
  const expected = valueOf(node, 'expect');
  checkShape(expected, expectShape, say);
  checkShape(valueOf(expected, 'request'), requestShape, say);
}

function checkShape(node: Node | undefined, shape: Shape, say: Say): void {
  if (node?.kind !== 'object') return;
  for (const prop of node.props) {
    const kind = Object.hasOwn(shape, prop.key) ? shape[prop.key] : undefined;
    if (!kind) say(prop.keySpan, `Unknown: here can be ${Object.keys(shape).join(', ')}.`);
    else if (prop.value) checkValue(prop, prop.value, kind, say);
    else say(prop.keySpan, `"${prop.key}" has no value.`);
  }
}

function checkValue({ key }: Prop, value: Node, kind: Kind, say: Say): void {
  const texts = (nodes: (Node | undefined)[]): boolean => nodes.every((node) => stringOf(node) !== undefined);
  const props = value.kind === 'object' ? value.props : [];
  const right: Record<Kind, [ok: boolean, what: string]> = {
    any: [true, ''],
    string: [stringOf(value) !== undefined, 'a string'],
    object: [value.kind === 'object', 'an object'],
    'text by name': [value.kind === 'object' && texts(props.map(({ value }) => value)), 'an object of strings'],
    headers: [
      value.kind === 'object' && props.every(({ value }) => texts(value?.kind === 'array' ? value.items : [value])),
      'an object of strings, or of lists of strings',
    ],
    status: [isStatus(value), 'an HTTP status from 100 to 599'],
    outcome: [['succeeded', 'failed'].includes(stringOf(value) ?? ''), '"succeeded" or "failed"'],
  };
  const [ok, what] = right[kind];
  if (!ok) say(value, `"${key}" is ${what}.`);
}

function isStatus(node: Node): boolean {
  const value = node.kind === 'scalar' ? node.value : undefined;
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

/** The opening of an object, where something is missing in it. */
function firstOf({ start }: Node): Span {
  return { start, end: start + 1 };
}
