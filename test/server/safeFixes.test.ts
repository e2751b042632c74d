// Which fixes are safe enough to be made without a look: none that trades a mistake for another, or takes what an author wrote.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixesOf } from '../../server/lsp';
import { createService } from '../../server/service';
import { task } from './marked';

/** The fixes of the findings of one rule: the title, whether it is safe, and the payload after it. */
async function fixes(
  code: string,
  body: string,
  resource?: string,
): Promise<[title: string, isSafe: boolean, after: string][]> {
  const text = TextDocument.create('file:///a', 'asl', 1, task(body, resource));
  const found = (await createService().diagnose(text)).filter((diagnostic) => diagnostic.code === code);
  return found.flatMap(fixesOf).map(({ title, preferred, edits }) => {
    const after = JSON.parse(TextDocument.applyEdits(text, edits)) as { States: { Call: Record<string, unknown> } };
    const { Parameters, Arguments } = after.States.Call;
    return [title, preferred, JSON.stringify(Parameters ?? Arguments)];
  });
}

const parameters = (rest: string): string =>
  `"Parameters": { "ApiEndpoint": "\${Host}", "Method": "POST"${rest === '' ? '' : `, ${rest}`} }`;
const head = '{"ApiEndpoint":"${Host}","Method":"POST"';

describe('a parameter under another name', () => {
  it('is renamed where its value may stay', async () => {
    assert.deepEqual((await fixes('unknown-parameter', parameters('"Authorization": "NO_AUTH"')))[0], [
      "Rename to 'AuthType'",
      true,
      `${head},"AuthType":"NO_AUTH"}`,
    ]);
    assert.deepEqual((await fixes('unknown-parameter', parameters('"Body": "text"')))[0]?.[1], true);
    assert.deepEqual((await fixes('unknown-parameter', parameters('"Query.$": "$.query"')))[0]?.[1], true);
  });
  it('is renamed only when asked where it may not', async () => {
    for (const given of ['"Authentication": { "ConnectionArn": "a" }', '"QueryString": "a=b"', '"Uri": ["a"]'])
      assert.deepEqual((await fixes('unknown-parameter', parameters(given)))[0]?.[1], false, given);
  });
});

describe('a key that is no parameter', () => {
  it('is not made an expression', async () => {
    assert.deepEqual(await fixes('expression-without-suffix', parameters('"billId": "$.billId"')), []);
    assert.equal((await fixes('expression-without-suffix', parameters('"Path": "$.path"'))).length, 1);
    assert.equal((await fixes('expression-without-suffix', parameters('"Body": { "id": "$.id" }'))).length, 1);
  });
});

describe('the task token', () => {
  const waits = (body: string): ReturnType<typeof fixes> =>
    fixes('task-token-missing', body, 'arn:aws:states:::apigateway:invoke.waitForTaskToken');
  it('goes into a header of its own', async () => {
    assert.deepEqual(await waits(parameters('"Headers": { "a": ["b"] }')), [
      [
        "Send the token in a header 'TaskToken.$'",
        true,
        `${head},"Headers":{"a":["b"],"TaskToken.$":"States.Array($$.Task.Token)"}}`,
      ],
    ]);
  });
  it('takes the place of another value of that header only when asked', async () => {
    assert.deepEqual(await waits(parameters('"Headers": { "tasktoken": ["b"] }')), [
      [
        "Send the token in the header 'TaskToken.$'",
        false,
        `${head},"Headers":{"TaskToken.$":"States.Array($$.Task.Token)"}}`,
      ],
    ]);
    assert.deepEqual(
      await waits(
        '"QueryLanguage": "JSONata", "Arguments": { "ApiEndpoint": "${Host}", "Method": "POST", "Headers": { "TaskToken": "{% [$states.context.taskToken] %}" } }',
      ),
      [
        [
          "Send the token in the header 'TaskToken'",
          false,
          `${head},"Headers":{"TaskToken":["{% $states.context.Task.Token %}"]}}`,
        ],
      ],
    );
  });
});

describe('a header that must go', () => {
  it('is not renamed to one that is there', async () => {
    const titles = async (headers: string): Promise<string[]> =>
      (await fixes('header-forbidden', parameters(`"Headers": { ${headers} }`))).map(([title]) => title);
    assert.deepEqual(await titles('"Authorization": ["a"]'), ["Rename to 'X-Authorization'", "Remove 'Authorization'"]);
    assert.deepEqual(await titles('"Authorization": ["a"], "x-authorization.$": "$.a"'), ["Remove 'Authorization'"]);
  });
});

