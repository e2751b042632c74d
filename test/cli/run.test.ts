// `asl-invoke run` as built, against the sample API: Tasks that succeed.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sampleCredentials, sampleSession } from '../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../samples/api/server.mjs';
import { cli, machine, openFolder, runJson, sampleHost, samples, settled, taskState, type Fields } from './command';

const folder = openFolder();
let api: SampleApi;
let mapped: string[];
before(async () => {
  api = await startSampleApi();
  mapped = ['--endpoint', `${sampleHost}=${api.url}`];
});
after(async () => {
  await api.close();
  folder.remove();
});

const sample = (name: string): string => path.join(samples, name);
const bills = { myBills: [{ billId: '123456', customer: 'Ana Carolina Silva', amount: 120.5, paid: false }] };

/** What the sample API answers to the page's first example, in the order of the wire. */
const headersOnTheWire = {
  'Content-Type': ['application/json'],
  Date: '*',
  'x-amzn-RequestId': '*',
  'x-amz-apigw-id': '*',
  'X-Amzn-Trace-Id': '*',
  'Content-Length': ['93'],
  Connection: ['keep-alive'],
  'Keep-Alive': ['timeout=5'],
};

/** The whole object for the page's first example. */
function firstExample(): Fields {
  const result = { Headers: headersOnTheWire, ResponseBody: bills, StatusCode: 200, StatusText: 'OK' };
  return {
    state: 'Get Bills',
    status: 'succeeded',
    parameters: {
      ApiEndpoint: sampleHost,
      Method: 'GET',
      Headers: { key: ['value1', 'value2'] },
      Stage: 'prod',
      Path: 'bills',
      QueryParameters: { billId: ['123456'] },
      RequestBody: {},
      AuthType: 'NO_AUTH',
    },
    request: {
      method: 'GET',
      url: `https://${sampleHost}/prod/bills?billId=123456`,
      sentTo: `${api.url}/prod/bills?billId=123456`,
      headers: { key: ['value1', 'value2'], 'Content-Type': ['application/json'], 'User-Agent': ['asl-invoke'] },
      body: '{}',
    },
    response: {
      status: 200,
      statusText: 'OK',
      headers: headersOnTheWire,
      body: JSON.stringify(bills),
      size: 93,
      timing: { firstByte: '*', total: '*', phases: '*' },
    },
    result,
    output: result,
    notes: [
      `The call went to ${api.url} in place of ${sampleHost}, as the endpoint setting says; its header Host was the API’s.`,
      'RequestBody is documented for POST, PUT and PATCH only; it was sent with GET as given.',
    ],
  };
}

describe('the page’s first example', () => {
  for (const [name, ...args] of [
    ['1-get-bills.asl.json', '--state', 'Get Bills'],
    ['1-get-bills.asl.json'],
    ['3-get-bills.asl.yaml'],
  ] as [string, ...string[]][])
    test([name, ...args].join(' '), async () => {
      const { code, report } = await runJson([sample(name), ...args, ...mapped]);
      assert.equal(code, 0);
      assert.deepEqual(settled(report), firstExample());
    });

  test('headers of the result are in alphabetical order, and the output comes last', async () => {
    const { report } = await runJson([sample('1-get-bills.asl.json'), ...mapped]);
    const names = Object.keys((report['result'] as { Headers: object }).Headers);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
  });

  test('for people', async () => {
    const { code, stdout, stderr } = await cli(['run', sample('1-get-bills.asl.json'), ...mapped]);
    assert.deepEqual([code, stderr], [0, '']);
    const lines = stdout
      .replace(/"(Date|x-amz[^"]*)": \["[^"]*"\]/gi, '"$1": ["*"]')
      .replace(/in \d+ ms/, 'in 7 ms')
      .split('\n');
    assert.deepEqual(lines, [
      '✔ Get Bills succeeded',
      '',
      `GET https://${sampleHost}/prod/bills?billId=123456`,
      `→ ${api.url}/prod/bills?billId=123456`,
      '  key: value1',
      '  key: value2',
      '  Content-Type: application/json',
      '  User-Agent: asl-invoke',
      '  {}',
      '',
      '200 OK in 7 ms, 93 bytes',
      '',
      'Result',
      '{',
      '  "Headers": {',
      '    "Connection": ["keep-alive"],',
      '    "Content-Length": ["93"],',
      '    "Content-Type": ["application/json"],',
      '    "Date": ["*"],',
      '    "Keep-Alive": ["timeout=5"],',
      '    "x-amz-apigw-id": ["*"],',
      '    "x-amzn-RequestId": ["*"],',
      '    "X-Amzn-Trace-Id": ["*"]',
      '  },',
      '  "ResponseBody": {',
      '    "myBills": [{ "billId": "123456", "customer": "Ana Carolina Silva", "amount": 120.5, "paid": false }]',
      '  },',
      '  "StatusCode": 200,',
      '  "StatusText": "OK"',
      '}',
      '',
      ...(firstExample()['notes'] as string[]).map((note) => `• ${note}`),
      '',
    ]);
  });
});

