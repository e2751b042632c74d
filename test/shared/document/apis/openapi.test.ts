// OpenAPI documents: their routes, what cannot be read of them, and the hosts that they name.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Api } from '../../../../shared/document/apis/api';
import { WorkspaceApis } from '../../../../shared/document/apis/workspace';
import { loadReader } from '../../../../shared/document/document';

before(() => loadReader('yaml'));

const host = 'abc123.execute-api.eu-west-1.amazonaws.com';
const at = (text: string, name = 'api.yaml', from = host): Api[] =>
  new WorkspaceApis([{ uri: `file:///w/${name}`, text }]).atHost(from);

const paths = 'paths:\n  /bills:\n    get: { operationId: listBills, summary: All bills }\n    parameters: []\n';

describe('where it is', () => {
  for (const [form, text, stages] of [
    ['3, a stage in the URL', `openapi: 3.0.1\nservers: [{ url: 'https://${host}/prod' }]\n${paths}`, ['prod']],
    ['3, none', `openapi: 3.1.0\nservers: [{ url: 'https://${host}' }]\n${paths}`, ['$default']],
    [
      '3, as API Gateway exports it',
      `openapi: "3.0.1"\nservers:\n- url: https://${host}/{basePath}\n  variables: { basePath: { default: /v1 } }\n${paths}`,
      ['v1'],
    ],
    ['2', `swagger: "2.0"\nhost: ${host}\nbasePath: /prod\n${paths}`, ['prod']],
    [
      '2, a version that YAML reads as a number',
      `swagger: 2.0\nhost: ${host.toUpperCase().toLowerCase()}\n${paths}`,
      ['$default'],
    ],
  ] as const)
    it(form, () => {
      const [api, ...others] = at(text);
      assert.equal(others.length, 0);
      assert.deepEqual(
        api?.stages.map(({ name }) => name),
        stages,
      );
      const [route] = api.routes;
      assert.deepEqual(
        [route?.method, route?.path, route?.operationId, route?.summary],
        ['GET', '/bills', 'listBills', 'All bills'],
      );
      assert.equal(text.slice(route?.span.start, route?.span.end), 'get');
    });

  it('in JSON, under its title', () => {
    const text = JSON.stringify({
      openapi: '3.0.0',
      info: { title: 'Bills' },
      servers: [{ url: `https://${host}` }],
      paths: {},
    });
    assert.equal(at(text, 'bills.api.json')[0]?.name, 'Bills');
  });

  it('not at another host, nor below a path that is more than a stage', () => {
    const text = (url: string): string => `openapi: 3.0.1\nservers: [{ url: '${url}' }]\n${paths}`;
    assert.deepEqual(at(text(`https://${host}/prod`), 'api.yaml', 'zzz.execute-api.eu-west-1.amazonaws.com'), []);
    for (const url of [`https://${host}/prod/v1`, '/v1', `https://{id}.execute-api.eu-west-1.amazonaws.com`, 'no url'])
      assert.deepEqual(at(text(url)), [], url);
  });
});

describe('its routes', () => {
  const routes = (inner: string): [string[], boolean | undefined] => {
    const [api] = at(`openapi: 3.0.1\nservers: [{ url: 'https://${host}' }]\n${inner}`);
    return [(api?.routes ?? []).map(({ method, path }) => `${method} ${path}`), api?.isWhole];
  };
  it('any method, and the route that takes all', () => {
    assert.deepEqual(
      routes(
        'paths:\n  /$default: { x-amazon-apigateway-any-method: {} }\n  /a/{b+}: { x-amazon-apigateway-any-method: {}, x-other: 1 }\n',
      ),
      [['ANY /a/{b+}', 'ANY $default'], true],
    );
  });
  it('a path that stands elsewhere may have any method', () => {
    assert.deepEqual(routes("paths:\n  /a: { $ref: 'a.yaml' }\n  /b: !Ref B\n"), [['ANY /a', 'ANY /b'], true]);
  });
  it('paths that stand elsewhere are not known', () => {
    assert.deepEqual(routes('paths: { Fn::Transform: { Name: AWS::Include } }\n'), [[], false]);
    assert.deepEqual(routes("paths: { $ref: 'paths.yaml' }\n"), [[], false]);
    assert.deepEqual(routes('info: {}\n'), [[], false]);
  });
});
