// A definition with nothing in it yet: whole state machines are offered, and nothing else of ours anywhere else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { labelsAt, taken } from './taken';

const label = 'State machine: call';
const machine = {
  StartAt: 'CallApi',
  States: {
    CallApi: {
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: 'api-id.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'prod',
        Path: 'path',
      },
      End: true,
    },
  },
};

describe('a whole state machine', () => {
  for (const source of ['<|>', 'sta<|>', '\n  <|>\n\n']) {
    it(`in JSON, in ${JSON.stringify(source)}`, async () =>
      assert.deepEqual(JSON.parse(await taken(source, label, 'asl')), machine));
    it(`in YAML, in ${JSON.stringify(source)}`, async () =>
      assert.deepEqual(parseYaml(await taken(source, label, 'asl-yaml')), machine));
  }
  it('waits for a callback, in YAML at the margin', async () => {
    const text = await taken('<|>', 'State machine: call and wait for callback', 'asl-yaml');
    assert.match(text, /^StartAt: CallApiAndWait\nStates:\n {2}CallApiAndWait:\n {4}Type: Task\n/);
    assert.match(text, /\n {8}TaskToken\.\$: States\.Array\(\$\$\.Task\.Token\)\n/);
  });
});

describe('no state machine', () => {
  for (const [where, source, languageId] of [
    ['beside something', 'StartAt: Call\n<|>', 'asl-yaml'],
    ['before something', 'sta<|>\nStates: {}', 'asl-yaml'],
    ['behind a word', 'word\n<|>', 'asl-yaml'],
    ['in braces', '{ <|> }', 'asl'],
    ['in a document of another kind', '<|>', 'yaml'],
  ] as const)
    it(where, async () => assert.ok(!(await labelsAt(source, languageId)).includes(label)));
});