describe('IAM_ROLE', () => {
  const signed = [sample('4-input-and-errors.asl.json'), '--state', 'Add Signed Bill'];
  const input = ['--input', '{"billId": "7", "customer": {"name": "Mary Major"}}'];
  const inEnvironment = ({
    accessKeyId,
    secretAccessKey,
    sessionToken,
  }: typeof sampleCredentials): Record<string, string> => ({
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  });

  for (const [kind, credentials] of Object.entries({ lasting: sampleCredentials, temporary: sampleSession }))
    test(`signed with ${kind} credentials of the environment`, async () => {
      const { code, report } = await runJson([...signed, ...input, ...mapped], { env: inEnvironment(credentials) });
      assert.equal(code, 0, JSON.stringify(report));
      assert.deepEqual(report['output'], {
        billId: '7',
        customer: { name: 'Mary Major' },
        reminder: { billId: '7-reminder' },
      });
      assert.equal(report['next'], 'Each Line');
      const masked = `${credentials.accessKeyId.slice(0, 4)}***${credentials.accessKeyId.slice(-4)}`;
      assert.ok((report['notes'] as string[]).some((note) => note.includes(masked)));
    });

  test('signed with a profile', async () => {
    folder.write(
      '.aws/credentials',
      `[dev]\naws_access_key_id=${sampleCredentials.accessKeyId}\naws_secret_access_key=${sampleCredentials.secretAccessKey}\n`,
    );
    const env = { HOME: folder.path, USERPROFILE: folder.path };
    assert.equal((await runJson([...signed, ...input, ...mapped, '--profile', 'dev'], { env })).code, 0);
    const { code, report } = await runJson([...signed, ...input, ...mapped, '--profile', 'prod'], { env });
    assert.deepEqual([code, report['error'], report['local']], [2, 'ASLInvoke.Credentials', true]);
    assert.match(String(report['cause']), /The AWS profile 'prod'/);
  });

  test('nothing secret in the output, also where the API echoes the whole request', async () => {
    const echo = taskState({ Method: 'POST', Path: 'secure/echo/all', RequestBody: { a: 1 }, AuthType: 'IAM_ROLE' });
    const file = folder.write('echo.asl.json', machine({ Echo: echo }));
    for (const format of ['json', 'text']) {
      const { code, stdout, stderr } = await cli(['run', file, ...mapped, '--format', format], {
        env: inEnvironment(sampleSession),
      });
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /X-Amz-Date/);
      const { accessKeyId, secretAccessKey, sessionToken } = sampleSession;
      for (const secret of [
        accessKeyId,
        secretAccessKey,
        sessionToken,
        'Signature=',
        encodeURIComponent(secretAccessKey),
      ])
        assert.ok(!stdout.includes(secret), secret);
    }
  });

  test('RESOURCE_POLICY is sent only where that is asked for', async () => {
    const file = folder.write(
      'policy.asl.json',
      machine({ Call: taskState({ Path: 'secure/bills', AuthType: 'RESOURCE_POLICY' }) }),
    );
    const env = inEnvironment(sampleCredentials);
    const refused = await runJson([file, ...mapped], { env });
    assert.deepEqual(
      [refused.code, refused.report['error'], refused.report['local']],
      [2, 'ASLInvoke.ResourcePolicy', true],
    );
    assert.match((await cli(['run', file, ...mapped], { env })).stdout, /--sign-resource-policy signs it/);
    assert.equal((await runJson([file, ...mapped, '--sign-resource-policy'], { env })).code, 0);
  });
});

