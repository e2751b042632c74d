// Completion: what is offered at each place of a Task, and what the text becomes when an offer is taken.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createService } from '../../server/service';
import { parameters } from '../../shared/knowledge/parameters';
import { isForbiddenHeader } from '../../shared/knowledge/headers';
import { marked, task } from './marked';
import { labelsAt, offersAt, taken } from './taken';

const plain = parameters.map(({ name }) => name);
// An AuthType is always written out.
const all = [...plain, ...plain.filter((name) => name !== 'AuthType').map((name) => `${name}.$`)];

describe('parameter names', () => {
  it('offers every parameter of an empty payload, required ones first', async () => {
    const labels = await labelsAt(task('"Parameters": { <|> }'));
    assert.deepEqual(labels.slice(0, 2), ['ApiEndpoint', 'Method']);
    assert.deepEqual([...labels].sort(), [...all].sort());
  });

  it('leaves out what is there, with or without .$', async () => {
    const labels = await labelsAt(task('"Parameters": { "Method.$": "$.m", "Path": "x", <|> }'));
    assert.deepEqual(
      labels,
      all.filter((name) => !/^(Method|Path)(\.\$)?$/.test(name)),
    );
  });

  for (const [what, source] of Object.entries({
    'in empty quotes': task('"Parameters": { "<|>" }'),
    'in a half-typed name': task('"Parameters": { "Met<|>" }'),
    'in a bare word': task('"Parameters": { Met<|> }'),
    'before Resource':
      '{ "States": { "Call": { "Type": "Task", "Parameters": { <|> }, "Resource": "arn:aws:states:::apigateway:invoke" } } }',
    'in a document that is a single state':
      '{ "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { <|> } }',
    'in an object that is not closed':
      '{ "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { "Stage": "x", <|>',
    'in a nested state': `{ "States": { "Each": { "Type": "Map", "ItemProcessor": ${task('"Parameters": { <|> }')} } } }`,
    'in JSONata arguments': task('"QueryLanguage": "JSONata", "Arguments": { <|> }'),
  }))
    it(`offers them ${what}`, async () => assert.ok((await labelsAt(source)).includes('Method')));

  it('writes name and value, with the commas that are missing', async () => {
    const parametersBlock = (inner: string): string => task(`"Parameters": { ${inner} }`);
    assert.equal(await taken(parametersBlock('<|>'), 'Method'), parametersBlock('"Method": "GET"'));
    assert.equal(
      await taken(parametersBlock('"M<|>" "Path": "x"'), 'Method'),
      parametersBlock('"Method": "GET", "Path": "x"'),
    );
    assert.equal(
      await taken(parametersBlock('"Path": "x" <|>'), 'Method'),
      parametersBlock('"Path": "x", "Method": "GET"'),
    );
    assert.equal(
      await taken(parametersBlock('"Path": "x", Me<|>'), 'Method'),
      parametersBlock('"Path": "x", "Method": "GET"'),
    );
    assert.equal(await taken(parametersBlock('"Metod<|>": "PUT"'), 'Method'), parametersBlock('"Method": "PUT"'));
  });

  it('offers none directly behind a value', async () => {
    for (const value of ['{}', '[]'])
      assert.deepEqual(await labelsAt(task(`"Parameters": { "RequestBody": ${value}<|> }`)), [], value);
    assert.deepEqual(await labelsAt(`{ "States": { "A": {}<|> } }`), []);
  });

  it('gives every parameter a snippet that is a valid value', async () => {
    for (const { name, check } of parameters) {
      const text = await taken(task('"Parameters": { <|> }'), name);
      const document = JSON.parse(text) as { States: { Call: { Parameters: Record<string, never> } } };
      const value = document.States.Call.Parameters[name];
      assert.ok(value !== undefined, name);
      assert.equal(check(value), undefined, name);
    }
  });

  it('offers nothing in Parameters of another integration', async () => {
    assert.deepEqual(await labelsAt(task('"Parameters": { <|> }', 'arn:aws:states:::http:invoke')), []);
    assert.deepEqual(
      await labelsAt(
        '{ "Resources": { "Api": { "Type": "AWS::ApiGateway::RestApi", "x": "apigateway:", "Parameters": { <|> } } } }',
      ),
      [],
    );
  });
});