describe('a value of the wrong form', () => {
  for (const [given, expected] of [
    ['"Stage": "/prod/"', '"Stage":"prod"'],
    ['"Stage": "$Default"', '"Stage":"$default"'],
    ['"Stage": 2024', '"Stage":"2024"'],
    ['"Path": 7', '"Path":"7"'],
  ] as const)
    it(given, async () => {
      const [found] = await fixes('parameter-value', parameters(given));
      assert.deepEqual(found?.slice(1), [true, `${head},${expected}}`]);
    });

  for (const given of ['"Stage": "prod/v1"', '"Stage": "//"', '"Stage": 1.0', '"Path": ["a"]'])
    it(given, async () => assert.deepEqual(await fixes('parameter-value', parameters(given)), []));
});

describe('an error under another name', () => {
  const right = async (name: string): Promise<string | undefined> =>
    (await fixes('error-name', `${parameters('')}, "Catch": [{ "ErrorEquals": ["${name}"], "Next": "A" }]`))[0]?.[0];
  for (const name of [
    'States.Http.StatusCode.404',
    '404',
    'HTTP.404',
    'HttpStatus 404',
    'StatusCode.404',
    'API Gateway.404',
    'ApiGateway404',
    'api_gateway:404',
  ])
    it(name, async () => assert.equal(await right(name), "Change to 'APIGateway.404'"));

  for (const name of ['States.Http.Socket', 'MyError404', '200', 'ApiGatewayException', 'Http.Socket'])
    it(`${name} has no other`, async () => assert.equal(await right(name), undefined));

  it('whoever gives a token back may name a status alone', async () => {
    const body = `${parameters('"Headers": { "T.$": "States.Array($$.Task.Token)" }')}, "Catch": [{ "ErrorEquals": ["404"], "Next": "A" }]`;
    assert.deepEqual(await fixes('error-name', body, 'arn:aws:states:::apigateway:invoke.waitForTaskToken'), []);
  });
});

describe('a Resource that is nearly right', () => {
  for (const [resource, suffix] of [
    ['arn:aws:states::apigateway:invoke', ''],
    ['arn:aws:states:apigateway:invoke', ''],
    ['arn:aws:states::::apigateway:invoke.waitForTaskToken', '.waitForTaskToken'],
    ['arn:aws:states:::apigateway', ''],
    ['arn:aws:states:us-east-1:123456789012:apigateway:invoke', ''],
  ] as const)
    it(resource, async () => {
      const [found] = await fixes('integration-pattern', parameters(''), resource);
      assert.equal(found?.[0], `Change to 'arn:aws:states:::apigateway:invoke${suffix}'`);
      assert.equal(found[1], true);
    });

  for (const resource of [
    'arn:aws:states:::aws-sdk:apigateway:getRestApis',
    'arn:aws:states:::aws-sdk:apigatewaymanagementapi:postToConnection',
    'arn:aws:states:::apigatewayv2',
    'arn:aws:states:us-east-1:123456789012:activity:apigateway',
    'arn:aws:states:us-east-1:123456789012:stateMachine:apigateway:invoke',
  ])
    it(`${resource} is another`, async () =>
      assert.deepEqual(await fixes('integration-pattern', '"Parameters": {}', resource), []));
});

describe('a literal path behind a key that ends in `.$`', () => {
  const fixed = (rest: string): ReturnType<typeof fixes> => fixes('path-expression', parameters(rest));
  it('loses the suffix, when asked', async () => {
    assert.deepEqual(await fixed('"Path.$": "/a/b"'), [["Rename to 'Path'", false, `${head},"Path":"/a/b"}`]]);
    assert.deepEqual(await fixed('"Headers": { "X.$": "/a" }'), [
      ["Rename to 'X' with a list", false, `${head},"Headers":{"X":["/a"]}}`],
    ]);
  });
  for (const given of ['"Path.$": "a/b"', '"Path.$": "/a/$.b"', '"Path.$": "/States.UUID()"'])
    it(`${given} may be meant as an expression`, async () => assert.deepEqual(await fixed(given), []));
  it('stays where the name is taken', async () => assert.deepEqual(await fixed('"Path.$": "/a", "Path": "b"'), []));
});

