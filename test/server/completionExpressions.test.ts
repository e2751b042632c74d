// Completion inside expressions: paths, the context object, intrinsic functions, JSONata.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { functionNames } from '../../shared/expressions/jsonata-functions';
import { parseIntrinsic } from '../../shared/expressions/intrinsic-parse';
import { intrinsics } from '../../shared/knowledge/intrinsics';
import { jsonataFunctions } from '../../shared/knowledge/jsonata';
import { task } from './marked';
import { labelsAt, taken } from './taken';

const wait = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
const payload = (inner: string, resource?: string): string => task(`"Parameters": { ${inner} }`, resource);
const yaml = (line: string, resource = 'arn:aws:states:::apigateway:invoke'): string =>
  `Type: Task\nResource: ${resource}\nParameters:\n  ${line}\n`;
const jsonata = (field: string): string => task(`"QueryLanguage": "JSONata", ${field}`);

describe('context fields', () => {
  it('those that a Task has', async () => {
    const labels = await labelsAt(payload('"Path.$": "$$.<|>"'));
    assert.ok(labels.includes('$$.Execution.Id') && labels.includes('$$.State.RetryCount'));
    assert.ok(!labels.includes('$$.Task.Token') && !labels.includes('$$.Map.Item.Index'));
  });
  it('the token in a Task that waits', async () => {
    assert.ok((await labelsAt(payload('"Path.$": "$$.<|>"', wait))).includes('$$.Task.Token'));
    assert.ok((await labelsAt(yaml('Path.$: $$.<|>', wait), 'asl-yaml')).includes('$$.Task.Token'));
  });
  it('the item inside a Map', async () => {
    const inner = payload('"Path.$": "<|>"');
    const map = `{ "States": { "M": { "Type": "Map", "ItemProcessor": ${inner} } } }`;
    assert.ok((await labelsAt(map)).includes('$$.Map.Item.Value'));
  });
});

describe('a path keeps the root that is typed', () => {
  for (const [typed, has, hasNot] of [
    ['$', ['$', '$.orderId', '$$.Execution.Id'], []],
    ['$.', ['$', '$.orderId'], ['$$.Execution.Id', 'States.Format']],
    ['$.id', ['$', '$.orderId'], ['$$.Execution.Id', 'States.Format']],
    ['$$.id', ['$$.Execution.Id'], ['$', '$.orderId', 'States.Format']],
    ['exec', ['$$.Execution.Id', 'States.Format'], []],
  ] as const)
    it(typed, async () => {
      const labels = await labelsAt(payload(`"Path.$": "${typed}<|>", "RequestBody.$": "$.orderId"`));
      for (const label of has) assert.ok(labels.includes(label), label);
      for (const label of hasNot) assert.ok(!labels.includes(label), label);
    });
});

describe('workflow variables', () => {
  const after = (assign: string, inner: string, language = 'JSONPath'): string =>
    `{ "QueryLanguage": "${language}", "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { ${assign} }, "Next": "B" }, "B": { "Type": "Map", "ItemProcessor": ${inner} } } }`;

  it('those that an earlier state assigns, in JSONPath', async () => {
    const labels = await labelsAt(after('"order.$": "$.id"', payload('"Path.$": "$<|>"')));
    assert.ok(labels.includes('$order'), labels.join());
    const inCall = payload(`"Path.$": "States.Format('{}', $or<|>"`);
    assert.ok((await labelsAt(after('"order.$": "$.id"', inCall))).includes('$order'));
  });
  it('not in a reference path, nor one of the Task itself', async () => {
    const reference = task('"ResultPath": "$<|>"');
    assert.ok(!(await labelsAt(after('"order": 1', reference))).includes('$order'));
    const own = task('"Assign": { "own": 1 }, "Parameters": { "Path.$": "<|>" }');
    assert.ok(!(await labelsAt(after('"order": 1', own))).includes('$own'));
  });
  it('in JSONata', async () => {
    const labels = await labelsAt(after('"order": 1', task('"Arguments": { "Path": "{% $<|> %}" }'), 'JSONata'));
    assert.ok(labels.includes('$order'), labels.join());
  });
});

