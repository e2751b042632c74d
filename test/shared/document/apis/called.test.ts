// Which API a Task calls, and what of it the rule judges: through the service, on templates as people write them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createService } from '../../../../server/service';
import { defaultSettings } from '../../../../server/settings';

const api = (name: string, more = ''): string =>
  `  ${name}:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      ${more}DefinitionBody:\n        openapi: 3.0.1\n        paths: { /bills: { get: {} } }\n`;
const caller = (host: string, extra = api('Api')): string =>
  `Resources:\n${extra}  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: call.asl.json\n      DefinitionSubstitutions:\n        Host: ${host}\n`;

/** The ids of what is found in a Task with a path, among templates. */
async function found(
  templates: Record<string, string>,
  fields: object = {},
  substitutions: Record<string, string> = {},
  language = 'JSONPath',
): Promise<unknown[]> {
  const texts = Object.entries(templates).map(([name, text]) => ({ uri: `file:///w/${name}`, text }));
  const service = createService({ templates: () => Promise.resolve(texts) });
  service.configure({ ...defaultSettings, substitutions });
  const parameters = { ApiEndpoint: '${Host}', Method: 'GET', Path: 'bils', ...fields };
  const task = {
    Type: 'Task',
    QueryLanguage: language,
    Resource: 'arn:aws:states:::apigateway:invoke',
    [language === 'JSONata' ? 'Arguments' : 'Parameters']: parameters,
    End: true,
  };
  const text = JSON.stringify({ StartAt: 'A', States: { A: task } });
  const diagnostics = await service.diagnose(TextDocument.create('file:///w/call.asl.json', 'asl', 1, text));
  return diagnostics.map(({ code }) => code);
}

describe('an API of a template', () => {
  for (const host of [
    '!Sub ${Api}.execute-api.${AWS::Region}.amazonaws.com',
    '{ "Fn::Sub": "${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}" }',
    '!Sub ["${A}.execute-api.x", { A: !Ref Api }]',
    '!Join ["", [!Ref Api, ".execute-api.", !Ref AWS::Region, ".amazonaws.com"]]',
    '!Select [2, !Split ["/", !GetAtt Api.ApiEndpoint]]',
    '{ "Fn::Select": [2, { "Fn::Split": ["/", { "Fn::GetAtt": ["Api", "ApiEndpoint"] }] }] }',
  ])
    it(host, async () => assert.deepEqual(await found({ 'template.yaml': caller(host) }), ['route-unknown']));

  it('the API ID alone in the placeholder', async () => {
    const fields = { ApiEndpoint: '${Host}.execute-api.eu-west-1.amazonaws.com' };
    assert.deepEqual(await found({ 'template.yaml': caller('!Ref Api') }, fields), ['route-unknown']);
  });
});

describe('nothing is judged', () => {
  const sub = '!Sub ${Api}.execute-api.eu-west-1.amazonaws.com';
  const one = { 'template.yaml': caller(sub) };
  for (const [why, templates, fields] of [
    ['a route that is there', one, { Path: '/bills' }],
    ['an API that is a parameter', { 'template.yaml': caller('!Ref Parameter') }],
    ['a choice at deployment', { 'template.yaml': caller('!If [Prod, !Ref Api, !Ref Other]') }],
    ['two APIs in one text', { 'template.yaml': caller('!Sub ${Api}${B}', api('Api') + api('B')) }],
    ['a host that nobody describes', one, { ApiEndpoint: 'abc123.execute-api.eu-west-1.amazonaws.com' }],
    ['a host from the input', one, { ApiEndpoint: undefined, 'ApiEndpoint.$': '$.host' }],
    ['a template that deploys it elsewhere', { ...one, 'prod.yaml': caller('!ImportValue Host') }],
    ['a path from the input', one, { Path: undefined, 'Path.$': '$.path' }],
    ['a path that may be it', one, { Path: undefined, 'Path.$': "States.Format('{}{}', $.stage, $.path)" }],
    ['a segment that may be it', one, { Path: undefined, 'Path.$': "States.Format('b{}', $.rest)" }],
    ['half an expression', one, { Path: "{% 'bils" }],
    ['a text that a template joins of what only deployment knows', one, { Path: { Ref: 'Path' } }],
    ['a path that is a placeholder', one, { Path: '${Path}' }],
    ['a message to a WebSocket client', one, { Path: '@connections/1', Method: 'POST' }],
    ['OPTIONS, which CORS answers', one, { Path: 'bills', Method: 'OPTIONS' }],
    ['a route that takes everything', { 'template.yaml': caller(sub, api('Api').replace('/bills:', '/$default:')) }],
    [
      'a body that is elsewhere',
      { 'template.yaml': caller(sub, api('Api').replace(/openapi[^]*/, 'Fn::Transform: X\n')) },
    ],
  ] as [string, Record<string, string>, object?][])
    it(why, async () => assert.deepEqual(await found(templates, fields), []));
});

