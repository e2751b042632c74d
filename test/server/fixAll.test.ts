// Fixing all at once: in every sample and layout the safe fixes together lead to a document without safe fixes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAllKind } from '../../server/codeActions';
import { fixesOf } from '../../server/lsp';
import { createService } from '../../server/service';
import { loadReader, parse } from '../../shared/document/document';
import { layouts } from './layouts';

before(() => loadReader('yaml'));

const folder = path.join(__dirname, 'rules');
const samples = readdirSync(folder).filter((file) => /(?<!^syntax)\.sample\.jsonc$/.test(file));

/** The document after fixing all, as often as that changes anything. */
async function fixAll(source: string, languageId: string): Promise<TextDocument> {
  let text = TextDocument.create('file:///a', languageId, 1, source);
  for (let round = 0; round < 10; round++) {
    const [action] = await createService().codeActions(text, { diagnostics: [], only: [fixAllKind] });
    if (!action) return text;
    const mended = TextDocument.applyEdits(text, action.edit?.changes?.[text.uri] ?? []);
    text = TextDocument.create(text.uri, languageId, 1, mended);
  }
  assert.fail(`never ends:\n${text.getText()}`);
}

for (const file of samples)
  describe(file, () => {
    const sample = parse(readFileSync(path.join(folder, file), 'utf8'), 'json').root;
    for (const { name, syntax, write } of layouts)
      it(name, async () => {
        assert.ok(sample);
        const languageId = syntax === 'json' ? 'asl' : 'asl-yaml';
        const source = write(sample);
        const text = await fixAll(source, languageId);
        const [before, after] = [source, text.getText()].map((one) => parse(one, syntax));
        assert.deepEqual(after?.problems, [], text.getText());
        assert.deepEqual(
          after?.tasks.map((task) => task.name),
          before?.tasks.map((task) => task.name),
        );
        const left = await createService().diagnose(text);
        assert.deepEqual(
          left.filter((diagnostic) => fixesOf(diagnostic).some(({ preferred }) => preferred)),
          [],
        );
        // No fix may bring in what another one brought in already.
        const repeated = (found: typeof left): number =>
          found.filter(({ code }) => code === 'duplicate-parameter').length;
        const first = await createService().diagnose(TextDocument.create('file:///a', languageId, 1, source));
        assert.ok(repeated(left) <= repeated(first), text.getText());
      });
  });
