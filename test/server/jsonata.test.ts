// The JSONata parser is loaded with the first JSONata Task, and not before.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findAll, loadRules } from '../../server/diagnostics';
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
