// The APIs of templates, in every way that routes, stages and bodies are written.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Api } from '../../../../shared/document/apis/api';
import { WorkspaceApis } from '../../../../shared/document/apis/workspace';
import { loadReader } from '../../../../shared/document/document';

before(() => loadReader('yaml'));

const folder = 'file:///w/';

function apisOf(template: string, others: Record<string, string> = {}, name = 'template.yaml'): Api[] {
  const texts = Object.entries({ [name]: template, ...others }).map(([file, text]) => ({ uri: folder + file, text }));
  return new WorkspaceApis(texts).inTemplate(texts[0]!);
}

function apiOf(template: string, others?: Record<string, string>, name?: string): Api {
  const [api, ...more] = apisOf(template, others, name);
  assert.ok(api);
  assert.equal(more.length, 0);
  return api;
}

const routes = ({ routes: all }: Api): string[] => all.map(({ method, path }) => `${method} ${path}`);
const stages = ({ stages: all }: Api): string[] => all.map(({ name }) => name);

describe('SAM', () => {
  const fn = (name: string, events: string): string =>
    `  ${name}:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n${events}`;
  const event = (type: string, properties: string): string => `        E:\n          Type: ${type}\n${properties}`;
  const at = (path: string, method: string, more = ''): string =>
    `          Properties: { Path: ${path}, Method: ${method}${more} }\n`;

  it('the API that SAM makes of events', () => {
    const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n${fn('List', event('Api', at('/bills', 'get')))}${fn('Add', event('Api', at("'/bills/{id}'", 'ANY')))}`;
    const api = apiOf(text);
    assert.deepEqual([api.name, api.kind, api.isWhole], ['ServerlessRestApi', 'REST', true]);
    assert.deepEqual(routes(api), ['GET /bills', 'ANY /bills/{id}']);
    assert.deepEqual(stages(api), ['Prod']);
    assert.deepEqual(
      api.routes.map(({ span }) => text.slice(span.start, span.end)),
      ['/bills', "'/bills/{id}'"],
    );
  });

  it('HttpApi, its events without a path, and a state machine as target', () => {
    const api = apiOf(
      `Resources:\n  Http:\n    Type: AWS::Serverless::HttpApi\n${fn('All', event('HttpApi', '          Properties: { ApiId: !Ref Http }\n'))}  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Events:\n${event('HttpApi', at('/start', 'post', ', ApiId: { Ref: Http }'))}`,
    );
    assert.deepEqual(routes(api), ['POST /start', 'ANY $default']);
    assert.deepEqual([stages(api), api.kind], [['$default'], 'HTTP']);
  });

  it('events of other APIs are not counted; unreadable ones leave it unknown', () => {
    const api = (events: string): Api | undefined =>
      apisOf(
        `Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { StageName: !Ref Stage }\n${fn('F', events)}`,
      )[0];
    const other = api(event('Api', at('/x', 'get', ', RestApiId: !ImportValue Other')));
    assert.deepEqual([other?.isWhole, other?.routes.length, other?.hasAllStages], [true, 0, false]);
    assert.equal(api(event('Api', at('!Ref Path', 'get', ', RestApiId: !Ref Api')))?.isWhole, false);
    assert.equal(api(event('Api', at('/x', 'get', ', RestApiId: !If [C, !Ref Api, !Ref Other]')))?.isWhole, false);
    assert.equal(api('        Fn::Transform: { Name: M }\n')?.isWhole, false);
  });

  for (const [form, property, file] of [
    ['in the template', 'DefinitionBody:\n        openapi: 3.0.1\n        paths:\n          /a: { get: {} }', ''],
    ['in a file', 'DefinitionUri: ./api.yaml', 'api.yaml'],
    [
      'included',
      "DefinitionBody:\n        Fn::Transform: { Name: AWS::Include, Parameters: { Location: 'spec/api.json' } }",
      'spec/api.json',
    ],
  ] as const)
    it(`OpenAPI ${form}`, () => {
      const text = `Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: v1\n      ${property}\n`;
      const openApi = '{"openapi": "3.0.1", "paths": {"/a": {"get": {}}}}';
      const api = apiOf(text, file ? { [file]: openApi } : {});
      assert.deepEqual([routes(api), stages(api), api.isWhole], [['GET /a'], ['v1'], true]);
      assert.equal(api.routes[0]?.uri, folder + (file || 'template.yaml'));
      if (file) assert.equal(apiOf(text).isWhole, false, 'a file that is not there');
    });

  it('a definition in a bucket is not known', () => {
    for (const where of ['s3://bucket/api.yaml', '{ Bucket: b, Key: k }'])
      assert.equal(
        apiOf(`Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { DefinitionUri: ${where} }\n`)
          .isWhole,
        false,
      );
  });
});

describe('CloudFormation', () => {
  const rest = (more: object): string =>
    JSON.stringify(
      {
        Resources: {
          Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'x' } },
          Bills: {
            Type: 'AWS::ApiGateway::Resource',
            Properties: {
              ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
              PathPart: 'bills',
              RestApiId: { Ref: 'Api' },
            },
          },
          Bill: {
            Type: 'AWS::ApiGateway::Resource',
            Properties: { ParentId: { Ref: 'Bills' }, PathPart: '{id}', RestApiId: { Ref: 'Api' } },
          },
          GetBill: {
            Type: 'AWS::ApiGateway::Method',
            Properties: { HttpMethod: 'GET', ResourceId: { Ref: 'Bill' }, RestApiId: { Ref: 'Api' } },
          },
          Root: {
            Type: 'AWS::ApiGateway::Method',
            Properties: {
              HttpMethod: 'ANY',
              ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
              RestApiId: { Ref: 'Api' },
            },
          },
          Stage: {
            Type: 'AWS::ApiGateway::Stage',
            Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod', DeploymentId: { Ref: 'D' } },
          },
          ...more,
        },
      },
      null,
      1,
    );
  const name = 'stack.template.json';

  it('a REST API, as CDK writes it', () => {
    const text = rest({});
    const api = apiOf(text, {}, name);
    assert.deepEqual(routes(api).sort(), ['ANY /', 'GET /bills/{id}']);
    assert.deepEqual([stages(api), api.isWhole, api.hasAllStages], [['prod'], true, true]);
    const get = api.routes.find(({ method }) => method === 'GET');
    assert.equal(text.slice(get?.span.start, get?.span.end), '"GetBill"');
  });

  it('what cannot be read, or may be added to, is not whole', () => {
    const method = (properties: object): object => ({
      More: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { RestApiId: { Ref: 'Api' }, HttpMethod: 'GET', ...properties },
      },
    });
    for (const more of [
      method({ ResourceId: { 'Fn::ImportValue': 'x' } }),
      method({ ResourceId: { Ref: 'Bills' }, HttpMethod: { Ref: 'Method' } }),
      { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Api: { Ref: 'Api' } } } } },
      { 'Fn::ForEach::Routes': ['X', ['a'], {}] },
    ])
      assert.equal(apiOf(rest(more), {}, name).isWhole, false, JSON.stringify(more));
    for (const root of [
      { Transform: 'MyMacro' },
      { Outputs: { Id: { Value: { Ref: 'Api' }, Export: { Name: 'x' } } } },
    ])
      assert.equal(apiOf(JSON.stringify({ ...(JSON.parse(rest({})) as object), ...root }), {}, name).isWhole, false);
    const url = { Outputs: { Url: { Value: { 'Fn::Sub': 'https://${Api}.x' }, Export: { Name: 'x' } } } };
    assert.equal(apiOf(JSON.stringify({ ...(JSON.parse(rest({})) as object), ...url }), {}, name).isWhole, true);
  });

  it('Resources that are each other’s parent end', () => {
    const loop = (own: string, parent: string): object => ({
      [own]: { Type: 'AWS::ApiGateway::Resource', Properties: { ParentId: { Ref: parent }, PathPart: 'a' } },
    });
    const method = {
      M: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { HttpMethod: 'GET', ResourceId: { Ref: 'A' }, RestApiId: { Ref: 'Api' } },
      },
    };
    assert.equal(apiOf(rest({ ...loop('A', 'B'), ...loop('B', 'A'), ...method }), {}, name).isWhole, false);
  });

  it('HTTP APIs have route keys, WebSocket APIs none that a request names', () => {
    const text = (protocol: string): string =>
      `Resources:\n  Api:\n    Type: AWS::ApiGatewayV2::Api\n    Properties: { Name: x, ProtocolType: ${protocol} }\n  R:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: { ApiId: !Ref Api, RouteKey: 'GET /a/{b}' }\n  D:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: { ApiId: !Ref Api, RouteKey: $default }\n  S:\n    Type: AWS::ApiGatewayV2::Stage\n    Properties: { ApiId: !Ref Api, StageName: $default }\n`;
    const http = apiOf(text('HTTP'));
    assert.deepEqual([routes(http), stages(http), http.isWhole], [['GET /a/{b}', 'ANY $default'], ['$default'], true]);
    const socket = apiOf(text('WEBSOCKET'));
    assert.deepEqual([socket.kind, socket.isWhole], ['WebSocket', false]);
  });
});

describe('serverless.yml', () => {
  const text = (more = ''): string =>
    `service: x\nprovider: { name: aws, stage: dev }\n${more}functions:\n  list:\n    handler: a.b\n    events:\n      - http: GET bills\n      - http: { path: 'bills/{id}', method: any }\n      - httpApi: 'POST /h'\n      - httpApi: '*'\n      - sqs: arn\n`;
  it('both kinds of events', () => {
    const [http, httpApi] = apisOf(text(), {}, 'serverless.yml');
    assert.deepEqual([http?.name, http && routes(http)], ['ApiGatewayRestApi', ['GET /bills', 'ANY /bills/{id}']]);
    assert.deepEqual([httpApi?.name, httpApi && routes(httpApi)], ['HttpApi', ['POST /h', 'ANY $default']]);
    assert.deepEqual([http?.isWhole, httpApi?.isWhole], [true, true]);
  });
  it('plugins that nothing is known of may add routes', () => {
    assert.equal(apisOf(text('plugins: [serverless-offline]\n'), {}, 'serverless.yml')[0]?.isWhole, true);
    assert.equal(apisOf(text('plugins: [serverless-magic]\n'), {}, 'serverless.yml')[0]?.isWhole, false);
  });
});

it('other files have no API, whatever they hold', () => {
  for (const text of [
    '',
    'a: b',
    '[]',
    'Resources: 1',
    'Resources: [AWS::Serverless]',
    '{"openapi": 3',
    'functions: 1\nprovider: 2',
  ])
    for (const name of ['x.yaml', 'x.template.json']) assert.deepEqual(apisOf(text, {}, name), [], text);
});