describe('the input', () => {
  const task = machine({
    Call: taskState(
      { Path: 'echo', Method: 'POST', 'RequestBody.$': '$' },
      { ResultSelector: { 'sent.$': '$.ResponseBody.body' } },
    ),
  });
  const sent = async (args: string[], input?: string): Promise<unknown> => {
    const { report } = await runJson([folder.write('input.asl.json', task), ...mapped, ...args], {
      ...(input === undefined ? {} : { input }),
    });
    return (report['output'] as { sent: string }).sent;
  };

  test('is {} where nothing is said', async () => assert.equal(await sent([]), '{}'));
  test('as JSON', async () => assert.equal(await sent(['--input', '[1, "é"]']), '[1,"é"]'));
  test('that begins with a dash', async () => assert.equal(await sent(['--input=-1']), '-1'));
  test('from a file', async () =>
    assert.equal(await sent(['--input', `@${folder.write('input.json', '\uFEFF{ "a": 1 }')}`]), '{"a":1}'));
  test('from standard input', async () => assert.equal(await sent(['--input', '@-'], '{"b": 2}'), '{"b":2}'));
});

describe('the definition', () => {
  test('from standard input', async () => {
    const { code, report } = await runJson(['-', ...mapped], { input: JSON.stringify(machine({ Call: taskState() })) });
    assert.deepEqual([code, report['state']], [0, 'Call']);
  });

  test('a Task in a nested machine, by its name and by its path', async () => {
    const input = ['--input', '{"apiKey": "sample-key", "found": {"status": 202}}'];
    for (const [state, output] of [
      ['Use API Key', { message: 'The API key was right.' }],
      ['At Once[1]/Check Status', 'Accepted'],
    ] as const) {
      const { code, report } = await runJson([
        sample('4-input-and-errors.asl.json'),
        '--state',
        state,
        ...input,
        ...mapped,
      ]);
      assert.deepEqual([code, report['output']], [0, output]);
    }
  });

  test('a Task whose query language is JSONata', async () => {
    const task = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Arguments: { ApiEndpoint: sampleHost, Method: 'GET', Stage: 'prod', Path: "{% 'bi' & $states.input.rest %}" },
      Output: '{% $states.result.StatusText %}',
      End: true,
    };
    const file = folder.write('jsonata.asl.json', machine({ Call: task }));
    const { code, report } = await runJson([file, '--input', '{"rest": "lls"}', ...mapped]);
    assert.deepEqual([code, report['output']], [0, 'OK']);
  });

  test('placeholders are filled by --substitution, a number as a number', async () => {
    const text = JSON.stringify(
      machine({ Call: taskState({ Path: '${Path}', QueryParameters: { q: ['${Path}=${Path}'] } }) }),
    ).replace('"End":true', '"End":true,"TimeoutSeconds":${Seconds}');
    const file = folder.write('placeholders.asl.json', text);
    const { code, report } = await runJson([
      file,
      ...mapped,
      '--substitution',
      'Path=echo',
      '--substitution',
      'Seconds=5',
      '--substitution',
      'Other=',
    ]);
    assert.equal(code, 0);
    assert.equal((report['request'] as { url: string }).url, `https://${sampleHost}/prod/echo?q=echo%3Decho`);
  });

  test('a Task that waits for its token, not waited for', async () => {
    const wait = taskState(
      {
        Method: 'POST',
        Path: 'bills/add',
        Headers: { 'TaskToken.$': 'States.Array($$.Task.Token)' },
        RequestBody: { billId: '9' },
      },
      { Resource: 'arn:aws:states:::apigateway:invoke.waitForTaskToken' },
    );
    const file = folder.write('wait.asl.json', machine({ Wait: wait }));
    const { code, report } = await runJson([file, ...mapped, '--no-wait']);
    assert.deepEqual([code, report['status'], report['waiting'], 'output' in report], [0, 'succeeded', true, false]);
    const token = String(report['taskToken']);
    assert.deepEqual((report['request'] as { headers: Fields }).headers['TaskToken'], [token]);
    const { stdout } = await cli(['run', file, ...mapped, '--no-wait']);
    assert.match(stdout, /^✔ Wait succeeded and waits for its task token\n[^]*\nTask token {2}ASLInvokeLocalToken/);
  });
});

