// The URL that a Task would call: as an inlay hint, and in the hover over its parts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { readSettings } from '../../server/settings';
import { marked, task } from './marked';

const host = 'abc.execute-api.us-east-1.amazonaws.com';
const on = readSettings({ inlayHints: { url: true } });

async function hintsOf(source: string, settings = on, languageId = 'asl'): Promise<string[]> {
  const { text } = marked(`${source}<|>`, languageId);
  const service = createService();
  service.configure(settings);
  const range = { start: text.positionAt(0), end: text.positionAt(source.length) };
  const hints = await service.inlayHints(text, range);
  return hints.map(({ position, label }) => {
    const line = text.getText({ start: { line: position.line, character: 0 }, end: position });
    assert.ok(/["\w}/]$/.test(line), 'behind a value');
    assert.ok(typeof label === 'string');
    assert.ok(label === `https://${host}` || label.length <= 43, 'VS Code cuts off what is longer');
    return label;
  });
}

describe('the URL', () => {
  for (const [parameters, expected] of [
    [`"ApiEndpoint": "${host}", "Stage": "prod", "Path": "bills"`, '…/prod/bills'],
    [`"ApiEndpoint": "${host}", "Path": "/bills"`, '…/bills'],
    [`"ApiEndpoint": "${host}"`, `https://${host}`],
    [`"Path": "bills"`, 'https://…/bills'],
    [`"ApiEndpoint.$": "$.host", "Path.$": "$.path"`, 'https://{$.host}/{$.path}'],
    [
      `"ApiEndpoint": "\${Api}", "Path.$": "States.Format('a/{}/\\\\{\\\\}/{}', $.b, 1)"`,
      'https://${Api}/a/{$.b}/{}/1',
    ],
    [`"Path": "x", "QueryParameters": { "a": ["1", "2"], "b.$": "States.Array($.c)" }`, 'https://…/x?a=1&a=2&b={$.c}'],
    [`"Path": "x", "QueryParameters.$": "$.q"`, 'https://…/x?…'],
    [`"Path": { "Ref": "P" }`, 'https://…/${P}'],
    [`"Path": { "Fn::Join": ["", ["a/", { "Ref": "P" }, { "Fn::Select": [0, "x"] }]] }`, 'https://…/a/${P}…'],
    [`"Path.$": ""`, 'https://…/…'],
    [`"Path.$": "not an expression"`, 'https://…/{not an expression}'],
    [`"Path.$": "$.${'x'.repeat(80)}"`, 'https://…/…'],
    ['"Method": "GET"', undefined],
  ] as const)
    it(parameters.slice(0, 60), async () => {
      const hints = await hintsOf(task(`"Parameters": { ${parameters} }`));
      assert.deepEqual(hints, expected === undefined ? [] : [expected]);
    });
  it('JSONata', async () => {
    const source = task('"QueryLanguage": "JSONata", "Arguments": { "Path": "{% $states.input.p %}" }');
    assert.deepEqual(await hintsOf(source), ['https://…/{$states.input.p}']);
    const joined = source.replace('$states.input.p', "'/bills/' & $states.input.id & '/lines'");
    assert.deepEqual(await hintsOf(joined), ['https://…/bills/{$states.input.id}/lines']);
  });
  it('YAML, and JSON in a string of a template', async () => {
    const yaml = `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Path: bills # all\n`;
    assert.deepEqual(await hintsOf(yaml, on, 'asl-yaml'), ['https://…/bills']);
    const template = `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: |\n        ${task('"Parameters": { "Path": "bills" }')}\n`;
    assert.deepEqual(await hintsOf(template, on, 'yaml'), ['https://…/bills']);
  });
});

it('is off by default', async () => {
  assert.deepEqual(await hintsOf(task('"Parameters": { "Path": "x" }'), readSettings({})), []);
});

describe('hover', () => {
  const hoverAt = async (source: string): Promise<string> => {
    const { text, position } = marked(source);
    return ((await createService().hover(text, position))?.contents as MarkupContent | undefined)?.value ?? '';
  };
  it('says the whole request over host, stage and path', async () => {
    for (const [endpoint, stage, path] of [
      ['<|>', '', ''],
      ['', '<|>', ''],
      ['', '', '<|>'],
    ]) {
      const parameters = `"ApiEndpoint": "${endpoint}${host}", "Stage": "${stage}prod", "Path": "${path}bills", "Method": "PUT"`;
      const value = await hoverAt(task(`"Parameters": { ${parameters} }`));
      assert.ok(value.includes(`PUT https://${host}/prod/bills`), value);
    }
  });
  it('fills placeholders as a run would', async () => {
    const { text, position } = marked(
      task('"Parameters": { "ApiEndpoint": "${Api}", "Path": "${Base}/b<|>ills/${Id}" }'),
    );
    const service = createService();
    service.configure({ ...readSettings({}), substitutions: { Api: host, Base: 'v1' } });
    const found = (await service.hover(text, position))?.contents as MarkupContent | undefined;
    assert.ok(found?.value.includes(`https://${host}/v1/bills/\${Id}`), found?.value);
  });
  it('not over anything else', async () => {
    assert.ok(!(await hoverAt(task('"Parameters": { "Method": "<|>PUT", "Path": "x" }'))).includes('https://…'));
  });
});
