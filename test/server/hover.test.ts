// Hover: the table's text on every parameter, value, header, error name and Resource.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { errorPrefixes, gatewayStatuses, statesErrors } from '../../shared/knowledge/errors';
import { taskFields } from '../../shared/knowledge/fields';
import { forbiddenHeaderPrefixes, forbiddenHeaders } from '../../shared/knowledge/headers';
import { parameters } from '../../shared/knowledge/parameters';
import { marked, task } from './marked';

async function hoverAt(source: string, languageId?: string): Promise<{ value: string; over: string } | undefined> {
  const { text, position } = marked(source, languageId);
  const hover = await createService().hover(text, position);
  return hover && { value: (hover.contents as MarkupContent).value, over: text.getText(hover.range) };
}

describe('every row of the parameter table', () => {
  for (const spec of parameters) {
    it(`${spec.name}: key`, async () => {
      for (const key of [spec.name, `${spec.name}.$`]) {
        const hover = await hoverAt(task(`"Parameters": { "<|>${key}": null }`));
        assert.equal(hover?.over, `"${key}"`);
        assert.match(hover.value, new RegExp(`^\\*\\*${spec.name}\\*\\*`));
        assert.ok(hover.value.includes(spec.summary) && hover.value.includes(spec.docs));
      }
    });
    for (const { value, summary } of spec.values ?? [])
      it(`${spec.name}: value ${value}`, async () => {
        const hover = await hoverAt(
          task(`"Parameters": { "${spec.name}": "${value.slice(0, 2)}<|>${value.slice(2)}" }`),
        );
        assert.equal(hover?.over, `"${value}"`);
        assert.ok(hover.value.includes(summary));
      });
    it(`${spec.name}: its example is right`, () => assert.equal(spec.check(spec.example), undefined));
  }
});

it('says of every forbidden header that it is not permitted', async () => {
  for (const name of [...forbiddenHeaders, ...forbiddenHeaderPrefixes.map((prefix) => `${prefix}-Something`)]) {
    const hover = await hoverAt(task(`"Parameters": { "Headers": { "<|>${name.toLowerCase()}": ["x"] } }`));
    assert.match(hover?.value ?? '', /not permitted/, name);
  }
});

it('explains every error name', async () => {
  const names = [
    ...statesErrors.map(({ name }) => name),
    ...errorPrefixes.flatMap((prefix) => gatewayStatuses.map(({ status }) => `${prefix}.${status}`)),
  ];
  for (const name of names) {
    const hover = await hoverAt(task(`"Catch": [{ "ErrorEquals": ["${name}<|>"], "Next": "X" }]`));
    assert.ok(hover?.value.startsWith(`**${name}**`), name);
  }
});

it('explains the Resource', async () => {
  const source = task('"Parameters": {}', 'arn:aws:states:::apigateway:in<|>voke.waitForTaskToken');
  assert.match((await hoverAt(source))?.value ?? '', /Wait for a Callback/);
});

describe('fields of the Task beside its payload', () => {
  const waiting = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
  for (const { name, fromInput, summary, detail } of taskFields)
    it(name, async () => {
      for (const key of [name, ...(fromInput === undefined ? [] : [fromInput])]) {
        const hover = await hoverAt(task(`"<|>${key}": null`));
        assert.equal(hover?.over, `"${key}"`);
        assert.ok(hover.value.startsWith(`**${key}** · `) && hover.value.includes(summary));
        assert.ok(hover.value.includes(detail.request));
        assert.ok((await hoverAt(task(`"<|>${key}": null`, waiting)))?.value.includes(detail.waiting));
      }
      const yaml = `Type: Task\nResource: arn:aws:states:::apigateway:invoke\n${name.slice(0, 3)}<|>${name.slice(3)}: x\n`;
      assert.equal((await hoverAt(yaml, 'asl-yaml'))?.over, name);
    });
  it('only there', async () => {
    for (const fields of [
      '"Catch": [{ "Result<|>Path": "$.a" }]',
      '"Parameters": { "RequestBody": { "Time<|>outSeconds": 1 } }',
    ])
      assert.equal(await hoverAt(task(fields)), undefined, fields);
  });
});

it('tells of a query parameter', async () => {
  for (const name of ['billId', 'billId.$']) {
    const hover = await hoverAt(task(`"Parameters": { "QueryParameters": { "<|>${name}": ["1"] } }`));
    assert.match(hover?.value ?? '', /^\*\*billId\*\* · query parameter\n\n.*list of strings/);
  }
  assert.equal(await hoverAt(task('"Parameters": { "RequestBody": { "QueryParameters": { "<|>a": 1 } } }')), undefined);
});

it('works in YAML', async () => {
  const hover = await hoverAt(
    'Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Meth<|>od: GET\n',
    'asl-yaml',
  );
  assert.equal(hover?.over, 'Method');
});