describe('values', () => {
  for (const [what, source] of Object.entries({
    'in quotes': '"Method": "<|>"',
    'half-typed': '"Method": "P<|>"',
    'behind the colon': '"Method": <|>',
    'behind the colon, with a property behind': '"Method": <|>\n "Path": "x"',
  }))
    it(`offers the methods ${what}`, async () => {
      const labels = await labelsAt(task(`"Parameters": { ${source} }`));
      assert.deepEqual(labels, ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
    });

  it('replaces the whole value', async () => {
    assert.equal(
      await taken(task('"Parameters": { "AuthType": "IAM_<|>AUTH" }'), 'IAM_ROLE'),
      task('"Parameters": { "AuthType": "IAM_ROLE" }'),
    );
    assert.equal(
      await taken(task('"Parameters": { "AllowNullValues": <|> }'), 'true'),
      task('"Parameters": { "AllowNullValues": true }'),
    );
  });

  it('offers no literal where an expression belongs', async () => {
    const labels = await labelsAt(task('"Parameters": { "Method.$": "<|>" }'));
    assert.ok(!labels.includes('GET') && labels.every((label) => /^(\$|States\.)/.test(label)));
  });
});

describe('headers', () => {
  it('offers header names, never a forbidden one', async () => {
    const labels = await labelsAt(task('"Parameters": { "Headers": { "<|>" } }'));
    assert.ok(labels.includes('Content-Type'));
    assert.deepEqual(labels.filter(isForbiddenHeader), []);
    assert.ok(!labels.includes('TaskToken.$'), 'no token in a Task that does not wait');
  });

  it('writes the value as a list', async () => {
    assert.equal(
      await taken(task('"Parameters": { "Headers": { "<|>" } }'), 'Content-Type'),
      task('"Parameters": { "Headers": { "Content-Type": ["application/json"] } }'),
    );
  });

  it('offers the task token as a list in a Task that waits', async () => {
    const waiting = (inner: string): string =>
      task(`"Parameters": { "Headers": { ${inner} } }`, 'arn:aws:states:::apigateway:invoke.waitForTaskToken');
    assert.equal(await taken(waiting('<|>'), 'TaskToken.$'), waiting('"TaskToken.$": "States.Array($$.Task.Token)"'));
  });

  const header = (value: string): string => task(`"Parameters": { "Headers": { "accept": ${value} } }`);
  const yaml = (line: string): string =>
    `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Headers:\n    ${line}\n  Method: GET\n`;

  it('offers common values, with the list around them that is missing', async () => {
    const written = header('["application/json"]');
    for (const typed of ['["<|>"]', '[<|>]', '"<|>"', '<|>', '"app<|>"', 'app<|>'])
      assert.equal(await taken(header(typed), 'application/json'), written, typed);
    for (const typed of ['<|>', 'app<|>', '"<|>"', "'<|>'"])
      assert.equal(
        await taken(yaml(`Accept: ${typed}`), 'application/json', 'asl-yaml'),
        yaml('Accept: ["application/json"]'),
        typed,
      );
  });

  it('offers the list of a header or query parameter with nothing typed yet', async () => {
    assert.equal(await taken(header('<|>'), '[ … ]'), header('[""]'));
    assert.equal(await taken(header('"<|>"'), '[ … ]'), header('[""]'));
    assert.ok(!(await labelsAt(header('"x<|>"'))).includes('[ … ]'));
    const query = (value: string): string => task(`"Parameters": { "QueryParameters": { "id": ${value} } }`);
    assert.equal(await taken(query('<|>'), '[ … ]'), query('[""]'));
    assert.ok(!(await labelsAt(query('[<|>]'))).includes('[ … ]'));
    assert.equal(await taken(yaml('X-Source:<|>'), '[ … ]', 'asl-yaml'), yaml('X-Source: [""]'));
  });
});

it('offers error names in ErrorEquals that are not listed yet', async () => {
  const labels = await labelsAt(task('"Retry": [{ "ErrorEquals": ["APIGateway.429", "<|>"] }]'));
  assert.ok(labels.includes('ApiGateway.429') && labels.includes('APIGateway.403'));
  assert.ok(!labels.includes('APIGateway.429'));
  assert.ok(!labels.includes('States.ALL'), 'stands alone');
  assert.ok(labels.indexOf('APIGateway.403') < labels.indexOf('States.Permissions'), 'the errors of calls first');
  assert.equal((await labelsAt(task('"Retry": [{ "ErrorEquals": ["<|>"] }]')))[0], 'States.ALL');
});

it('offers what goes into a list that ends with the document', async () => {
  const open = '{ "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", ';
  for (const [typed, label] of [
    ['"Retry": [{ "ErrorEquals": ["States.Timeout", <|>', 'States.TaskFailed'],
    ['"Retry": [{ "ErrorEquals": ["St<|>', 'States.ALL'],
    ['"Parameters": { "Headers": { "Accept": ["<|>', 'application/json'],
    ['"Parameters": { "RequestBody": { "a": [{ "b.$": "$$.<|>', '$$.State.Name'],
  ] as const)
    assert.ok((await labelsAt(open + typed)).includes(label), typed);
});

it('offers error names with the list around them that is missing', async () => {
  const json = (value: string): string => task(`"Retry": [{ "ErrorEquals": ${value} }]`);
  for (const typed of ['<|>', '"<|>"', '"APIG<|>"'])
    assert.equal(await taken(json(typed), 'APIGateway.429'), json('["APIGateway.429"]'), typed);
  const yaml = (value: string): string =>
    `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nCatch:\n- ErrorEquals: ${value}\n  Next: Done\n`;
  for (const typed of ['<|>', 'API<|>', "'<|>'"])
    assert.equal(await taken(yaml(typed), 'APIGateway.429', 'asl-yaml'), yaml('["APIGateway.429"]'), typed);
});

it('offers the resources in a document without any Task yet', async () => {
  for (const source of [
    '{ "States": { "A": { "Type": "Task", "Resource": "<|>" } } }',
    '{ "Type": "Task", "Resource": <|> }',
  ])
    assert.deepEqual(await labelsAt(source), [
      'arn:aws:states:::apigateway:invoke',
      'arn:aws:states:::apigateway:invoke.waitForTaskToken',
    ]);
});

it('offers the resources at each letter of one, whatever service it names so far', async () => {
  const [plain = '', waiting = ''] = ['', '.waitForTaskToken'].map((end) => `arn:aws:states:::apigateway:invoke${end}`);
  for (let length = 0; length < plain.length; length++) {
    const typed = plain.slice(0, length);
    const json = `{ "States": { "A": { "Type": "Task", "Resource": "${typed}<|>" } } }`;
    const yaml = `States:\n  A:\n    Type: Task\n    Resource: ${typed}<|>\n    End: true\n`;
    assert.deepEqual(await labelsAt(json), [plain, waiting], typed);
    assert.deepEqual(await labelsAt(yaml, 'asl-yaml'), [plain, waiting], typed);
  }
});

it('stands before what others offer there, which is sorted by label', async () => {
  // AWS Toolkit: every resource that it knows, with its quote, and `$states` as any value.
  for (const [source, others] of [
    ['{ "Type": "Task", "Resource": "<|>" }', '"arn:aws:states:::batch:submitJob"'],
    [task('"Parameters": { "Method": "<|>" }'), '$states'],
  ] as const) {
    const { items } = await offersAt(source);
    assert.ok(items.length > 0 && items.every(({ sortText = '' }) => sortText < others));
  }
});

it('offers values in YAML', async () => {
  const yaml = (line: string): string =>
    `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  ${line}\n`;
  assert.ok((await labelsAt(yaml('Method: G<|>'), 'asl-yaml')).includes('GET'));
  assert.equal(await taken(yaml('AuthType: IAM_A<|>'), 'IAM_ROLE', 'asl-yaml'), yaml('AuthType: IAM_ROLE'));
});

describe('the quote that ends a name or value', () => {
  for (const [before, languageId] of [
    [task('"Parameters": { "Method": "GET"<|> }')],
    [task('"Parameters": { "Method"<|> }')],
    ['Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Method: "GET"<|>\n', 'asl-yaml'],
    ["Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Method: 'GET'<|>\n", 'asl-yaml'],
  ] as const)
    it(`asks for nothing: ${before}`, async () => {
      const { text, position } = marked(before, languageId);
      const quote = before.charAt(before.indexOf('<|>') - 1);
      assert.deepEqual((await createService().complete(text, position, quote)).items, []);
      assert.ok((await createService().complete(text, position)).items.length > 0, 'asked for, there are offers');
    });
  it('is not the one that begins it', async () => {
    for (const source of ['"Parameters": { "Method": "<|>" }', '"Parameters": { "Method": "<|>']) {
      const { text, position } = marked(task(source));
      assert.ok((await createService().complete(text, position, '"')).items.length > 0, source);
    }
  });
});

it('beside every label stands what is said of it, not only beside the chosen one', async () => {
  const { items } = await offersAt(task('"Parameters": { "<|>" }'));
  for (const { detail, labelDetails } of items) assert.equal(labelDetails?.description, detail);
  assert.equal(items[0]?.labelDetails?.description, 'String (required)');
  const call = '"Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters"';
  const used = '{ "ApiEndpoint": "abc123.execute-api.us-east-1.amazonaws.com" }';
  const long = `{ "States": { "A": { ${call}: ${used} }, "B": { ${call}: { "ApiEndpoint": "<|>" } } } }`;
  const [host] = (await offersAt(long)).items;
  assert.ok(host?.detail === 'in this document' && host.labelDetails === undefined, 'a long label is not cut for it');
});
