// What a person begins with has no finding but the mistake that is to be mended, and that has a fix.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { definitionText, endpointToReplace, type DefinitionKind } from '../../../client/welcome/definitions';
import { createService } from '../../../server/service';

const findings: [kind: DefinitionKind, rules: string[]][] = [
  ['call', []],
  ['mistake', ['list-value']],
  ['callback', []],
];

for (const [kind, rules] of findings)
  it(`the definition “${kind}”`, async () => {
    const text = definitionText(kind);
    const document = TextDocument.create('untitled:Untitled-1', 'asl', 1, text);
    const service = createService();
    const diagnostics = await service.diagnose(document);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      rules,
    );
    assert.equal((await service.codeLenses(document)).length, 1);
    assert.ok(text.includes(`"${endpointToReplace}"`));
    for (const diagnostic of diagnostics) {
      const [fix] = await service.codeActions(document, { diagnostics: [diagnostic] }, diagnostic.range);
      const mended = TextDocument.applyEdits(document, fix?.edit?.changes?.[document.uri] ?? []);
      assert.deepEqual(await service.diagnose(TextDocument.create(document.uri, 'asl', 2, mended)), []);
    }
  });
