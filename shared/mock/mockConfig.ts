// A run as a test case of a MockConfigFile, as Step Functions Local and LocalStack read it.
import type { Run } from '../engine/types';
import { isObject, type Json, type JsonObject } from '../json';

/** What a state gives in place of its call: the key is the attempt, counted from 0. */
export type MockedResponse = Record<string, { Return: Json } | { Throw: { Error: string; Cause: string } }>;

/**
 * The attempts of a run in order: each failure that was retried, then what came last. Undefined for a run that came to no
 * end which Step Functions could have seen.
 */
export function mockedResponse({ attempts = [], result, failure }: Run): MockedResponse | undefined {
  if (failure?.local || (!failure && result === undefined)) return undefined;
  const thrown = [...attempts.map(({ failure }) => failure), ...(failure ? [failure] : [])];
  const answers = [
    ...thrown.map(({ error, cause }) => ({ Throw: { Error: error, Cause: cause } })),
    ...(failure || result === undefined ? [] : [{ Return: result }]),
  ];
  return Object.fromEntries(answers.map((answer, attempt) => [String(attempt), answer]));
}

/** Where a mocked response goes in the file. */
export type MockedCase = { machine: string; testCase: string; state: string };

/**
 * The file with the case added: `StateMachines.<machine>.TestCases.<testCase>.<state>` names the response, which stands
 * under `MockedResponses`. What the file has besides stays; a mock of the same state in the same
 * case is replaced; a response that other cases share is left to them.
 *
 * @throws Error where `file` is not such a file.
 */
export function withMockedCase(
  file: Json | undefined,
  { machine, testCase, state }: MockedCase,
  response: MockedResponse,
): JsonObject {
  const root = objectAt(file ?? {}, 'The file');
  const machines = objectAt(root['StateMachines'] ?? {}, 'StateMachines');
  const inMachine = objectAt(machines[machine] ?? {}, `StateMachines.${machine}`);
  const cases = objectAt(inMachine['TestCases'] ?? {}, `StateMachines.${machine}.TestCases`);
  const oneCase = objectAt(cases[testCase] ?? {}, `StateMachines.${machine}.TestCases.${testCase}`);
  const responses = objectAt(root['MockedResponses'] ?? {}, 'MockedResponses');
  const before = oneCase[state];
  const others = namesUsed(machines, before);
  const isOwn = typeof before === 'string' && !others.has(before);
  const name = isOwn ? before : freeName(`${state} ${testCase}`, (taken) => others.has(taken) || taken in responses);
  return {
    ...root,
    StateMachines: {
      ...machines,
      [machine]: { ...inMachine, TestCases: { ...cases, [testCase]: { ...oneCase, [state]: name } } },
    },
    MockedResponses: { ...responses, [name]: response },
  };
}

/** Whether the file has a mock of that state in that case. */
export function hasMockedState(file: Json | undefined, { machine, testCase, state }: MockedCase): boolean {
  const path = ['StateMachines', machine, 'TestCases', testCase, state];
  let value: Json | undefined = file;
  for (const key of path) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value !== undefined;
}

/** The responses that cases name, one mention of `but` left out. */
function namesUsed(machines: JsonObject, but: Json | undefined): Set<Json> {
  const below = (value: Json): Json[] => (isObject(value) ? Object.values(value) : []);
  const cases = below(machines).flatMap((machine) => (isObject(machine) ? below(machine['TestCases'] ?? {}) : []));
  const names = cases.flatMap(below);
  const own = but === undefined ? -1 : names.indexOf(but);
  return new Set(names.filter((_name, index) => index !== own));
}

/** Names of responses are letters and digits. */
function freeName(words: string, isTaken: (name: string) => boolean): string {
  const name = words.replace(/[^A-Za-z0-9]+/g, '') || 'Response';
  let free = name;
  for (let count = 2; isTaken(free); count++) free = `${name}${count}`;
  return free;
}

function objectAt(value: Json, where: string): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`${where} is not an object: this is no MockConfigFile.`);
}
