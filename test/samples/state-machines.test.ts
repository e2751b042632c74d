// The sample state machines are what they say: the page's examples word for word, and calls that the sample API knows.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { apiHost, call } from './call';

type State = {
  Type: string;
  Resource?: string;
  Parameters?: Record<string, unknown> & { ApiEndpoint: string; Method: string; Stage: string; Path?: string };
  Next?: string;
  End?: boolean;
  Retry?: { ErrorEquals: string[] }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  ItemProcessor?: Machine;
  Branches?: Machine[];
};
type Machine = { StartAt: string; States: Record<string, State> };

const folder = join(__dirname, '../../samples');
const read = (name: string): Machine => {
  const text = readFileSync(join(folder, name), 'utf8');
  return (name.endsWith('.yaml') ? parseYaml(text) : JSON.parse(text)) as Machine;
};
const files = readdirSync(folder).filter((name) => /\.asl\.(json|yaml)$/.test(name));

/** The machine and those inside its Map and Parallel states. */
const machinesIn = (machine: Machine): Machine[] => [
  machine,
  ...Object.values(machine.States).flatMap(({ ItemProcessor, Branches = [] }) =>
    [...(ItemProcessor ? [ItemProcessor] : []), ...Branches].flatMap(machinesIn),
  ),
];
const tasksIn = (machine: Machine): [string, State][] =>
  machinesIn(machine).flatMap(({ States }) => Object.entries(States).filter(([, { Type }]) => Type === 'Task'));

// Copied from https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html, blanks and all.
const pageExamples = {
  first:
    '{ "Type": "Task", "Resource":"arn:aws:states:::apigateway:invoke", "Parameters": { "ApiEndpoint": "example.execute-api.us-east-1.amazonaws.com", "Method": "GET", "Headers": { "key": ["value1", "value2"] }, "Stage": "prod", "Path": "bills", "QueryParameters": { "billId": ["123456"] }, "RequestBody": {}, "AuthType": "NO_AUTH" } }',
  second:
    '{ "Type": "Task", "Resource":"arn:aws:states:::apigateway:invoke.waitForTaskToken", "Parameters": { "ApiEndpoint": "example.execute-api.us-east-1.amazonaws.com", "Method": "POST", "Headers": { "TaskToken.$": "States.Array($$.Task.Token)" }, "Stage": "prod", "Path": "bills/add", "QueryParameters": {}, "RequestBody": { "billId": "my-new-bill" }, "AuthType": "IAM_AUTH" } }',
};

/** Everything but blanks, so that order and spelling are compared as well. */
const words = (text: string): string => text.replace(/\s/g, '');

const assertHoldsExample = (file: string, example: string): void => {
  const withEnd = words(example).replace(/\}$/, ',"End":true}');
  assert.ok(words(readFileSync(join(folder, file), 'utf8')).includes(`:${withEnd}`));
  const states = Object.values(read(file).States);
  assert.deepEqual(states, [{ ...(JSON.parse(example) as object), End: true }]);
};

test('the first sample is the first example of the page', () => {
  assertHoldsExample('1-get-bills.asl.json', pageExamples.first);
});

test('the second sample is the second example of the page', () => {
  assertHoldsExample('2-callback.asl.json', pageExamples.second);
});

test('the third sample is the first one in YAML', () => {
  assert.deepEqual(read('3-get-bills.asl.yaml'), read('1-get-bills.asl.json'));
});

test('the README names every sample', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  assert.equal(files.length, 6);
  for (const name of files) assert.ok(readme.includes(`\`${name}\``), name);
});

test('the input in the fourth sample is JSON', () => {
  const { Comment = '' } = read('4-input-and-errors.asl.json') as Machine & { Comment?: string };
  const input = JSON.parse(Comment.slice(Comment.indexOf('{'))) as object;
  assert.deepEqual(Object.keys(input), ['billId', 'customer', 'apiKey', 'lines']);
});

describe('every sample', () => {
  for (const file of files) {
    test(`${file}: each state is there, can be reached and has a way out`, () => {
      for (const { StartAt, States } of machinesIn(read(file))) {
        const reached = new Set([StartAt]);
        for (const name of reached) {
          const state = States[name];
          assert.ok(state, name);
          const next = [...(state.Next ? [state.Next] : []), ...(state.Catch ?? []).map(({ Next }) => Next)];
          const ends = state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';
          assert.notEqual(ends, state.Next !== undefined, name);
          next.forEach((target) => reached.add(target));
        }
        assert.deepEqual([...reached].sort(), Object.keys(States).sort());
      }
    });

    test(`${file}: calls the sample host, with lists of strings`, () => {
      const tasks = tasksIn(read(file));
      assert.ok(tasks.length > 0);
      for (const [name, { Resource, Parameters }] of tasks) {
        assert.match(Resource ?? '', /^arn:aws:states:::apigateway:invoke(\.waitForTaskToken)?$/, name);
        assert.equal(Parameters?.ApiEndpoint, apiHost, name);
        for (const field of ['Headers', 'QueryParameters']) {
          for (const [key, value] of Object.entries((Parameters?.[field] ?? {}) as Record<string, unknown>)) {
            const list = key.endsWith('.$')
              ? /^States\.Array\(/.test(String(value))
              : Array.isArray(value) && value.every((item) => typeof item === 'string');
            assert.ok(list, `${name}: ${field}.${key}`);
          }
        }
      }
    });

    test(`${file}: an API Gateway error is listed in both spellings`, () => {
      for (const [name, { Retry = [], Catch = [] }] of tasksIn(read(file))) {
        for (const { ErrorEquals } of [...Retry, ...Catch]) {
          const codes = (prefix: string) =>
            ErrorEquals.filter((error) => error.startsWith(prefix)).map((error) => error.slice(11));
          assert.deepEqual(codes('APIGateway.'), codes('ApiGateway.'), name);
        }
      }
    });
  }
});

describe('every call of the samples', () => {
  let api: SampleApi;
  before(async () => {
    api = await startSampleApi();
  });
  after(() => api.close());

  for (const file of files) {
    for (const [name, { Parameters }] of tasksIn(read(file))) {
      test(`${file}, ${name}: its route answers`, async () => {
        const { Method, Stage, Path = 'status/200' } = Parameters ?? { Method: '', Stage: '' };
        const query = Path === 'slow' ? '?ms=0' : '';
        const body = Method === 'POST' ? '{}' : '';
        const reply = await call(api, { method: Method, path: `/${Stage}/${Path}${query}`, body });
        const message = (JSON.parse(reply.bytes.toString('utf8')) as { message?: string }).message;
        const expected: Record<string, [number, string?]> = {
          'Wrong Route': [403, 'Missing Authentication Token'],
          'Add Signed Bill': [403, 'Missing Authentication Token'],
          'Broken Integration': [500, 'Internal server error'],
          'Use API Key': [403, 'Forbidden'],
        };
        const [status, text] = expected[name] ?? [];
        assert.ok(status === undefined ? reply.status < 300 : reply.status === status, String(reply.status));
        if (text) assert.equal(message, text);
      });
    }
  }
});
