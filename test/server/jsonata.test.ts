// The JSONata parser is loaded with the first JSONata Task, and not before.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findAll, loadRules } from '../../server/diagnostics';
import { fixesOf } from '../../server/lsp';
import { createService } from '../../server/service';
import { parse } from '../../shared/document/document';

const state = (fields: object): string =>
  JSON.stringify({ Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', ...fields });
const host = 'abc.execute-api.us-east-1.amazonaws.com';
const jsonPath = state({ Parameters: { ApiEndpoint: host, Method: 'GET' } });
const jsonata = state({
  QueryLanguage: 'JSONata',
  Arguments: { ApiEndpoint: host, Method: 'GET', Path: '{% $nothing() %}' },
});
const ids = (text: string): string[] => findAll(parse(text, 'json'), { rules: {} }).map(({ rule }) => rule.id);

it('finds nothing before it is loaded, and throws nothing', async () => {
  assert.deepEqual(ids(jsonata), []);
  await loadRules(parse(jsonPath, 'json'));
  assert.deepEqual(ids(jsonata), []);
});

it('the service waits for it', async () => {
  const text = TextDocument.create('file:///a.asl.json', 'asl', 1, jsonata);
  const [diagnostic] = await createService().diagnose(text);
  assert.equal(diagnostic?.code, 'jsonata');
  assert.equal(text.getText(diagnostic.range), '$nothing');
  assert.deepEqual(ids(jsonata), ['jsonata']);
});

it('is loaded for a machine inside a string of a template as well', async () => {
  const machine = `{"States": {"A": ${jsonata}}}`;
  const template = JSON.stringify({
    Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: machine } } },
  });
  const text = TextDocument.create('file:///template.json', 'json', 1, template);
  const [diagnostic] = await createService().diagnose(text);
  assert.equal(diagnostic?.code, 'jsonata');
  assert.equal(text.getText(diagnostic.range), '$nothing');
});

it('no text makes any rule throw or report outside the document', async () => {
  const seed = [
    '{ "States": { "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::apigateway:invoke.waitForTaskToken",',
    ` "HeartbeatSeconds": 5, "TimeoutSeconds": "{% $eval('1') %}", "Arguments": { "ApiEndpoint": "${host}", "Method": "GET",`,
    ' "Headers": "{% {\'Host\': [\\"a\\"]} %}", "Path.$": "States.Format(\'{}\', $.a)", "RequestBody": { "a": null, "b": " {% 1 %}" } } },',
    ' "B": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke", "Parameters": { "Path": "a?b=c#d", "Headers": { "x-api-key": ["a"],',
    ' "X": "$.a", "Y": ["${$.a}"] }, "QueryParameters.$": "States.Array($.a[?(@.b == 1)]", "RequestBody": { "z.$": "$..", "n": [null] } } } } }',
  ].join('\n');
  const edit = fc.record({
    at: fc.nat(seed.length),
    cut: fc.nat(20),
    put: fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom(
        '"',
        '\\',
        '\\u',
        '{%',
        '%}',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '\n',
        '$',
        "'",
        '.$',
        '${',
        ' ? ',
        '*a',
        '&a ',
        '- ',
        '|\n',
      ),
    ),
  });
  const languageId = fc.constantFrom('asl', 'asl-yaml');
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), languageId, async (edits, language) => {
      const source = edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), seed);
      const text = TextDocument.create('file:///a', language, 1, source);
      for (const diagnostic of await createService().diagnose(text)) {
        const [start, end] = [text.offsetAt(diagnostic.range.start), text.offsetAt(diagnostic.range.end)];
        assert.ok(0 <= start && start <= end && end <= source.length, `${String(diagnostic.code)}\n${source}`);
        for (const { edits: changes } of fixesOf(diagnostic)) TextDocument.applyEdits(text, changes);
      }
    }),
    { numRuns: 600 },
  );
});