describe('a URL for a host', () => {
  const isSafe = async (endpoint: string): Promise<boolean[]> =>
    (await fixes('endpoint-format', `"Parameters": { "ApiEndpoint": "${endpoint}", "Method": "GET" }`)).map(
      ([, isSafe]) => isSafe,
    );
  it('is cut to the host where that can be one of an API', async () => {
    assert.deepEqual(await isSafe('https://abc123.execute-api.us-east-1.amazonaws.com'), [true]);
    assert.deepEqual(await isSafe('https://example.com'), [false]);
    assert.deepEqual(await isSafe('https://d-abc123.execute-api.us-east-1.amazonaws.com/v1'), [false]);
  });
});

describe('JSONata in a JSONPath state', () => {
  const state = (before: string, rest = ''): string =>
    `${before}"Parameters": { "ApiEndpoint": "\${Host}", "Method": "GET", "Path": "{% $states.input.path %}" }${rest}`;
  it('makes it a JSONata state, when asked', async () => {
    const after = '{"ApiEndpoint":"${Host}","Method":"GET","Path":"{% $states.input.path %}"}';
    for (const language of ['', '"QueryLanguage": "JSONPath", '])
      assert.deepEqual(await fixes('expression-without-suffix', state(language)), [
        ['Change to a JSONata state, with Arguments', false, after],
      ]);
  });
  for (const rest of [
    ', "ResultPath": "$.bill"',
    ', "OutputPath": "$.ResponseBody"',
    ', "Assign": { "a": 1 }',
    ', "Credentials": { "RoleArn.$": "$.role" }',
    ', "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "A" }]',
  ])
    it(`stays beside ${rest.slice(2)}`, async () =>
      assert.deepEqual(await fixes('expression-without-suffix', state('', rest)), []));
});

describe('a path as text in a JSONata state', () => {
  it('becomes an expression', async () => {
    const body = '"QueryLanguage": "JSONata", "Arguments": { "ApiEndpoint": "${Host}", "Method": "GET", "Path": ';
    assert.deepEqual(await fixes('query-language', `${body}"$.order.id" }`), [
      [
        "Change to '{% $states.input.order.id %}'",
        true,
        '{"ApiEndpoint":"${Host}","Method":"GET","Path":"{% $states.input.order.id %}"}',
      ],
    ]);
    assert.equal(
      (await fixes('query-language', `${body}"$$.Task.Token" }`))[0]?.[0],
      "Change to '{% $states.context.Task.Token %}'",
    );
  });
});

describe('a comment inside of what a fix replaces', () => {
  const safe = async (source: string, languageId: string): Promise<boolean[]> => {
    const text = TextDocument.create('file:///a', languageId, 1, source);
    const found = await createService().diagnose(text);
    return found.flatMap(fixesOf).map(({ preferred }) => preferred);
  };
  const yaml = (headers: string): string =>
    `States:\n  Call:\n    Type: Task\n    Resource: arn:aws:states:::apigateway:invoke\n    Parameters:\n      ApiEndpoint: '\${Host}'\n      Method: GET\n      Headers: ${headers}\n`;
  it('is kept, or makes the fix one for someone to look at', async () => {
    assert.deepEqual(await safe(task(parameters('"Headers": { "X": ["$.id" // note\n] }')), 'asl'), [true]);
    assert.deepEqual(await safe(task(parameters('"Headers": { "X": ["$.id" // no */ te\n] }')), 'asl'), [false]);
    assert.deepEqual(await safe(yaml('\n        X:\n          - $.id # note\n          - b'), 'asl-yaml'), [true]);
    assert.deepEqual(await safe(yaml('{ X: [$.id, # note\n          b], Y: [c] }'), 'asl-yaml'), [false]);
  });
});

it('States.ALL does not come to stand beside other errors unasked', async () => {
  const safety = async (errors: string): Promise<boolean[]> => {
    const retry = `${parameters('')}, "Retry": [{ "ErrorEquals": [${errors}] }]`;
    return (await fixes('error-name', retry)).map(([, isSafe]) => isSafe);
  };
  assert.deepEqual(await safety('"States.Al"'), [true]);
  assert.deepEqual(await safety('"States.Timeout", "States.Al"'), [false]);
  assert.deepEqual(await safety('"States.Timeout", "States.TaskFailled"'), [true]);
});
