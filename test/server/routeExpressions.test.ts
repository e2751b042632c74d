// Routes in expressions that make a Path: completed while the text is typed, explained, and the way to where they are written.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MarkupContent } from 'vscode-languageserver-types';
import { createService, type Service } from '../../server/service';
import { defaultSettings } from '../../server/settings';
import { marked } from './marked';
import { taken } from './taken';

const host = 'abc123.execute-api.eu-west-1.amazonaws.com';
const openApi = `openapi: 3.0.1
info: { title: Bills }
servers: [{ url: 'https://${host}/prod' }]
paths:
  /bills: { get: {} }
  /bills/{id}: { get: {} }
  /bills/add: { get: {} }
  /bills/{bill-id}/lines/{line}: { get: { summary: One line } }
`;

function serviceWithApi(): Service {
  const templates = [{ uri: 'file:///w/openapi.yaml', text: openApi }];
  return createService({ templates: () => Promise.resolve(templates) });
}

type Form = { languageId: string; document: (path: string) => string };
const arn = 'arn:aws:states:::apigateway:invoke';
const json = (fields: string): string =>
  `{ "States": { "A": { "Type": "Task", "Resource": "${arn}", ${fields.replace('HOST', `"ApiEndpoint": "${host}", "Method": "GET", "Stage": "prod"`)} } } }`;
const yaml = (fields: string): string =>
  `States:\n  A:\n    Type: Task\n    Resource: ${arn}\n${fields.replace('HOST', `ApiEndpoint: ${host}\n      Method: GET\n      Stage: prod`)}\n`;
const forms = {
  'JSON, Path.$': { languageId: 'asl', document: (path) => json(`"Parameters": { HOST, "Path.$": ${path} }`) },
  'YAML, Path.$': {
    languageId: 'asl-yaml',
    document: (path) => yaml(`    Parameters:\n      HOST\n      Path.$: ${path}`),
  },
  'JSON, JSONata': {
    languageId: 'asl',
    document: (path) => json(`"QueryLanguage": "JSONata", "Arguments": { HOST, "Path": ${path} }`),
  },
  'YAML, JSONata': {
    languageId: 'asl-yaml',
    document: (path) => yaml(`    QueryLanguage: JSONata\n    Arguments:\n      HOST\n      Path: ${path}`),
  },
} satisfies Record<string, Form>;

describe('completion', () => {
  const one = '/bills/{id}';
  const two = '/bills/{bill-id}/lines/{line}';
  for (const [form, before, label, after] of [
    ['JSON, Path.$', `"States.Format('/bi<|>', $.x)"`, one, `"States.Format('/bills/{}', $.x)"`],
    ['JSON, Path.$', `"States.Format('/bi<|>ls/{}', $.x)"`, one, `"States.Format('/bills/{}', $.x)"`],
    ['JSON, Path.$', `"States.Format('/bi<|>')"`, one, `"States.Format('/bills/{}', $.id)"`],
    ['JSON, Path.$', `"States.Format('<|>'"`, 'bills/{id}', `"States.Format('bills/{}', $.id)"`],
    ['JSON, Path.$', `"States.Format('/<|>"`, two, `"States.Format('/bills/{}/lines/{}', $.billid, $.line)"`],
    ['JSON, Path.$', `"States.Format('/<|>"`, '/bills', `"States.Format('/bills')"`],
    ['JSON, Path.$', `"<|>"`, `States.Format('${'/bills/{}'}', $.id)`, `"States.Format('/bills/{}', $.id)"`],
    ['JSON, Path.$', `"Sta<|>"`, `States.Format('/bills/{}', $.id)`, `"States.Format('/bills/{}', $.id)"`],
    ['JSON, Path.$', `<|>`, `States.Format('/bills/{}', $.id)`, `"States.Format('/bills/{}', $.id)"`],
    ['YAML, Path.$', `States.Format('/bi<|>', $.x)`, one, `States.Format('/bills/{}', $.x)`],
    ['YAML, Path.$', `States.Format('/bi<|>`, one, `States.Format('/bills/{}', $.id)`],
    ['YAML, Path.$', `'States.Format(''/bi<|>'')'`, one, `'States.Format(''/bills/{}'', $.id)'`],
    ['YAML, Path.$', `<|>`, `States.Format('/bills/{}', $.id)`, `States.Format('/bills/{}', $.id)`],
    ['JSON, JSONata', `"{% '/bi<|>' & $x %}"`, one, `"{% '/bills/' & $x %}"`],
    ['JSON, JSONata', `"{% '/bi<|>' %}"`, one, `"{% '/bills/' & $states.input.id %}"`],
    ['JSON, JSONata', `"{% '/bi<|>"`, one, `"{% '/bills/' & $states.input.id %}"`],
    ['JSON, JSONata', `"{% '/bi<|> %}"`, '/bills', `"{% '/bills' %}"`],
    [
      'JSON, JSONata',
      `"{% \\"/bi<|>\\" %}"`,
      two,
      `"{% \\"/bills/\\" & $states.input.billid & \\"/lines/\\" & $states.input.line %}"`,
    ],
    ['JSON, JSONata', `"{% <|> %}"`, `'/bills/' & $states.input.id`, `"{% '/bills/' & $states.input.id %}"`],
    ['YAML, JSONata', `"{% '/bi<|>' %}"`, one, `"{% '/bills/' & $states.input.id %}"`],
    ['YAML, JSONata', `'{% ''/bi<|>'' %}'`, one, `'{% ''/bills/'' & $states.input.id %}'`],
  ] as const)
    it(`${form}: ${before} ${label}`, async () => {
      const { languageId, document } = forms[form];
      assert.equal(await taken(document(before), label, languageId, serviceWithApi()), document(after));
    });

  for (const [form, before] of [
    ['JSON, Path.$', `"States.Format('/bills/{}', '/<|>')"`],
    ['JSON, Path.$', `"States.Format('/bills/{}', $.<|>)"`],
    ['JSON, Path.$', `"States.Format('/bills/{}', $.id<|>)"`],
    ['JSON, Path.$', `"$.path<|>"`],
    ['JSON, JSONata', `"{% '/bills/' & '<|>' %}"`],
    ['JSON, JSONata', `"{% $states.input.a = '/<|>' %}"`],
  ] as const)
    it(`none at ${before}`, async () => {
      const { languageId, document } = forms[form];
      const { text, position } = marked(document(before), languageId);
      const { items } = await serviceWithApi().complete(text, position);
      assert.deepEqual(
        items.map(({ label }) => label).filter((label) => label.includes('bills')),
        [],
      );
    });
});

