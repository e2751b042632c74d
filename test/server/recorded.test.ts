// Completion and hover from what the last runs recorded, in both query languages, JSON, YAML and templates.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Hover, TextEdit } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import type { Ran } from '../../shared/ran';
import { marked, task } from './marked';

const result = {
  ResponseBody: { id: '7', items: [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }], "it's": 1 },
  Headers: { 'x-request-id': ['r-1'] },
  StatusCode: 200,
  StatusText: 'OK',
};
const ran: Omit<Ran, 'uri'> = {
  path: ['States', 'Call'],
  input: { order: { id: 5 } },
  result,
  output: { ...result, done: true },
};

type Asked = { languageId?: string; recorded?: Omit<Ran, 'uri'> };

async function asked<T>(
  source: string,
  { languageId = 'asl', recorded = ran }: Asked,
  ask: (service: ReturnType<typeof createService>, text: TextDocument, at: ReturnType<typeof marked>['position']) => T,
): Promise<Awaited<T>> {
  const { text, position } = marked(source, languageId);
  const service = createService();
  service.learn({ uri: text.uri, ...recorded });
  return await ask(service, text, position);
}

const items = (source: string, options: Asked = {}): Promise<CompletionItem[]> =>
  asked(source, options, async (service, text, position) => (await service.complete(text, position)).items);

async function labels(source: string, options?: Asked): Promise<string[]> {
  return (await items(source, options)).map(({ label }) => label);
}

async function taken(source: string, label: string, options: Asked = {}): Promise<string> {
  const { text } = marked(source, options.languageId);
  const item = (await items(source, options)).find((candidate) => candidate.label === label);
  assert.ok(item, label);
  return TextDocument.applyEdits(text, [item.textEdit as TextEdit]);
}

const hoverText = async (source: string, options: Asked = {}): Promise<string> => {
  const hover = await asked(source, options, (service, text, position) => service.hover(text, position));
  return (hover?.contents as Exclude<Hover['contents'], string | unknown[]> | undefined as { value: string } | undefined)?.value ?? ''; // prettier-ignore
};

const selector = (value: string): string => task(`"ResultSelector": { "a.$": "${value}" }`);

describe('in ResultSelector', () => {
  it('offers the fields of the response with their values, beside what is known without a run', async () => {
    const found = await items(selector('$.<|>'));
    const details = new Map(found.map(({ label, detail }) => [label, detail]));
    assert.equal(details.get('$.StatusCode'), '200');
    assert.equal(details.get('$.ResponseBody.id'), '"7"');
    assert.equal(details.get('$.ResponseBody.items'), '[{"sku": "a"}, {"sku": "b"}, …]');
    assert.ok(details.has("$.Headers['x-request-id']") && details.has('$.StatusText'));
    assert.equal(found.filter(({ label }) => label === '$.ResponseBody').length, 1);
  });
  for (const [before, label, after] of [
    ['$.ResponseBody.<|>', '$.ResponseBody.items[0]', '$.ResponseBody.items[0]'],
    ['$.ResponseBody.items[0].<|>', '$.ResponseBody.items[0].sku', '$.ResponseBody.items[0].sku'],
    ['$.Resp<|>onseBody', '$.ResponseBody.id', '$.ResponseBody.id'],
    ['$.Headers.<|>', "$.Headers['x-request-id']", "$.Headers['x-request-id']"],
    ["$.Headers['x-<|>", "$.Headers['x-request-id']", "$.Headers['x-request-id']"],
    ['$.ResponseBody.<|>', "$.ResponseBody['it\\'s']", "$.ResponseBody['it\\\\'s']"],
    ["States.Format('{}', $.ResponseBody.<|>)", '$.ResponseBody.id', "States.Format('{}', $.ResponseBody.id)"],
  ] as const)
    it(before, async () => assert.equal(await taken(selector(before), label), selector(after)));
  it('nothing inside a text, and nothing without a run', async () => {
    assert.deepEqual(await labels(selector("States.Format('$.<|>")), []);
    const { text, position } = marked(selector('$.ResponseBody.<|>'));
    const { items: without } = await createService().complete(text, position);
    assert.ok(without.every(({ label }) => label !== '$.ResponseBody.id'));
  });
});

describe('elsewhere in the Task', () => {
  it('the input in Parameters and path fields', async () => {
    assert.equal((await labels(task('"Parameters": { "Path.$": "$.<|>" }')))[0], '$.order');
    assert.ok((await labels(task('"InputPath": "$.order", "Parameters": { "Path.$": "$.<|>" }'))).includes('$.id'));
    assert.ok((await labels(task('"InputPath": "$.<|>"'))).includes('$.order.id'));
    assert.ok((await labels(task('"Catch": [{ "ErrorEquals": [], "ResultPath": "$.<|>" }]'))).includes('$.order'));
  });
  it('what ResultSelector and ResultPath make of the result, in Assign and OutputPath', async () => {
    const select = '"ResultSelector": { "n.$": "$.ResponseBody.id" }, "ResultPath": "$.call"';
    assert.equal((await labels(task(`${select}, "Assign": { "a.$": "$.<|>" }`)))[0], '$.n');
    const output = await labels(task(`${select}, "OutputPath": "$.<|>"`));
    assert.deepEqual(output.slice(0, 4), ['$.order', '$.call', '$.order.id', '$.call.n']);
  });
  it('JSONata: result, input, and names in backticks', async () => {
    const output = (value: string): string => task(`"QueryLanguage": "JSONata", "Output": "{% ${value} %}"`);
    assert.ok((await labels(output('$states.result.ResponseBody.<|>').replace(' %}', ''))).includes('$states.result.ResponseBody.items[0]')); // prettier-ignore
    assert.equal(
      await taken(output('$states.result.Headers.<|>'), '$states.result.Headers.`x-request-id`'),
      output('$states.result.Headers.`x-request-id`'),
    );
    assert.ok((await labels(output('$uppercase($states.input.<|>'))).includes('$states.input.order'));
  });
});

