// The service on all kinds of text: settings, fix-all, and never an exception.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { readSettings } from '../../server/settings';
import { task } from './marked';

const open = (text: string, languageId = 'asl'): TextDocument => TextDocument.create('file:///a', languageId, 1, text);
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

describe('settings', () => {
  const wrong = open(task('"Parameters": { "ApiEndpoint": "${Host}", "Method": "get" }'));
  for (const [severity, expected] of [
    ['hint', [DiagnosticSeverity.Hint]],
    ['off', []],
    ['nonsense', [DiagnosticSeverity.Error]],
  ] as const)
    it(`severity '${severity}'`, async () => {
      const service = createService();
      service.configure(readSettings({ rules: { 'parameter-value': severity } }));
      assert.deepEqual(
        (await service.diagnose(wrong)).map((diagnostic) => diagnostic.severity),
        expected,
      );
    });
  it('the lens can be switched off', async () => {
    const service = createService();
    assert.equal((await service.codeLenses(wrong)).length, 1);
    service.configure(readSettings({ codeLens: { enabled: false } }));
    assert.deepEqual(await service.codeLenses(wrong), []);
  });
  it('anything may come from a client', () => {
    fc.assert(fc.property(fc.jsonValue(), (section) => void readSettings(section)));
  });
});

it('fixes everything that is safe to fix, in one action', async () => {
  const text = open(
    task(
      '"Parameters": { "Url": "https://abc.execute-api.us-east-1.amazonaws.com/prod", "Method": "get", "Headers": { "a": "b" }, "AuthType": "IAM_AUTH" }',
    ),
  );
  const service = createService();
  const [action, ...others] = await service.codeActions(text, { diagnostics: [], only: [CodeActionKind.SourceFixAll] });
  assert.equal(others.length, 0);
  const once = open(TextDocument.applyEdits(text, action?.edit?.changes?.[text.uri] ?? []));
  // Renaming Url to ApiEndpoint brings its value into view: a second round mends that.
  const again = open(once.getText());
  const [second] = await createService().codeActions(again, { diagnostics: [], only: ['source.fixAll.aslInvoke'] });
  const twice = TextDocument.applyEdits(again, second?.edit?.changes?.[again.uri] ?? []);
  assert.deepEqual(await createService().diagnose(open(twice)), []);
  assert.deepEqual((JSON.parse(twice) as { States: { Call: { Parameters: unknown } } }).States.Call.Parameters, {
    ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com',
    Stage: 'prod',
    Method: 'GET',
    Headers: { a: ['b'] },
    AuthType: 'IAM_ROLE',
  });
});

it('inserts no placeholder unasked: a missing parameter is a quick fix, not part of fixing all', async () => {
  const text = open(task('"Parameters": { "Stage": "prod" }'));
  const service = createService();
  const diagnostics = await service.diagnose(text);
  const quick = await service.codeActions(text, { diagnostics });
  assert.deepEqual(
    quick.map(({ title, isPreferred }) => [title, isPreferred]),
    [
      ["Insert 'ApiEndpoint'", false],
      ["Insert 'Method'", false],
    ],
  );
  assert.deepEqual(await service.codeActions(text, { diagnostics, only: ['source.fixAll.aslInvoke'] }), []);
});

it('leaves findings of others alone', async () => {
  const service = createService();
  const foreign = { range, message: 'x', source: 'asl', data: { fixes: [{ title: 'evil', edits: [] }] } };
  assert.deepEqual(await service.codeActions(open('{}'), { diagnostics: [foreign] }), []);
});

describe('no text makes any feature throw or report outside the document', () => {
  const seed = task(
    '"Parameters": { "ApiEndpoint": "https://x/y", "Method": "get", "Headers": { "Host": "a", "x.$": "$$.Task.Token" }, "QueryParameters": { "a": [1] } }, "Retry": [{ "ErrorEquals": ["apigateway.4XX"] }]',
  );
  const edit = fc.record({
    at: fc.nat(seed.length),
    cut: fc.nat(30),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\n', '${', '{% ', '*a', '&a ', '- ', '!Sub '),
    ),
  });
  for (const languageId of ['asl', 'asl-yaml'])
    it(languageId, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(seed.length), async (edits, cursor) => {
          const source = edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), seed);
          const text = open(source, languageId);
          const service = createService();
          const position = text.positionAt(cursor);
          await service.complete(text, position);
          await service.hover(text, position);
          await service.codeLenses(text);
          for (const { range: found } of await service.diagnose(text)) {
            const [start, end] = [text.offsetAt(found.start), text.offsetAt(found.end)];
            // YAML has values without any text, `[a, ]`: a finding there has no width.
            assert.ok(0 <= start && start <= end && end <= source.length);
          }
        }),
        { numRuns: 400 },
      );
    });
});
