// Completion in texts of unusual shape: expressions over several lines, in single quotes, behind a tight colon; comments.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelsAt, taken } from './taken';
import { task } from './marked';

const yaml = (language: string, ...lines: string[]): string =>
  [
    `QueryLanguage: ${language}`,
    'Type: Task',
    'Resource: arn:aws:states:::apigateway:invoke',
    `${language === 'JSONata' ? 'Arguments' : 'Parameters'}:`,
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');

describe('expressions in block scalars', () => {
  for (const header of ['|', '>-', '|2-', '| # body'])
    it(`behind ${header}`, async () => {
      const source = yaml(
        'JSONata',
        `RequestBody: ${header}`,
        '  {% (',
        "    { 'run': $states.con<|>, 'n': 1 }",
        '  ) %}',
      );
      assert.equal(
        await taken(source, '$states.context.Execution.Id', 'asl-yaml'),
        source.replace('$states.con<|>', '$states.context.Execution.Id'),
      );
    });

  it('on an empty line among others', async () => {
    const source = yaml('JSONata', 'RequestBody: |-', '  {% (', '    <|>', "    {'a': 1}", '  ) %}');
    assert.equal(await taken(source, '$states.input', 'asl-yaml'), source.replace('<|>', '$states.input'));
  });

  it('in JSONPath', async () => {
    const source = yaml('JSONPath', 'Path.$: >-', "  States.Format('/a/{}', $$.Execution.<|>)");
    assert.equal(await taken(source, '$$.Execution.Id', 'asl-yaml'), source.replace('<|>', 'Id'));
  });

  it('never a whole value in place of the first line', async () => {
    for (const lines of [
      ['RequestBody: |-<|>', '  text'],
      ['RequestBody: |-', '  text', '  <|>', '  more'],
      ['Method: >-', '  GET<|>'],
      ['RequestBody: "a', '  b<|>"'],
    ])
      assert.deepEqual(await labelsAt(yaml('JSONata', ...lines), 'asl-yaml'), [], lines.join('\n'));
  });
});

describe('YAML', () => {
  it('brings the blank behind a tight colon also for an expression', async () => {
    for (const label of ['$$.Execution.Id', 'States.UUID']) {
      const source = yaml('JSONPath', 'Path.$:<|>');
      const written = label.endsWith('UUID') ? 'States.UUID()' : label;
      assert.equal(
        await taken(source, label, 'asl-yaml'),
        source.replace('<|>', () => ` ${written}`),
      );
    }
  });

  it('doubles quotes in single quotes', async () => {
    const source = yaml('JSONPath', "Path.$: '<|>'");
    assert.equal(
      await taken(source, 'States.ArrayContains', 'asl-yaml'),
      source.replace('<|>', "States.ArrayContains($.roles, ''admin'')"),
    );
  });
});

describe('JSON', () => {
  it('says nothing in comments', async () => {
    for (const source of [
      '"Parameters": { // M<|>\n }',
      '"Parameters": { "Method": "GET", // the <|>\n }',
      '"Parameters": { "Method": //<|>\n }',
      '"Parameters": { /* M<|> */ }',
      '"Parameters": { "Headers": { "Accept": [ // a <|>\n ] } }',
    ])
      assert.deepEqual(await labelsAt(task(source)), [], source);
  });

  it('but behind them, and in addresses', async () => {
    for (const source of [
      '"Parameters": { // M\n <|> }',
      '"Parameters": { /* M */ <|> }',
      '"Parameters": { /* // */ <|> }',
    ])
      assert.ok((await labelsAt(task(source))).includes('Method'), source);
  });

  it('parts from what follows behind a comment, and from what stands before one', async () => {
    for (const [before, after] of [
      ['{ <|> /* next */ "Stage": "a" }', '{ "Method": "GET", /* next */ "Stage": "a" }'],
      ['{ <|>\n // next\n "Stage": "a" }', '{ "Method": "GET",\n // next\n "Stage": "a" }'],
      ['{ "Stage": "a" /* b, c */ <|> }', '{ "Stage": "a", /* b, c */ "Method": "GET" }'],
    ] as const)
      assert.equal(await taken(task(`"Parameters": ${before}`), 'Method'), task(`"Parameters": ${after}`));
  });

  it('replaces a bare path and a bare placeholder as a whole', async () => {
    const other = `"Parameters": { "Path": "/bills/add" } }, "Other": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", `;
    assert.equal(
      await taken(task(`${other}"Parameters": { "Path": /bills/a<|> }`), '/bills/add'),
      task(`${other}"Parameters": { "Path": "/bills/add" }`),
    );
    assert.equal(
      await taken(task('"Parameters": { "Method": ${Me<|>,\n "Path": "x" }'), 'GET'),
      task('"Parameters": { "Method": "GET",\n "Path": "x" }'),
    );
  });
});

describe('a string of JSON that an expression is completed in', () => {
  const lines = (first: string): string => task(`"Parameters": {\n  ${first}\n  "Method": "GET"\n}`);
  for (const [typed, label, written] of [
    ['"Path.$": <|>', '$$.State.Name', '"Path.$": "$$.State.Name",'],
    ['"Path.$": "<|>"', '$$.State.Name', '"Path.$": "$$.State.Name",'],
    ['"Path.$": "<|>",', '$$.State.Name', '"Path.$": "$$.State.Name",'],
    ['"Path.$": "$$.St<|>', '$$.State.Name', '"Path.$": "$$.State.Name",'],
    ['"Path.$": "$$.St<|>,', '$$.State.Name', '"Path.$": "$$.State.Name",'],
    ['"Path.$": "Sta<|>', 'States.UUID', '"Path.$": "States.UUID()",'],
    ['"Path.$": "Sta<|>"', 'States.UUID', '"Path.$": "States.UUID()",'],
    [
      '"Path.$": "States.Format(\'{}\', $$.St<|>)"',
      '$$.State.Name',
      '"Path.$": "States.Format(\'{}\', $$.State.Name)",',
    ],
  ] as const)
    it(`gets what it lacks: ${typed}`, async () => assert.equal(await taken(lines(typed), label), lines(written)));
});
