// Signature help: the innermost call around the cursor, and the argument it is at.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createService } from '../../server/service';
import { marked, task } from './marked';

/** The label with the active parameter in brackets. */
async function helpAt(source: string, languageId?: string): Promise<string | undefined> {
  const { text, position } = marked(source, languageId);
  const help = await createService().signatureHelp(text, position);
  const [signature] = help?.signatures ?? [];
  if (!help || !signature) return undefined;
  const active = signature.parameters?.[help.activeParameter ?? 0]?.label;
  if (!Array.isArray(active)) return signature.label;
  const [start, end] = active;
  return `${signature.label.slice(0, start)}[${signature.label.slice(start, end)}]${signature.label.slice(end)}`;
}

const cases: [string, string | undefined][] = [
  ['States.Format(<|>', 'States.Format([template], …argument)'],
  ["States.Format('{}, {}'<|>)", 'States.Format([template], …argument)'],
  ["States.Format('{}', <|>)", 'States.Format(template, […argument])'],
  ["States.Format('{}, {}', $.a, $.b<|>)", 'States.Format(template, […argument])'],
  ["States.Format('{}', States.MathRandom(1, <|>", 'States.MathRandom(start, [end], seed?)'],
  ["States.Format('{}', States.MathRandom(1, 2)<|>", 'States.Format(template, […argument])'],
  ['States.UUID(<|>)', 'States.UUID()'],
  ['States.UUID()<|>', undefined],
  ['States.ArrayLength($.a[?(@.b == 1)], <|>', 'States.ArrayLength(array)'],
  ['$.a<|>', undefined],
  ['States.Nothing(<|>', undefined],
];

describe('intrinsic functions', () => {
  for (const [value, expected] of cases)
    it(value, async () => {
      assert.equal(await helpAt(task(`"Parameters": { "Path.$": "${value}" }`)), expected);
      const yaml = (quoted: string): string =>
        `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  Path.$: ${quoted}\n`;
      assert.equal(await helpAt(yaml(value), 'asl-yaml'), expected);
      assert.equal(await helpAt(yaml(`"${value}"`), 'asl-yaml'), expected);
      assert.equal(await helpAt(yaml(`'${value.replaceAll("'", "''")}'`), 'asl-yaml'), expected);
    });
  it('not where a plain text is sent', async () => {
    assert.equal(await helpAt(task('"Parameters": { "Path": "States.Format(<|>" }')), undefined);
  });
});

describe('JSONata', () => {
  for (const [value, expected] of [
    ['{% $hash(<|>', '$hash([text], algorithm)'],
    ["{% $hash('a,b', <|>) %}", '$hash(text, [algorithm])'],
    ['{% $map([1, 2], <|>', '$map(array, [function])'],
    ['{% $sum($map([1, 2<|>', '$map([array], function)'],
  ] as const)
    it(value, async () => {
      assert.equal(await helpAt(task(`"QueryLanguage": "JSONata", "Arguments": { "Path": "${value}" }`)), expected);
    });

  it('in a block scalar of YAML', async () => {
    const source = (header: string): string =>
      `QueryLanguage: JSONata\nType: Task\nResource: arn:aws:states:::apigateway:invoke\nArguments:\n  Path: ${header}\n    {% '/a/' &\n    $hash($states.input.id, <|>) %}\n`;
    for (const header of ['|', '>-'])
      assert.equal(await helpAt(source(header), 'asl-yaml'), '$hash(text, [algorithm])');
  });
});

it('tells of a function and of its parameters in Markdown', async () => {
  const { text, position } = marked(task(`"Parameters": { "Path.$": "States.Format('{}', <|>" }`));
  const [signature] = (await createService().signatureHelp(text, position))?.signatures ?? [];
  for (const documentation of [signature?.documentation, signature?.parameters?.[1]?.documentation])
    assert.match(JSON.stringify(documentation), /"kind":"markdown".*`\{\}`/);
});