describe('an expression is judged where no value of it can be a route', () => {
  const one = { 'template.yaml': caller('!Sub ${Api}.execute-api.eu-west-1.amazonaws.com') };
  for (const path of ["States.Format('bils/{}', $.id)", "States.Format('/{}/bils', $.id)", "States.Format('bils')"])
    it(path, async () => assert.deepEqual(await found(one, { Path: undefined, 'Path.$': path }), ['route-unknown']));
  it('JSONata', async () => {
    for (const [path, expected] of [
      ["{% '/bils/' & $states.input.id %}", ['route-unknown']],
      ["{% '/bills' & $states.input.query %}", []],
      ["{% $states.input.v2 ? '/bils' : '/bills' %}", []],
    ] as const)
      assert.deepEqual(await found(one, { Path: path }, {}, 'JSONata'), expected, path);
  });
});

describe('a placeholder of a Path', () => {
  const sub = '!Sub ${Api}.execute-api.eu-west-1.amazonaws.com';
  const given = (path: string): Record<string, string> => ({
    'template.yaml': caller(`${sub}\n        P: ${path}`),
  });
  for (const [path, expected] of [
    ['bills', []],
    ['/bills/', []],
    ['bils', ['route-unknown']],
    ['bills/more', ['route-unknown']],
    ['!Ref P', []],
  ] as const)
    it(`is ${path}`, async () => {
      assert.deepEqual(await found(given(path), { Path: '${P}' }), expected);
      // What the template says counts for what is deployed.
      assert.deepEqual(await found(given(path), { Path: '${P}' }, { P: path === 'bils' ? 'bills' : 'bils' }), expected);
    });
  it('takes the value of the setting where no template has one', async () => {
    const one = { 'template.yaml': caller(sub) };
    assert.deepEqual(await found(one, { Path: '${P}' }, { P: 'bils' }), ['route-unknown']);
    assert.deepEqual(await found(one, { Path: '${P}' }, { P: 'bills' }), []);
  });
});

it('several templates that lack the route are named together', async () => {
  const sub = '!Sub ${Api}.execute-api.eu-west-1.amazonaws.com';
  assert.deepEqual(await found({ 'a.yaml': caller(sub), 'b.yaml': caller(sub) }), ['route-unknown']);
});

describe('a host that an OpenAPI document names', () => {
  const host = 'abc123.execute-api.eu-west-1.amazonaws.com';
  const described = (name: string, path: string): Record<string, string> => ({
    [name]: `openapi: 3.0.1\nservers: [{ url: 'https://${host}/prod' }]\npaths: { ${path}: { get: {} } }\n`,
  });
  it('is judged by all documents that name it', async () => {
    const fields = { ApiEndpoint: host, Stage: 'prod' };
    assert.deepEqual(await found(described('a.yaml', '/bills'), fields), ['route-unknown']);
    assert.deepEqual(await found({ ...described('a.yaml', '/bills'), ...described('b.yaml', '/bils') }, fields), []);
  });
  it('also where a setting does', async () => {
    const fields = { Stage: 'prod' };
    assert.deepEqual(await found(described('a.yaml', '/bills'), fields, { Host: host }), ['route-unknown']);
    const id = { ...fields, ApiEndpoint: '${Id}.execute-api.${Region}.amazonaws.com' };
    const values = { Id: 'abc123', Region: 'eu-west-1' };
    assert.deepEqual(await found(described('a.yaml', '/bills'), id, values), ['route-unknown']);
    // A template that gives it something else at deployment leaves it open.
    const templates = { ...described('a.yaml', '/bills'), 'template.yaml': caller('!ImportValue Host') };
    assert.deepEqual(await found(templates, fields, { Host: host }), []);
  });
  it('also where a template gives it', async () => {
    const templates = { ...described('a.yaml', '/bills'), 'template.yaml': caller(host) };
    assert.deepEqual(await found(templates, { Stage: 'prod' }), ['route-unknown']);
  });
});
