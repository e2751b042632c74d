// Templates over the wire: the built server on a workspace with a template and a definition that it points at.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeLens, Diagnostic, Hover, Location, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { endServers, startServer, type Session } from './connection';

const folder = mkdtempSync(path.join(tmpdir(), 'asl-invoke-'));
after(() => {
  endServers();
  rmSync(folder, { recursive: true });
});

const invoke = 'arn:aws:states:::apigateway:invoke';
const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

async function open({ connection }: Session, uri: string, languageId: string, text: string): Promise<void> {
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
}

function published({ connection }: Session, uri: string): Promise<Diagnostic[]> {
  return new Promise((resolve) => {
    const listener = connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        if (params.uri !== uri) return;
        listener.dispose();
        resolve(params.diagnostics);
      },
    );
  });
}

/** The part of a text that a range covers, within one line. */
const textAt = (text: string, { start, end }: Diagnostic['range']): string =>
  text.split('\n')[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined) ?? '';

describe('a template that CDK made', () => {
  const text = `{
  "Resources": {
    "StateMachine2E01A3A5": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "DefinitionString": {
          "Fn::Join": [
            "",
            [
              "{\\"StartAt\\":\\"Call\\",\\"States\\":{\\"Call\\":{\\"End\\":true,\\"Type\\":\\"Task\\",\\"Resource\\":\\"arn:",
              { "Ref": "AWS::Partition" },
              ":states:::apigateway:invoke\\",\\"Parameters\\":{\\"ApiEndpoint\\":\\"",
              { "Ref": "Api" },
              ".execute-api.",
              { "Ref": "AWS::Region" },
              ".",
              { "Ref": "AWS::URLSuffix" },
              "\\",\\"Method\\":\\"get\\",\\"AuthType\\":\\"IAM_ROLE\\"}}},\\"TimeoutSeconds\\":30}"
            ]
          ]
        }
      }
    }
  }
}
`;
  const uri = uriOf('stack.template.json');

  it('has its findings and lenses at their places, and fixes that keep it valid', async () => {
    const session = await startServer('stdio');
    const first = published(session, uri);
    await open(session, uri, 'json', text);
    const [diagnostic, ...others] = await first;
    assert.equal(others.length, 0);
    assert.ok(diagnostic);
    assert.equal(diagnostic.code, 'parameter-value');
    assert.equal(textAt(text, diagnostic.range), '\\"get\\"');
    assert.equal(diagnostic.range.start.line, text.slice(0, text.indexOf('\\"get')).split('\n').length - 1);

    const [lens] = await session.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    assert.ok(lens);
    assert.equal(textAt(text, lens.range), '\\"Call\\"');
    assert.deepEqual(lens.command?.arguments, [
      {
        uri,
        path: ['Resources', 'StateMachine2E01A3A5', 'Properties', 'DefinitionString', 'States', 'Call'],
      },
    ]);

    const { fixes } = diagnostic.data as { fixes: { edits: { newText: string; range: Diagnostic['range'] }[] }[] };
    assert.deepEqual(
      fixes[0]?.edits.map(({ newText, range }) => [newText, textAt(text, range)]),
      [['\\"GET\\"', '\\"get\\"']],
    );
    await session.close();
  });
});

describe('a definition that a template points at', () => {
  const definition = `{
  "StartAt": "Call",
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "${invoke}",
      "Parameters": { "ApiEndpoint": "\${Host}", "Method": "GET", "Path": "\${Later}/\${Nobody}" },
      "End": true
    }
  }
}
`;
  const template = (host: string): string =>
    `Resources:\n  Caller:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: machines/call.asl.json\n      DefinitionSubstitutions:\n        Host: ${host}\n        Later: !GetAtt Other.Path\n`;
  const uri = uriOf('machines/call.asl.json');
  const templateUri = uriOf('infra.yaml');

  const at = (word: string): { line: number; character: number } => {
    const before = definition.slice(0, definition.indexOf(word) + 3).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };

  async function start(): Promise<Session> {
    write('infra.yaml', template('abc'));
    const session = await startServer('stdio', {}, { substitutions: { Nobody: 'set' } }, [pathToFileURL(folder).href]);
    await open(session, uri, 'asl', definition);
    return session;
  }

  it('hover says the value, or where it would come from', async () => {
    const session = await start();
    const hover = async (word: string): Promise<string> => {
      const found = await session.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: at(word),
      });
      assert.equal(textAt(definition, found.range ?? assert.fail('no range')), word);
      return (found.contents as { value: string }).value;
    };
    assert.match(await hover('${Host}'), /`abc`, given to `Caller` in \[infra\.yaml\]/);
    assert.match(await hover('${Later}'), /`!GetAtt Other\.Path` of `Caller` .*only deployment knows/);
    assert.match(await hover('${Nobody}'), /`set` in runs, by the setting/);
    await session.close();
  });

  it('goes from a placeholder to where it is given', async () => {
    const session = await start();
    const [location] = await session.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument: { uri },
      position: at('${Later}'),
    });
    assert.equal(location?.uri, templateUri);
    assert.equal(textAt(template('abc'), location.range), 'Later');
    await session.close();
  });

  it('tells the client what to run with: of an open template its text in the editor, of others the file', async () => {
    const session = await start();
    const value = async (): Promise<unknown> => {
      const given = await session.connection.sendRequest<{ name: string; value?: string }[]>('aslInvoke/given', {
        uri,
      });
      return given.map(({ name, value }) => [name, value]);
    };
    assert.deepEqual(await value(), [
      ['Host', 'abc'],
      ['Later', undefined],
    ]);
    const pointing = await session.connection.sendRequest<{ uri: string; text: string }[]>('aslInvoke/templates', {
      uri,
    });
    assert.deepEqual(pointing, [{ uri: templateUri, text: template('abc') }]);
    await open(session, templateUri, 'yaml', template('edited'));
    assert.deepEqual(await value(), [
      ['Host', 'edited'],
      ['Later', undefined],
    ]);
    await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri: templateUri } });
    write('infra.yaml', template('saved'));
    await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: templateUri, type: 2 }],
    });
    assert.deepEqual(await value(), [
      ['Host', 'saved'],
      ['Later', undefined],
    ]);
    await session.close();
  });
});

it('other YAML and JSON has no findings, lenses, completions or placeholders', async () => {
  const session = await startServer('stdio');
  for (const [name, languageId, text] of [
    ['package.json', 'json', '{ "name": "x", "Resource": "" }'],
    ['policy.yaml', 'yaml', 'Resources:\n  Role:\n    Statement:\n      - Effect: Allow\n        Resource: \n'],
    ['compose.yaml', 'yaml', 'services:\n  web:\n    Resource: "${TAG}"\n'],
  ] as const) {
    const uri = uriOf(name);
    const first = published(session, uri);
    await open(session, uri, languageId, text);
    assert.deepEqual(await first, []);
    const lines = text.trimEnd().split('\n');
    const position = { line: lines.length - 1, character: (lines.at(-1) ?? '').indexOf('Resource') + 12 };
    const asked = { textDocument: { uri }, position };
    assert.deepEqual(await session.connection.sendRequest('textDocument/completion', asked), {
      isIncomplete: false,
      items: [],
    });
    assert.deepEqual(await session.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }), []);
    assert.equal(await session.connection.sendRequest('textDocument/hover', asked), null);
  }
  await session.close();
});
