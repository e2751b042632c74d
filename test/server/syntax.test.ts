// The syntax rule: which documents, in which languages, at which severity.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { readSettings } from '../../server/settings';
import { expectedFindings } from './annotated';

const sample = readFileSync(path.join(__dirname, 'rules', 'syntax.sample.jsonc'), 'utf8');

async function found(languageId: string, text: string, severity?: string): Promise<Diagnostic[]> {
  const service = createService();
  service.configure(readSettings({ rules: severity === undefined ? {} : { syntax: severity } }));
  const name = /yaml/.test(languageId) ? 'a.yaml' : 'a.json';
  const diagnostics = await service.diagnose(TextDocument.create(`file:///${name}`, languageId, 1, text));
  return diagnostics.filter(({ code }) => code === 'syntax');
}

it('finds exactly what the annotations say', async () => {
  const key = (one: object): string => JSON.stringify(one);
  const diagnostics = await found('asl', sample);
  const places = diagnostics.map(({ range: { start, end }, code }) => ({
    line: start.line,
    from: start.character,
    to: end.character,
    id: String(code),
  }));
  assert.deepEqual(places.map(key).sort(), expectedFindings(sample).map(key).sort());
});

describe('in the languages that nobody else checks', () => {
  const yaml = 'Resource: arn:aws:states:::apigateway:invoke\nParameters: {a: 1\nNext: ]\nx: }\n';
  const cases: [languageId: string, text: string, count: number][] = [
    ['asl', sample, 2],
    ['json', sample, 0],
    ['jsonc', sample, 0],
    // The parser does not recover: what it says behind the first error follows from that.
    ['asl-yaml', yaml, 1],
    ['yaml', yaml, 0],
  ];
  for (const [languageId, text, count] of cases)
    it(`${languageId}: ${count}`, async () => assert.equal((await found(languageId, text)).length, count));
});

describe('only definitions with the integration', () => {
  const cases: [title: string, languageId: string, text: string, count: number][] = [
    ['another service', 'asl', '{ "Resource": "arn:aws:states:::lambda:invoke",, }', 0],
    ['nothing of the Task could be read', 'asl', '[ "arn:aws:states:::apigateway:invoke"', 1],
    ['a template', 'asl-yaml', 'Resources:\n  A: arn:aws:states:::apigateway:invoke\n  B: {\n', 0],
    ['nothing wrong', 'asl', '{ "Resource": "arn:aws:states:::apigateway:invoke" }', 0],
  ];
  for (const [title, languageId, text, count] of cases)
    it(title, async () => assert.equal((await found(languageId, text)).length, count));
});

describe('its setting', () => {
  const cases: [severity: string, languageId: string, expected: number[]][] = [
    ['off', 'asl', []],
    ['warning', 'asl', [2, 2]],
    // It chooses the severity, not the languages.
    ['error', 'json', []],
  ];
  for (const [severity, languageId, expected] of cases)
    it(`${severity} in ${languageId}`, async () => {
      const diagnostics = await found(languageId, sample, severity);
      assert.deepEqual(
        diagnostics.map((diagnostic) => diagnostic.severity),
        expected,
      );
    });
});