describe('hover and the way to the route', () => {
  for (const [form, path, shape, route] of [
    ['JSON, Path.$', `"States.Fo<|>rmat('/bills/{}', $.id)"`, undefined, 'GET /bills/{id}'],
    ['JSON, Path.$', `"States.Format('/bi<|>lls/{}', $.id)"`, '/bills/{$.id}', 'GET /bills/{id}'],
    ['YAML, Path.$', `States.Format('/bi<|>lls/{}/lines/{}', $.a, $.b)`, '/bills/{$.a}/lines/{$.b}', 'One line'],
    ['JSON, JSONata', `"{% '/bi<|>lls/' & $states.input.id %}"`, '/bills/{$states.input.id}', 'GET /bills/{id}'],
    ['YAML, JSONata', `"{% '/bi<|>lls/' & 'add' %}"`, '/bills/add', 'GET /bills/add'],
  ] as const)
    it(`${form}: ${path}`, async () => {
      const { languageId, document } = forms[form];
      const { text, position } = marked(document(path), languageId);
      const service = serviceWithApi();
      const { value } = (await service.hover(text, position))?.contents as MarkupContent;
      if (shape !== undefined) assert.ok(value.includes(`GET https://${host}/prod${shape}\n`), value);
      assert.ok(value.includes(route), value);
      assert.equal(value.match(/Route `/g)?.length, 1, 'the one that was meant');
      const [location, ...others] = await service.definition(text, position);
      assert.deepEqual(others, []);
      assert.equal(location?.uri, 'file:///w/openapi.yaml');
      assert.equal(TextDocument.create('', '', 0, openApi).getText(location.range), 'get');
    });
});

describe('a host from the settings', () => {
  it('leads to the API: its routes are offered, explained and judged', async () => {
    const service = serviceWithApi();
    service.configure({ ...defaultSettings, substitutions: { Api: host } });
    const { text, position } = marked(
      json(`"Parameters": { "ApiEndpoint": "\${Api}", "Method": "GET", "Stage": "prod", "Path": "/bills/<|>7" }`),
    );
    const { items } = await service.complete(text, position);
    assert.ok(items.some(({ label }) => label === '/bills/{id}'));
    const { value } = (await service.hover(text, position))?.contents as MarkupContent;
    assert.match(value, /GET https:\/\/abc123\..*\/bills\/7\n[^]*Route `GET \/bills\/\{id\}`/);
    const wrong = TextDocument.create('file:///b.asl', 'asl', 1, text.getText().replace('/bills/7', '/bils/7'));
    assert.deepEqual(
      (await service.diagnose(wrong)).map(({ code }) => code),
      ['route-unknown'],
    );
  });
});

it('an empty Path is the root of the API', async () => {
  const text = TextDocument.create('file:///d', 'asl', 1, json('"Parameters": { HOST, "Path": "" }'));
  const [found] = await serviceWithApi().diagnose(text);
  assert.ok(typeof found?.message === 'string');
  assert.match(found.message, /^'Bills' in openapi\.yaml has no route '\/'; nearest/);
});

it('a slip in an expression is mended where it is written', async () => {
  for (const [form, before, after] of [
    [
      'JSON, Path.$',
      `"States.Format('/bils/{}/lines/{}', $.bils, $.b)"`,
      `"States.Format('/bills/{}/lines/{}', $.bils, $.b)"`,
    ],
    ['YAML, JSONata', `"{% '/bils/' & $states.input.id %}"`, `"{% '/bills/' & $states.input.id %}"`],
  ] as const) {
    const { languageId, document } = forms[form];
    const text = TextDocument.create('file:///c', languageId, 1, document(before));
    const service = serviceWithApi();
    const diagnostics = await service.diagnose(text);
    const [fix] = await service.codeActions(text, { diagnostics });
    const edits = Object.values(fix?.edit?.changes ?? {}).flat();
    assert.equal(TextDocument.applyEdits(text, edits), document(after));
  }
});
