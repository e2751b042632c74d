// Every rule against its annotated samples, in every layout of JSON and YAML, with each of its fixes applied.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadReader, parse, type AslDocument, type Syntax } from '../../shared/document/document';
import { toValue } from '../../shared/document/node';
import type { Json } from '../../shared/json';
import { findAll, loadRules, type Found } from '../../server/diagnostics';
import { toTextEdit } from '../../server/lsp';
import { rules as taskRules, templateRules } from '../../server/rules';
import type { Fix } from '../../server/rules/rule';
import { syntax } from '../../server/rules/syntax';
import { expectedFindings } from './annotated';
import { layouts } from './layouts';

const rules = [...taskRules, ...templateRules];
const folder = path.join(__dirname, 'rules');
// What is broken as a whole is no Task's: test/server/syntax.test.ts.
const files = readdirSync(folder).filter((file) => /(?<!^syntax)\.sample\.jsonc$/.test(file));
const samples = files.map((file) => ({
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

    for (const { name, syntax, write } of layouts)
      it(`finds the same, and mends it: ${name}`, () => {
        const root = parse(text, 'json').root;
        const source = root ? write(root) : '';
        const document = parse(source, syntax);
        const found = findAll(document, { rules: {} });
        assert.deepEqual(document.problems, [], source);
        assert.deepEqual(ids(found), ids(find(text, 'json')), source);
        for (const { rule, finding } of found)
          for (const fix of finding.fixes ?? []) {
            const mended = applied(source, fix);
            const after = parse(mended, syntax);
            const why = `${rule.id}: ${fix.title}\n${mended}`;
            assert.deepEqual(after.problems, [], why);
            const left = findAll(after, { rules: {} });
            assert.ok(count(left, rule) < count(found, rule), `${why}\nleaves ${ids(left).join(', ')}`);
            const index = document.tasks.findLastIndex(({ nameSpan }) => nameSpan.start <= finding.span.start);
            assert.deepEqual(others(after, index), others(document, index), why);
            assert.equal(/(?<!\r)\n/.test(mended), /(?<!\r)\n/.test(source), why);
          }
      });
  });

const count = (found: Found[], rule: Found['rule']): number => found.filter((one) => one.rule === rule).length;

function applied(source: string, fix: Fix): string {
  const document = TextDocument.create('', '', 0, source);
  return TextDocument.applyEdits(
    document,
    fix.edits.map((edit) => toTextEdit(document, edit)),
  );
}

/** The values of all Tasks but that at `index`. */
function others(document: AslDocument, index: number): [string, Json][] {
  const all = document.tasks.map(({ name, node }): [string, Json] => [name, toValue(node)]);
  return all.filter((_, at) => at !== index);
}

it('ids, texts and pages are complete', () => {
  for (const rule of [syntax, ...rules]) {
    assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
    assert.match(rule.summary, /\.$/);
    assert.match(rule.why, /[.”]$/);
    assert.match(rule.docs, /^https:\/\/docs\.aws\.amazon\.com\//);
  }
});