describe('what is replaced', () => {
  for (const [before, label, after] of [
    ['"Path.$": "<|>"', '$$.State.Name', '"Path.$": "$$.State.Name"'],
    ['"Path.$": <|>', '$$.State.Name', '"Path.$": "$$.State.Name"'],
    ['"Path.$": "$$.St<|>"', '$$.State.Name', '"Path.$": "$$.State.Name"'],
    ['"Path.$": "$$.State<|>.Id"', '$$.State.Name', '"Path.$": "$$.State.Name"'],
    ['"Path.$": "States.F<|>"', 'States.Format', `"Path.$": "States.Format('/bills/{}', $.billId)"`],
    [`"Path.$": "States.Format('{}', $$.<|>)"`, '$$.State.Name', `"Path.$": "States.Format('{}', $$.State.Name)"`],
    [`"Path.$": "States.Format('{}', <|>"`, 'States.UUID', `"Path.$": "States.Format('{}', States.UUID()"`],
  ] as const)
    it(before, async () => assert.equal(await taken(payload(before), label), payload(after)));
  for (const [before, label, after] of [
    ['Path.$: <|>', '$$.State.Name', 'Path.$: $$.State.Name'],
    ['Path.$: $$.St<|>', '$$.State.Name', 'Path.$: $$.State.Name'],
    ['Path.$: "$$.St<|>"', '$$.State.Name', 'Path.$: "$$.State.Name"'],
    ["Path.$: '$$.St<|>'", '$$.State.Name', "Path.$: '$$.State.Name'"],
    ["Path.$: States.Format('{}', $$.<|>)", '$$.State.Name', "Path.$: States.Format('{}', $$.State.Name)"],
    ["Path.$: 'States.Format(''{}'', $$.<|>)'", '$$.State.Name', "Path.$: 'States.Format(''{}'', $$.State.Name)'"],
    ['Headers: { a.$: <|> }', '$$.State.Name', 'Headers: { a.$: "$$.State.Name" }'],
  ] as const)
    it(`YAML ${before}`, async () => assert.equal(await taken(yaml(before), label, 'asl-yaml'), yaml(after)));
});

describe('where', () => {
  it('only paths in path fields', async () => {
    const labels = await labelsAt(task('"InputPath": "<|>"'));
    assert.ok(labels.includes('$') && labels.includes('$$.Execution.Input'));
    assert.ok(!labels.some((label) => label.startsWith('States.')));
    const reference = await labelsAt(task('"ResultPath": "$.<|>", "TimeoutSecondsPath": "$.wait"'));
    assert.deepEqual(reference, ['$.wait', '$']);
  });
  it('the result in ResultSelector, and behind the call', async () => {
    const labels = await labelsAt(task('"ResultSelector": { "a": { "b.$": "<|>" } }'));
    assert.deepEqual(labels.slice(0, 4), ['$.ResponseBody', '$.Headers', '$.StatusCode', '$.StatusText']);
    const output = await labelsAt(task('"ResultPath": "$.call", "OutputPath": "$.<|>"'));
    assert.equal(output[0], '$.call.ResponseBody');
  });
  it('behind a ResultSelector what that makes', async () => {
    const fields = '"ResultSelector": { "id.$": "$.ResponseBody.id", "kind": "bill" }';
    const output = await labelsAt(task(`${fields}, "ResultPath": "$.call", "OutputPath": "$.<|>"`));
    assert.deepEqual(output.slice(0, 2), ['$.call.id', '$.call.kind']);
    const assigned = await labelsAt(task(`${fields}, "Assign": { "bill.$": "<|>" }`));
    assert.deepEqual(assigned.slice(0, 2), ['$.id', '$.kind']);
    const own = await labelsAt(task(`"ResultSelector": { "id.$": "$.<|>", "kind": "bill" }`));
    assert.equal(own[0], '$.ResponseBody');
  });
  it('no fields of the response in a Task that waits, whose result is what it is given back', async () => {
    const waiting = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
    const isResponse = (label: string): boolean => /ResponseBody|StatusCode/.test(label);
    for (const fields of ['"ResultSelector": { "a.$": "<|>" }', '"QueryLanguage": "JSONata", "Output": "{% <|> %}"']) {
      assert.ok(!(await labelsAt(task(fields, waiting))).some(isResponse), fields);
      assert.ok((await labelsAt(task(fields))).some(isResponse), fields);
    }
  });
  it('fields that expressions nearby read, the nearest first', async () => {
    const labels = await labelsAt(payload('"Path.$": "$.<|>", "Stage.$": "$.order.stage", "Method.$": "$.m"'));
    assert.deepEqual(labels.slice(0, 2), ['$.order.stage', '$.m']);
  });
  it('the token first where a Task that waits sets a header', async () => {
    const list = 'States.Array($$.Task.Token)';
    const source = payload('"Headers": { "T.$": "<|>" }', wait);
    assert.equal((await labelsAt(source))[0], list);
    assert.equal(await taken(source, list), payload(`"Headers": { "T.$": "${list}" }`, wait));
    assert.ok(!(await labelsAt(payload('"Headers": { "T.$": "<|>" }'))).includes(list));
  });
  it('nothing inside a text, behind a finished call, or behind brackets', async () => {
    for (const value of ["States.Format('$$.<|>", 'States.UUID()<|>', '$.a[0].<|>', "States.Format('{}' <|>"])
      assert.deepEqual(await labelsAt(payload(`"Path.$": "${value}"`)), [], value);
  });
  it('in RequestBody, however deep', async () => {
    assert.ok((await labelsAt(payload('"RequestBody": { "a": [{ "b.$": "<|>" }] }'))).includes('States.UUID'));
    assert.deepEqual(await labelsAt(payload('"RequestBody": { "a": "<|>" }')), []);
    const source = yaml('RequestBody:\n    a:\n      - b.$: $$.<|>');
    assert.ok((await labelsAt(source, 'asl-yaml')).includes('$$.State.Name'));
  });
});

