// The files of a workspace: which are found and kept, and that the same state of them is the same list.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { WorkspaceFiles } from '../../server/workspaceFiles';

const folder = mkdtempSync(path.join(tmpdir(), 'asl-invoke-'));
after(() => rmSync(folder, { recursive: true }));

const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

const api = 'Resources:\n  Api:\n    Type: AWS::Serverless::Api\n';
const machine = JSON.stringify({
  States: {
    A: {
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: { ApiEndpoint: 'abc.execute-api.eu-west-1.amazonaws.com', Stage: 'v1', Path: 'a' },
    },
    B: { Resource: 'arn:aws:states:::apigateway:invoke', Parameters: { 'ApiEndpoint.$': '$.host', Path: '{% $x %}' } },
  },
});
for (const name of [
  'template.yaml',
  'deep/er/api.yaml',
  'cdk.out/stack.template.json',
  'node_modules/x/api.yaml',
  '.git/x.yaml',
])
  write(name, api);
write('cdk.out/asset.123/template.yaml', api);
write('compose.yaml', 'services: {}\nlink: http://example.com\n');
write('spec/openapi.json', '{"openapi": "3.0.1"}');
write('package.json', '{"openapi": "3"}');
write('deep/machine.asl.json', machine);
write('deep/other.asl.json', '{"States": {}}');
// More folders than are looked into at once.
for (let index = 0; index < 70; index++) write(`many/f${index}/x.txt`, '');
write('many/f69/last.yaml', api);

function open(...documents: TextDocument[]): WorkspaceFiles {
  const files = new WorkspaceFiles(() => documents);
  files.folders = [pathToFileURL(folder).href, 'untitled:x'];
  return files;
}
const names = async (files: WorkspaceFiles): Promise<string[]> =>
  (await files.templates()).map(({ uri }) => uri.slice(uriOf('').length + 1)).sort();
const found = [
  'cdk.out/stack.template.json',
  'deep/er/api.yaml',
  'many/f69/last.yaml',
  'spec/openapi.json',
  'template.yaml',
];

describe('templates and OpenAPI documents', () => {
  it('are found at any depth, and nothing else is kept', async () => {
    assert.deepEqual(await names(open()), found);
  });

  it('are the same list until one changes', async () => {
    const files = open();
    const before = await files.templates();
    files.forget();
    assert.equal(await files.templates(), before);
    write('template.yaml', `${api}  # longer\n`);
    files.forget();
    const now = await files.templates();
    assert.notEqual(now, before);
    const text = (uri: string): unknown => now.find((one) => one.uri === uri);
    assert.equal(
      text(uriOf('spec/openapi.json')),
      before.find(({ uri }) => uri === uriOf('spec/openapi.json')),
    );
  });

  it('of an open one it is the text in the editor', async () => {
    const document = TextDocument.create(uriOf('template.yaml'), 'yaml', 1, `${api}# edited\n`);
    const files = open(document);
    const of = async (): Promise<string | undefined> =>
      (await files.templates()).find(({ uri }) => uri === document.uri)?.text;
    assert.match((await of()) ?? '', /# edited/);
    const first = await files.templates();
    assert.equal(await files.templates(), first);
    TextDocument.update(document, [{ text: 'a: b' }], 2);
    assert.equal(await of(), undefined);
  });
});

it('definitions tell what their Tasks call', async () => {
  assert.deepEqual(await open().used(), [
    {
      uri: uriOf('deep/machine.asl.json'),
      calls: [{ host: 'abc.execute-api.eu-west-1.amazonaws.com', stage: 'v1', path: 'a' }],
    },
  ]);
});

it('which changes matter', () => {
  for (const name of ['a.yaml', 'a.yml', 'x.template.json', 'openapi.json', 'a.asl.json', 'a.asl'])
    assert.ok(WorkspaceFiles.matters(uriOf(name)), name);
  for (const name of ['package.json', 'a.ts', 'node_modules/a/b.yaml'])
    assert.ok(!WorkspaceFiles.matters(uriOf(name)), name);
});
