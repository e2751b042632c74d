// Refactorings at the cursor: what is offered, and what the document becomes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { defaultSettings } from '../../server/settings';
import { marked, task } from './marked';

type Applied = { title: string; kind: string | undefined; result: string };

async function refactoringsAt(source: string, languageId?: string, only?: string[]): Promise<Applied[]> {
  const { text, position } = marked(source, languageId);
  const context = { diagnostics: [], ...(only && { only }) };
  const actions = await createService().codeActions(text, context, { start: position, end: position });
  return actions.map(({ title, kind, edit }) => ({
    title,
    kind,
    result: TextDocument.applyEdits(text, edit?.changes?.[text.uri] ?? []),
  }));
}

const payload = (inner: string): string => task(`"Parameters": { ${inner} }`);
const yaml = (inner: string): string =>
  `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n  ${inner}\n`;
const jsonata = (inner: string): string => task(`"QueryLanguage": "JSONata", "Arguments": { ${inner} }`);

async function becomes(around: (inner: string) => string, before: string, title: string, after: string): Promise<void> {
  const found = await refactoringsAt(around(before), around === yaml ? 'asl-yaml' : 'asl');
  const one = found.find((refactoring) => refactoring.title === title);
  assert.ok(one, `${title} among ${found.map((refactoring) => refactoring.title).join(', ')}`);
  assert.equal(one.result, around(after));
}

describe('a literal from the input', () => {
  for (const [around, before, name, after] of [
    [payload, '"Path": "bi<|>lls"', 'Path', '"Path.$": "$.path"'],
    [payload, '"Pa<|>th": "bills"', 'Path', '"Path.$": "$.path"'],
    [payload, '"AllowNullValues": tr<|>ue', 'AllowNullValues', '"AllowNullValues.$": "$.allowNullValues"'],
    [
      payload,
      '"Headers": { "x-api-key": ["<|>a"] }',
      'x-api-key',
      '"Headers": { "x-api-key.$": "States.Array($.xApiKey)" }',
    ],
    [payload, '"QueryParameters": { "a<|>": ["1"] }', 'a', '"QueryParameters": { "a.$": "States.Array($.a)" }'],
    [payload, '"RequestBody": { "a": [{ "b": <|>1 }] }', 'b', '"RequestBody": { "a": [{ "b.$": "$.b" }] }'],
    [yaml, 'Path: bi<|>lls', 'Path', 'Path.$: "$.path"'],
    [yaml, "Headers:\n    a: ['<|>b']", 'a', 'Headers:\n    a.$: "States.Array($.a)"'],
    [jsonata, '"Path": "bi<|>lls"', 'Path', '"Path": "{% $states.input.path %}"'],
    [jsonata, '"Headers": { "a": ["<|>b"] }', 'a', '"Headers": { "a": ["{% $states.input.a %}"] }'],
  ] as const)
    it(before, () => becomes(around, before, `Take ${name} from the input`, after));
  it('not where it is one, a placeholder, an AuthType, several values, or a header that is not permitted', async () => {
    for (const source of [
      payload('"Path.$": "$.<|>a"'),
      payload('"Path": "${<|>A}"'),
      payload('"AuthType": "<|>IAM_ROLE"'),
      payload('"Headers": { "a": ["<|>b", "c"] }'),
      payload('"Headers": { "Authorization": ["<|>b"] }'),
      jsonata('"Path": "{% <|>1 %}"'),
      yaml('Path: &name <|>bills'),
      task('"Comment": "<|>x"'),
    ])
      assert.deepEqual(await refactoringsAt(source), [], source);
  });
});

describe('States.Array', () => {
  for (const [around, before, after] of [
    [payload, '"Headers": { "a.$": "$.<|>a" }', '"Headers": { "a.$": "States.Array($.a)" }'],
    [payload, '"QueryParameters": { "a.$<|>": "$.a" }', '"QueryParameters": { "a.$": "States.Array($.a)" }'],
    [yaml, "Headers:\n    a.$: '$.<|>a'", "Headers:\n    a.$: 'States.Array($.a)'"],
  ] as const)
    it(before, () => becomes(around, before, 'Wrap in States.Array', after));
  it('not twice', async () => {
    assert.deepEqual(await refactoringsAt(payload('"Headers": { "a.$": "States.Array($.<|>a)" }')), []);
  });
});