it('says nothing elsewhere', async () => {
  for (const source of [
    task('"Parameters": { "RequestBody": { "Meth<|>od": "GET" } }'),
    task('"Com<|>ment": "Method"'),
    task('"Parameters": { "Meth<|>od": "GET" }', 'arn:aws:states:::http:invoke'),
    '{ "a<|>": 1 }',
    '<|>',
  ])
    assert.equal(await hoverAt(source), undefined, source);
});

describe('expressions', () => {
  const inPath = (value: string): string => task(`"Parameters": { "Path.$": "${value}" }`);
  for (const [value, over, heading] of [
    ["Sta<|>tes.Format('{}', $.a)", 'States.Format', '**States.Format(template, …argument)**'],
    ["States.Format('{}', States.UU<|>ID())", 'States.UUID', '**States.UUID()**'],
    ['$$.Exec<|>ution.Input.order', '$$.Execution.Input.order', '**$$.Execution.Input**'],
  ] as const)
    it(value, async () => {
      for (const [source, language] of [
        [inPath(value), 'asl'],
        [`Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Path.$: ${value}\n`, 'asl-yaml'],
      ] as const) {
        const hover = await hoverAt(source, language);
        assert.equal(hover?.over, over);
        assert.ok(hover.value.startsWith(heading), hover.value);
      }
    });
  it('JSONata', async () => {
    const inJsonata = (value: string): string => task(`"QueryLanguage": "JSONata", "Output": "{% ${value} %}"`);
    assert.match((await hoverAt(inJsonata('$ha<|>sh(1)')))?.value ?? '', /function of Step Functions/);
    assert.match((await hoverAt(inJsonata('$states.res<|>ult.StatusCode')))?.value ?? '', /result of the call/);
    assert.match((await hoverAt(inJsonata('$states.context.State.N<|>ame')))?.value ?? '', /Name of the state/);
    assert.equal(await hoverAt(inJsonata("'$ha<|>sh'")), undefined);
  });

  it('a header of the API’s own, an error of either spelling, a field that not every state has', async () => {
    const own = await hoverAt(task('"Parameters": { "Headers": { "X-Sou<|>rce": ["shop"] } }'));
    assert.match(own?.value ?? '', /^\*\*X-Source\*\* · request header\n\n.*list of strings/);
    assert.equal(await hoverAt(task('"Parameters": { "Headers": { "<|>": ["shop"] } }')), undefined);
    const error = await hoverAt(task('"Retry": [{ "ErrorEquals": ["ApiGateway.4<|>18"] }]'));
    assert.match(error?.value ?? '', /list `APIGateway\.418` as well/);
    const item = await hoverAt(inPath('$$.Map.Item.Ind<|>ex'));
    assert.match(item?.value ?? '', /Exists in states inside a Map state\./);
  });

  it('in a block scalar of YAML', async () => {
    const source =
      "QueryLanguage: JSONata\nType: Task\nResource: arn:aws:states:::apigateway:invoke\nArguments:\n  Path: >-\n    {% '/a/' &\n    $string($states.input.id) %}\n";
    const string = await hoverAt(source.replace('$string', '$st<|>ring'), 'asl-yaml');
    assert.equal(string?.over, '$string');
    const input = await hoverAt(source.replace('.input', '.in<|>put'), 'asl-yaml');
    assert.match(input?.value ?? '', /input of the state/);
  });

  it('the result of a Task that waits is no response', async () => {
    const waiting = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
    assert.equal(await hoverAt(task('"ResultSelector": { "a.$": "$.Status<|>Code" }', waiting)), undefined);
    const output = task('"QueryLanguage": "JSONata", "Output": "{% $states.res<|>ult.id %}"', waiting);
    assert.match((await hoverAt(output))?.value ?? '', /SendTaskSuccess/);
  });

  it('the fields of the result where it is read', async () => {
    const payload = '"Parameters": { "RequestBody": { "a.$": "$.StatusCode" } }';
    for (const [fields, path] of [
      ['"ResultSelector": { "a.$": "$.Status<|>Code" }', '$.StatusCode'],
      ['"OutputPath": "$.Response<|>Body.id"', '$.ResponseBody'],
      ['"QueryLanguage": "JSONata", "Output": "{% $states.result.Head<|>ers.ETag %}"', '$states.result.Headers'],
    ] as const)
      assert.ok((await hoverAt(task(fields)))?.value.startsWith(`**${path}** · result of the call`), fields);
    for (const fields of [payload.replace('Status', 'Sta<|>tus'), '"ResultPath": "$.r", "OutputPath": "$.Head<|>ers"'])
      assert.equal(await hoverAt(task(fields)), undefined, fields);
  });
});
