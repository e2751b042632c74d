// Tasks made of requests: where each part goes, and what the notes say of the rest.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRequest } from '../../../shared/exchange/readRequest';
import { freeName } from '../../../shared/exchange/stateName';
import { taskStateFrom } from '../../../shared/exchange/taskState';
import type { JsonObject } from '../../../shared/json';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const made = (text: string): { parameters: JsonObject; notes: string[]; name: string; state: JsonObject } => {
  const { state, ...rest } = taskStateFrom(readRequest(text));
  return { ...rest, state, parameters: state['Parameters'] as JsonObject };
};

test('a whole command', () => {
  const { name, state, notes } = made(
    `curl -X POST 'https://${host}/prod/bills/add?tag=a&tag=b' -H 'X-Id: 1' -H 'x-id: 2' --json '{"billId":"7","note":null}'`,
  );
  assert.equal(name, 'Post Add');
  assert.deepEqual(state, {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: {
      ApiEndpoint: host,
      Method: 'POST',
      Headers: { 'X-Id': ['1', '2'], 'Content-Type': ['application/json'], Accept: ['application/json'] },
      Stage: 'prod',
      Path: 'bills/add',
      QueryParameters: { tag: ['a', 'b'] },
      RequestBody: { billId: '7', note: null },
      AllowNullValues: true,
      AuthType: 'NO_AUTH',
    },
    End: true,
  });
  assert.deepEqual(notes, [
    "'prod' is taken for the Stage. Where it is part of the path, of an API with a $default stage, the call is the same.",
  ]);
});

describe('Stage and Path', () => {
  const cases: [url: string, Stage: string | undefined, Path: string | undefined][] = [
    [`https://${host}`, undefined, undefined],
    [`https://${host}/`, undefined, undefined],
    [`https://${host}/bills`, undefined, 'bills'],
    [`https://${host}/prod/`, 'prod', '/'],
    [`https://${host}/prod/a%2Fb/c`, 'prod', 'a%2Fb/c'],
    [`https://${host}/prod//a`, undefined, 'prod//a'],
    [`https://${host}/%40connections/x`, undefined, '%40connections/x'],
    [`https://$API/prod/a`, undefined, 'prod/a'],
    [`"https://\${API}.execute-api.us-east-1.amazonaws.com/$STAGE/a"`, '${STAGE}', 'a'],
    [`https://api.example.com/prod/a`, undefined, 'prod/a'],
  ];
  for (const [url, Stage, Path] of cases)
    test(url, () => {
      const { parameters } = made(`curl ${url}`);
      assert.deepEqual([parameters['Stage'], parameters['Path']], [Stage, Path]);
    });
});

describe('headers', () => {
  test('what no Task may send, and what is the sender’s own', () => {
    const { parameters, notes } = made(
      `curl https://${host}/a -H 'Authorization: Bearer sekrit' -H 'Via: x' -H 'X-Amz-Date: y' -H 'sec-fetch-mode: cors' -H 'Origin: z' -A curl/8 -H 'Accept: a/b'`,
    );
    assert.deepEqual(parameters['Headers'], { Accept: ['a/b'] });
    assert.deepEqual(notes, [
      'Left out, as no Task may send it: Authorization (Bearer). A Lambda authorizer can read another header, such as X-Authorization.',
      'Left out, as no Task may send it: Via, X-Amz-Date.',
      'Left out, as it is about the sender: sec-fetch-mode, Origin.',
    ]);
    assert.doesNotMatch(JSON.stringify([parameters, notes]), /sekrit/);
  });

  test('a signature is for Step Functions to make', () => {
    const { parameters, notes } = made(
      `curl https://${host}/a -H 'Authorization: AWS4-HMAC-SHA256 Credential=A/B, Signature=1' -H 'X-Amz-Date: y' -H 'X-Amz-Security-Token: z'`,
    );
    assert.equal(parameters['AuthType'], 'IAM_ROLE');
    assert.equal(parameters['Headers'], undefined);
    assert.deepEqual(notes, []);
  });

  test('a secret stays as it was written, with a note; a variable is a placeholder', () => {
    const { parameters, notes } = made(`curl https://${host}/a -H 'x-api-key: k'`);
    assert.deepEqual(parameters['Headers'], { 'x-api-key': ['k'] });
    assert.match(notes.join(), /no place for a secret: take the value of x-api-key from/);
    const variable = made(`curl https://${host}/a -H "x-api-key: $KEY"`);
    assert.deepEqual(variable.parameters['Headers'], { 'x-api-key': ['${KEY}'] });
    assert.deepEqual(variable.notes, []);
  });
});

test('a body that is not JSON stays text, and a note says what becomes of it', () => {
  const { parameters, notes } = made(`curl https://${host}/a -d 'a=1&b=2'`);
  assert.equal(parameters['RequestBody'], 'a=1&b=2');
  assert.match(notes.join(), /not JSON\. Step Functions sends it as a JSON string/);
});

test('hosts that Step Functions does not call', () => {
  assert.match(made('curl http://localhost:3000/a').notes.join(), /not localhost\..*the port 3000\..*by https/);
  assert.equal(
    made('curl https://abc.execute-api.cn-north-1.amazonaws.com.cn/a').state['Resource'],
    'arn:aws-cn:states:::apigateway:invoke',
  );
});

test('what a definition would read as an expression is told', () => {
  const text = `curl https://${host}/a -d '{"a.$": "{% 1 %}"}'`;
  for (const language of ['JSONPath', 'JSONata'] as const)
    assert.match(taskStateFrom(readRequest(text), language).notes.join(), /as an expression/);
  assert.deepEqual(Object.keys(taskStateFrom(readRequest(text), 'JSONata').state), [
    'Type',
    'Resource',
    'Arguments',
    'End',
  ]);
});

describe('names', () => {
  const cases: [text: string, name: string][] = [
    [`GET https://${host}/prod/myBills/12345`, 'Get My Bills'],
    [`DELETE https://${host}/prod/users/{{id}}`, 'Delete Users'],
    [`GET https://${host}/`, 'Get Abc123'],
    [`### Pay the bill\nPOST https://${host}/a`, 'Pay the bill'],
  ];
  for (const [text, name] of cases) test(name, () => assert.equal(made(text).name, name));

  test('one that is taken', () => assert.equal(freeName('Get', new Set(['Get', 'Get 2'])), 'Get 3'));
});