describe('the states that follow', () => {
  const invoke = '"Resource": "arn:aws:states:::apigateway:invoke"';
  const machine = (rest: string): string =>
    `{ "States": { "Call": { "Type": "Task", ${invoke}, "Next": "Decide" }, ${rest} } }`;
  const decide = (variable: string): string =>
    `"Decide": { "Type": "Choice", "Choices": [{ "Variable": "${variable}", "IsPresent": true, "Next": "After" }] }`;

  it('a Choice reads the output, and the Task behind it', async () => {
    assert.ok((await labels(machine(decide('$.<|>')))).includes('$.done'));
    assert.equal(await taken(machine(decide('$.do<|>')), '$.done'), machine(decide('$.done')));
    const after = `${decide('$.done')}, "After": { "Type": "Task", ${invoke}, "Parameters": { "Path.$": "$.<|>" } }`;
    assert.equal((await labels(machine(after)))[0], '$.ResponseBody');
    const lambda = `${decide('$.a')}, "After": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "Payload.$": "$.<|>" } }`;
    assert.ok((await labels(machine(lambda))).includes('$.ResponseBody.id'));
  });
  it('none that nothing leads to', async () => {
    const other = `${decide('$.a')}, "Alone": { "Type": "Choice", "Choices": [{ "Variable": "$.<|>" }] }`;
    assert.deepEqual(await labels(machine(other)), []);
  });
  it('JSONata: the input', async () => {
    const choice = `"Decide": { "Type": "Choice", "Choices": [{ "Condition": "{% $states.input.<|> %}", "Next": "X" }] }`;
    const jsonata = machine(choice).replace('{ "States"', '{ "QueryLanguage": "JSONata", "States"');
    assert.ok((await labels(jsonata)).includes('$states.input.done'));
  });
});

describe('YAML', () => {
  const yaml = (line: string): string =>
    `States:\n  Call:\n    Type: Task\n    Resource: arn:aws:states:::apigateway:invoke\n    ResultSelector:\n      ${line}\n    Next: Decide\n`;
  const options = { languageId: 'asl-yaml' };
  for (const [before, label, after] of [
    ['a.$: $.ResponseBody.<|>', '$.ResponseBody.id', 'a.$: $.ResponseBody.id'],
    ["a.$: '$.Headers.<|>'", "$.Headers['x-request-id']", "a.$: '$.Headers[''x-request-id'']'"],
    ['a.$: "$.Headers.<|>"', "$.Headers['x-request-id']", `a.$: "$.Headers['x-request-id']"`],
    ['a.$: <|>', '$.StatusCode', 'a.$: $.StatusCode'],
  ] as const)
    it(before, async () => assert.equal(await taken(yaml(before), label, options), yaml(after)));
  it('a Choice', async () => {
    const choice = `${yaml('a: 1')}  Decide:\n    Type: Choice\n    Choices:\n      - Variable: $.<|>\n        Next: A\n`;
    assert.ok((await labels(choice, options)).includes('$.done'));
  });
});

it('in a machine that is text in a template', async () => {
  const source = `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: |\n        ${selector('$.ResponseBody.<|>')}\n`;
  const path = ['Resources', 'M', 'Properties', 'DefinitionString', 'States', 'Call'];
  const options = { languageId: 'yaml', recorded: { ...ran, path } };
  assert.ok((await labels(source, options)).includes('$.ResponseBody.id'));
});

describe('hover', () => {
  it('shows the value of the path up to the name under the cursor', async () => {
    assert.match(await hoverText(selector('$.ResponseBody.i<|>d')), /last run.*\$\.ResponseBody\.id[^]*"7"/);
    assert.match(await hoverText(selector('$.Response<|>Body.id')), /"sku": "a"/);
    assert.match(await hoverText(selector("$.Headers['x-req<|>uest-id'][0]")), /\["r-1"\]/);
    // What the run did not have has only what is said of every result.
    assert.doesNotMatch(await hoverText(selector('$.ResponseBody.no<|>ne')), /last run/);
  });
});

it('forgets a Task that was renamed, keeps what a failed run did not reach, and takes no nonsense', async () => {
  const { text, position } = marked(selector('$.ResponseBody.<|>'));
  const service = createService();
  service.learn({ uri: text.uri, ...ran });
  service.learn({ uri: text.uri, path: ran.path, input: {} });
  service.learn(null as unknown as Ran);
  service.learn({ uri: text.uri, path: 'x' } as unknown as Ran);
  const has = async (document: TextDocument): Promise<boolean> =>
    (await service.complete(document, position)).items.some(({ label }) => label === '$.ResponseBody.id');
  assert.ok(await has(text));
  const renamed = TextDocument.create(text.uri, 'asl', 2, text.getText().replace('"Call"', '"Bell"'));
  assert.ok(!(await has(renamed)));
  assert.ok(!(await has(TextDocument.create(text.uri, 'asl', 3, text.getText()))));
});
