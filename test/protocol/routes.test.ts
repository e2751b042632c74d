// Routes over the wire: the built server on a workspace whose template makes the API that a definition calls.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { endServers, startServer, type Session } from './connection';

const folder = mkdtempSync(path.join(tmpdir(), 'asl-invoke-'));
after(() => {
  endServers();
  rmSync(folder, { recursive: true });
});

const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  BillsApi:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionUri: openapi.yaml
  Caller:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: call.asl.json
      DefinitionSubstitutions:
        Host: !Sub \${BillsApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}
`;
const openApi = (...paths: string[]): string =>
  `openapi: 3.0.1\npaths:\n${paths.map((one) => `  ${one}:\n    get: { operationId: get, summary: Gets one }\n    delete: {}\n`).join('')}`;
const definition = (parameters: string): string => `{
  "StartAt": "Call",
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:states:::apigateway:invoke",
      "Parameters": { "ApiEndpoint": "\${Host}", ${parameters} },
      "End": true
    }
  }
}
`;
const other = definition('"Method": "GET"').replace('${Host}', 'abc123.execute-api.eu-west-1.amazonaws.com');
const uri = uriOf('call.asl.json');

async function start(parameters: string, ...paths: string[]): Promise<{ session: Session; text: string }> {
  write('template.yaml', template);
  write('openapi.yaml', openApi(...paths));
  write('deep/other.asl.json', other);
  const text = definition(parameters);
  write('call.asl.json', text);
  const session = await startServer('stdio', {}, {}, [pathToFileURL(folder).href]);
  return { session, text };
}

const open = ({ connection }: Session, text: string, name = 'call.asl.json', languageId = 'asl'): Promise<void> =>
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uriOf(name), languageId, version: 1, text },
  });

/** What is published next for the definition. */
function published({ connection }: Session): Promise<Diagnostic[]> {
  return new Promise((resolve) => {
    const listener = connection.onNotification('textDocument/publishDiagnostics', (sent: PublishDiagnosticsParams) => {
      if (sent.uri !== uri) return;
      listener.dispose();
      resolve(sent.diagnostics);
    });
  });
}

const codes = (diagnostics: Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
/** A message may also be markup since LSP 3.18; this server sends text. */
const textOf = (diagnostic: Diagnostic | undefined): string =>
  typeof diagnostic?.message === 'string' ? diagnostic.message : '';
const textAt = (text: string, { start, end }: Diagnostic['range']): string =>
  text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';

function placeOf(text: string, word: string, into = 2): { textDocument: { uri: string }; position: object } {
  const before = text.slice(0, text.indexOf(word) + into).split('\n');
  return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

describe('a route that the API does not have', () => {
  it('is found, and goes as soon as the API has it: saved, or typed into an open file', async () => {
    const { session, text } = await start('"Method": "GET", "Stage": "prod", "Path": "bils/7"', '/bills/{id}');
    let next = published(session);
    await open(session, text);
    const [found, ...others] = await next;
    assert.equal(others.length, 0);
    assert.equal(found?.code, 'route-unknown');
    assert.equal(textAt(text, found.range), '"bils/7"');
    assert.match(textOf(found), /^'BillsApi' in template\.yaml has no route 'bils\/7'; nearest: 'GET \/bills\/\{id\}'/);

    write('openapi.yaml', openApi('/bills/{id}', '/bils/{id}'));
    next = published(session);
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('openapi.yaml'), type: 2 }],
    });
    assert.deepEqual(await next, []);

    next = published(session);
    await open(session, openApi('/other'), 'openapi.yaml', 'yaml');
    assert.deepEqual(codes(await next), ['route-unknown']);
    await session.close();
  });
});

it('a Path that an expression makes is judged by what is written of it', async () => {
  const path = `"Path.$": "States.Format('bils/{}', $.id)"`;
  const { session, text } = await start(`"Method": "GET", "Stage": "prod", ${path}`, '/bills/{id}');
  const next = published(session);
  await open(session, text);
  const [found, ...others] = await next;
  assert.deepEqual([found?.code, others.length], ['route-unknown', 0]);
  assert.match(textOf(found), /has no route 'bils\/\{\$\.id\}'; nearest: 'GET \/bills\/\{id\}'/);
  await session.close();
});

describe('the way to what is called', () => {
  for (const [word, file, target] of [
    ['bills/7', 'openapi.yaml', 'get'],
    ['"GET"', 'openapi.yaml', 'get'],
    ['"prod"', 'template.yaml', 'prod'],
  ] as const)
    it(`from ${word}`, async () => {
      const { session, text } = await start('"Method": "GET", "Stage": "prod", "Path": "bills/7"', '/bills/{id}');
      await open(session, text);
      const found = await session.connection.sendRequest<Location[]>('textDocument/definition', placeOf(text, word));
      assert.equal(found.length, 1);
      assert.equal(found[0]?.uri, uriOf(file));
      assert.equal(textAt(file === 'openapi.yaml' ? openApi('/bills/{id}') : template, found[0].range), target);
      await session.close();
    });

  it('from a placeholder in ApiEndpoint: where it is given its value', async () => {
    const { session, text } = await start('"Method": "GET", "Path": "prod/bills/7"', '/bills/{id}');
    await open(session, text);
    const found = await session.connection.sendRequest<Location[]>('textDocument/definition', placeOf(text, '${Host}'));
    assert.deepEqual(
      found.map(({ uri: file, range }) => [file, textAt(template, range)]),
      [[uriOf('template.yaml'), 'Host']],
    );
    await session.close();
  });
});

it('hover says which route it is', async () => {
  const { session, text } = await start(
    '"Method": "GET", "Stage": "prod", "Path.$": "States.Format(\'bills/{}\', $.id)"',
    '/bills/{id}',
  );
  await open(session, text);
  const hover = async (word: string): Promise<string> => {
    const found = await session.connection.sendRequest<Hover>('textDocument/hover', placeOf(text, word));
    return (found.contents as { value: string }).value;
  };
  assert.match(await hover('"GET"'), /Route `GET \/bills\/\{id\}`, in \[openapi\.yaml\]\(.*#L4\)\. `get`: Gets one/);
  assert.match(await hover('${Host}'), /Calls the REST API \*\*BillsApi\*\*, in \[template\.yaml\]\(.*#L3\)\./);
  assert.match(await hover('"prod"'), /Stage `prod` of the REST API \*\*BillsApi\*\*/);
  await session.close();
});

describe('completion', () => {
  const offers = async (parameters: string): Promise<CompletionItem[]> => {
    const { session, text } = await start(parameters.replace('<|>', ''), '/bills/{id}', '/customers');
    await open(session, text);
    const at = text.indexOf(parameters.split('<|>')[0] ?? '') + (parameters.split('<|>')[0] ?? '').length;
    const { items } = await session.connection.sendRequest<CompletionList>(
      'textDocument/completion',
      placeOf(text, parameters.split('<|>')[0] ?? '', at - text.indexOf(parameters.split('<|>')[0] ?? '')),
    );
    await session.close();
    return items;
  };

  it('Path has the routes, their parameters as tab stops', async () => {
    const items = await offers('"Method": "GET", "Path": "<|>"');
    const [bills, customers] = items;
    assert.deepEqual([bills?.label, bills?.detail], ['bills/{id}', 'GET, DELETE']);
    assert.equal(bills?.textEdit?.newText, '"bills/${1:id}"');
    assert.equal(customers?.textEdit?.newText, '"customers"');
    assert.equal((await offers('"Method": "GET", "Path": "/<|>"'))[0]?.label, '/bills/{id}');
  });

  it('Path.$ has them as the text that States.Format fills', async () => {
    const [bills] = await offers('"Method": "GET", "Path.$": "States.Format(\'b<|>"');
    assert.equal(bills?.label, 'bills/{id}');
    assert.equal(bills.textEdit?.newText, "bills/{\\}', \\$.${1:id})");
  });

  it('Method begins with those of the route', async () => {
    const items = await offers('"Path": "bills/7", "Stage": "prod", "Method": "<|>"');
    assert.deepEqual(
      items.slice(0, 3).map(({ label, detail }) => [label, detail]),
      [
        ['GET', 'GET /bills/{id}'],
        ['DELETE', 'DELETE /bills/{id}'],
        ['POST', undefined],
      ],
    );
  });

  it('Stage has those of the API, ApiEndpoint the hosts of other definitions', async () => {
    assert.deepEqual(
      (await offers('"Stage": "<|>"')).map(({ label, detail }) => [label, detail]),
      [['prod', 'stage of BillsApi']],
    );
    const text =
      '"Method": "GET" } }, "More": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { "ApiEndpoint": "<|>"';
    const hosts = await offers(text);
    assert.ok(
      hosts.some(
        ({ label, detail }) => label === 'abc123.execute-api.eu-west-1.amazonaws.com' && detail === 'in other.asl.json',
      ),
    );
  });
});

it('a definition that is a file of its own is told what the role of its template lacks', async () => {
  const { session, text } = await start(
    '"Method": "GET", "Path": "prod/bills/7", "AuthType": "IAM_ROLE"',
    '/bills/{id}',
  );
  const sent = published(session);
  await open(session, text);
  const [missing] = (await sent).filter(({ code }) => code === 'permission-missing');
  assert.match(textOf(missing), /The role of 'Caller' \(template\.yaml\) does not allow execute-api:Invoke/);
  const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: missing!.range,
    context: { diagnostics: [missing!] },
  });
  const mending = actions.find(({ title }) => title.startsWith('Allow execute-api:Invoke'));
  const [[edited, edits] = ['', []]] = Object.entries(mending?.edit?.changes ?? {});
  assert.equal(edited, uriOf('template.yaml'));
  const mended = TextDocument.applyEdits(TextDocument.create('', '', 0, template), edits);
  assert.match(
    mended,
    /Policies: \[.*Action: "?execute-api:Invoke"?, Resource: \{ "?Fn::Sub"?: "arn:aws:execute-api:\$\{AWS::Region\}:\$\{AWS::AccountId\}:\$\{BillsApi\}\/prod\/GET\/bills\/7" \}/,
  );
  const nothing = published(session);
  write('template.yaml', mended);
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('template.yaml'), type: 2 }],
  });
  assert.equal(
    (await nothing).some(({ code }) => code === 'permission-missing'),
    false,
  );
  await session.close();
});
