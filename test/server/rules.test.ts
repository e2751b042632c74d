// Every rule against its annotated samples, in JSON and in YAML, with each of its fixes applied.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadReader, parse, type Syntax } from '../../shared/document/document';
import { findAll, loadRules, type Found } from '../../server/diagnostics';
import { toTextEdit } from '../../server/lsp';
import { rules } from '../../server/rules';
import { expectedFindings } from './annotated';
import { toYaml } from './toYaml';

const folder = path.join(__dirname, 'rules');
const samples = readdirSync(folder).map((file) => ({
  id: file.replace('.sample.jsonc', ''),
  text: readFileSync(path.join(folder, file), 'utf8'),
}));

const find = (text: string, syntax: Syntax): Found[] => findAll(parse(text, syntax), { rules: {} });
const ids = (found: Found[]): string[] => found.map(({ rule }) => rule.id).sort();

before(async () => {
  await loadReader('yaml');
  for (const { text } of samples) await loadRules(parse(text, 'json'));
});

describe('every rule has a sample, and every sample a rule', () => {
  assert.deepEqual(samples.map(({ id }) => id).sort(), rules.map(({ id }) => id).sort());
});

for (const { id, text } of samples)
  describe(id, () => {
    it('finds exactly what the annotations say', () => {
      const lines = TextDocument.create('', '', 0, text);
      const found = find(text, 'json').map(({ rule, finding: { span } }) => {
        const { line, character: from } = lines.positionAt(span.start);
        return { line, from, to: from + span.end - span.start, id: rule.id };
      });
      const key = (one: object): string => JSON.stringify(one);
      assert.deepEqual(found.map(key).sort(), expectedFindings(text).map(key).sort());
      assert.ok(
        found.some((one) => one.id === id),
        'the sample shows its own rule',
      );
      assert.deepEqual(parse(text, 'json').problems, []);
    });

    it('finds the same in YAML', () => {
      const yaml = toYaml(parse(text, 'json').root).trimStart();
      assert.deepEqual(parse(yaml, 'yaml').problems, []);
      assert.deepEqual(ids(find(yaml, 'yaml')), ids(find(text, 'json')));
    });

    for (const syntax of ['json', 'yaml'] as const)
      it(`every fix mends its finding and breaks nothing (${syntax})`, () => {
        const source = syntax === 'json' ? text : toYaml(parse(text, 'json').root).trimStart();
        const found = find(source, syntax);
        for (const { rule, finding } of found)
          for (const fix of finding.fixes ?? []) {
            const document = TextDocument.create('', '', 0, source);
            const mended = TextDocument.applyEdits(
              document,
              fix.edits.map((edit) => toTextEdit(document, edit)),
            );
            const { problems } = parse(mended, syntax);
            assert.deepEqual(problems, [], `${rule.id}: ${fix.title}\n${mended}`);
            const left = ids(find(mended, syntax));
            assert.ok(
              left.filter((other) => other === rule.id).length < found.filter((other) => other.rule === rule).length,
              `${rule.id}: '${fix.title}' leaves ${left.join(', ')}\n${mended}`,
            );
          }
      });
  });

it('ids, texts and pages are complete', () => {
  for (const rule of rules) {
    assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
    assert.match(rule.summary, /\.$/);
    assert.match(rule.why, /[.”]$/);
    assert.match(rule.docs, /^https:\/\/docs\.aws\.amazon\.com\//);
  }
});