it('writes every intrinsic function as a valid call', async () => {
  for (const { name } of intrinsics) {
    const text = await taken(payload('"Path.$": "<|>"'), name);
    const { States } = JSON.parse(text) as { States: { Call: { Parameters: { 'Path.$': string } } } };
    const call = States.Call.Parameters['Path.$'];
    assert.ok(call.startsWith(name) && parseIntrinsic(call).ok, call);
  }
});

describe('JSONata', () => {
  it('knows the functions that a run has, and no $eval', () => {
    assert.deepEqual(jsonataFunctions.map(({ name }) => name.slice(1)).sort(), [...functionNames].sort());
  });
  it('offers $states and functions inside {% %}', async () => {
    const labels = await labelsAt(jsonata('"Arguments": { "Path": "{% $<|> %}" }'));
    for (const label of ['$states.input', '$states.context.Execution.Id', '$uuid', '$uppercase'])
      assert.ok(labels.includes(label), label);
    assert.ok(!labels.includes('$eval') && !labels.includes('$states.result'));
  });
  it('the result in Output, the error in a Catch', async () => {
    assert.ok((await labelsAt(jsonata('"Output": "{% $<|> %}"'))).includes('$states.result.ResponseBody'));
    assert.ok((await labelsAt(jsonata('"Output": { "a": ["{% <|> %}"] }'))).includes('$states.result.StatusCode'));
    const caught = await labelsAt(jsonata('"Catch": [{ "ErrorEquals": [], "Output": "{% $<|> %}" }]'));
    assert.ok(caught.includes('$states.errorOutput.Error') && !caught.includes('$states.result'));
  });
  for (const [before, label, after] of [
    ['"{% $states.in<|> %}"', '$states.input', '"{% $states.input %}"'],
    ['"{% $upp<|> %}"', '$uppercase', '"{% $uppercase(text) %}"'],
    [String.raw`"{% \"a\" & $u<|> %}"`, '$uuid', String.raw`"{% \"a\" & $uuid() %}"`],
    ['"<|>"', '{% … %}', '"{% $states.input %}"'],
    ['<|>', '{% … %}', '"{% $states.input %}"'],
  ] as const)
    it(before, async () => {
      const around = (value: string): string => jsonata(`"Arguments": { "Path": ${value} }`);
      assert.equal(await taken(around(before), label), around(after));
    });
  it('YAML', async () => {
    const around = (value: string): string =>
      `Type: Task\nQueryLanguage: JSONata\nResource: ${wait}\nArguments:\n  Path: ${value}\n`;
    assert.equal(
      await taken(around('"{% $states.con<|> %}"'), '$states.context.Task.Token', 'asl-yaml'),
      around('"{% $states.context.Task.Token %}"'),
    );
    assert.equal(await taken(around('<|>'), '{% … %}', 'asl-yaml'), around('"{% $states.input %}"'));
  });
  it('nothing outside of {% %}, in texts, in a plain name', async () => {
    for (const value of ['a $<|>', "{% 'a $<|>' %}", '{% a<|> %}', '{% $a %}<|>'])
      assert.deepEqual(await labelsAt(jsonata(`"Arguments": { "Path": "${value}" }`)), [], value);
  });
});