describe('placeholders', () => {
  const host = 'abc.execute-api.us-east-1.amazonaws.com';
  for (const [around, before, after] of [
    [payload, `"ApiEndpoint": "<|>${host}", "Stage": "prod"`, '"ApiEndpoint": "${ApiEndpoint}", "Stage": "${Stage}"'],
    [yaml, `ApiEndpoint: <|>${host}\n  Stage: prod`, 'ApiEndpoint: "${ApiEndpoint}"\n  Stage: "${Stage}"'],
  ] as const)
    it(before, () => becomes(around, before, 'Extract ApiEndpoint and Stage into placeholders', after));
  it('a name that has no meaning yet', async () => {
    const state = (parameters: string): string =>
      `{ "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { ${parameters} } }`;
    const found = await refactoringsAt(
      `{ "States": { "A": ${state(`"Stage": "<|>prod", "ApiEndpoint": "${host}"`)}, ` +
        `"B": ${state('"ApiEndpoint": "${ApiEndpoint}", "Stage": "${Stage2}${Stage}"')} } }`,
    );
    const { result = '' } = found.find(({ kind }) => kind === CodeActionKind.RefactorExtract) ?? {};
    assert.match(result, /"Stage": "\$\{Stage3\}", "ApiEndpoint": "\$\{ApiEndpoint2\}"/);
  });
  it('the one that has this value already', async () => {
    const service = createService();
    service.configure({ ...defaultSettings, substitutions: { BillApi: host, Table: 'prod', Stage: 'dev' } });
    const { text, position } = marked(payload(`"ApiEndpoint": "<|>${host}", "Stage": "prod"`));
    const actions = await service.codeActions(text, { diagnostics: [] }, { start: position, end: position });
    const extract = actions.find(({ kind }) => kind === CodeActionKind.RefactorExtract);
    assert.equal(
      TextDocument.applyEdits(text, extract?.edit?.changes?.[text.uri] ?? []),
      payload('"ApiEndpoint": "${BillApi}", "Stage": "${Stage2}"'),
    );
  });
  it('not in a text that Sub fills', async () => {
    const template = (tag: string): string =>
      `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: ${tag}|\n` +
      `        ${payload('"Stage": "<|>prod"')}\n`;
    const kinds = async (tag: string): Promise<(string | undefined)[]> =>
      (await refactoringsAt(template(tag), 'yaml')).map(({ kind }) => kind);
    assert.ok((await kinds('')).includes(CodeActionKind.RefactorExtract));
    assert.ok(!(await kinds('!Sub ')).includes(CodeActionKind.RefactorExtract));
  });
  it('one of them', () =>
    becomes(payload, '"Stage": "<|>prod"', 'Extract Stage into placeholders', '"Stage": "${Stage}"'));
});

it('only of the kinds asked for', async () => {
  const source = payload('"Stage": "<|>prod"');
  const kindsOf = async (only: string[]): Promise<(string | undefined)[]> =>
    (await refactoringsAt(source, 'asl', only)).map(({ kind }) => kind);
  assert.deepEqual(await kindsOf([CodeActionKind.Refactor]), ['refactor.rewrite', 'refactor.extract']);
  assert.deepEqual(await kindsOf([CodeActionKind.RefactorExtract]), ['refactor.extract']);
  assert.deepEqual(await kindsOf([CodeActionKind.QuickFix]), []);
});

it('in a string of a template', async () => {
  const template = (inner: string): string =>
    `Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: |\n        ${payload(inner)}\n`;
  const [first] = await refactoringsAt(template('"Path": "<|>x"'), 'yaml');
  assert.equal(first?.result, template('"Path.$": "$.path"'));
});