describe('the endpoint', () => {
  test('may be written in any case, and have a path of its own', async () => {
    const file = folder.write('prefix.asl.json', machine({ Call: taskState({ Stage: '$default', Path: 'bills' }) }));
    const { code, report } = await runJson([file, '--endpoint', `${sampleHost.toUpperCase()}=${api.url}/prod/`]);
    const { url, sentTo } = report['request'] as { url: string; sentTo: string };
    assert.deepEqual([code, url, sentTo], [0, `https://${sampleHost}/bills`, `${api.url}/prod/bills`]);
  });

  test('of another host than the one called is noticed', async () => {
    const file = folder.write(
      'other-host.asl.json',
      machine({ Call: taskState({ ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com' }) }),
    );
    // The host called is mapped by the second; what the first names is not called.
    const both = await runJson([file, ...mapped, '--endpoint', `abc.execute-api.us-east-1.amazonaws.com=${api.url}`]);
    assert.equal(both.code, 0);
    // A proxy that is not there keeps the call from leaving this machine.
    const { code, report } = await runJson([file, ...mapped], { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
    assert.equal(code, 2);
    assert.equal(
      (report['notes'] as string[])[0],
      'No --endpoint names abc.execute-api.us-east-1.amazonaws.com: the call went to https://abc.execute-api.us-east-1.amazonaws.com itself.',
    );
    assert.equal('sentTo' in (report['request'] as object), false);
  });
});

test('the proxy of the environment is used, its name in lower case first, and its password not shown', async () => {
  const host = 'abc.execute-api.us-east-1.amazonaws.com';
  const file = folder.write('proxied.asl.json', machine({ Call: taskState({ ApiEndpoint: host }) }));
  const env = { HTTPS_PROXY: 'http://127.0.0.1:2', https_proxy: 'http://me:hidden-word@127.0.0.1:1' };
  const { code, report } = await runJson([file], { env });
  assert.equal(code, 2);
  assert.match(String(report['cause']), /127\.0\.0\.1:1 failed: Connection refused$/);
  assert.ok(!JSON.stringify(report).includes('hidden-word'));
});

test('a body that is no text comes as base64', async () => {
  const file = folder.write('binary.asl.json', machine({ Call: taskState({ Path: 'binary' }) }));
  const { report } = await runJson([file, ...mapped]);
  const { body, isBase64Encoded, size } = report['response'] as { body: string; isBase64Encoded: true; size: number };
  assert.equal(isBase64Encoded, true);
  const bytes = Buffer.from(body, 'base64');
  assert.deepEqual([bytes.length, bytes.subarray(1, 4).toString()], [size, 'PNG']);
});
