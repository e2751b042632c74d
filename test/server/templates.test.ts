// Tasks in templates, however their definition is written: findings, fixes, hover, completion and lenses at their places.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { fixesOf } from '../../server/lsp';
import { createService } from '../../server/service';
import { hosts, machine } from '../templates';

const open = (name: string, text: string): TextDocument =>
  TextDocument.create(`file:///project/${name}`, name.endsWith('json') ? 'json' : 'yaml', 1, text);

const at = (text: TextDocument, word: string): { line: number; character: number } => {
  const offset = text.getText().indexOf(word);
  assert.notEqual(offset, -1, word);
  return text.positionAt(offset + 1);
};

/** Applies the first fix of each diagnostic, one after the other. */
async function mend(text: TextDocument): Promise<TextDocument> {
  let mended = text;
  for (let round = 0; round < 10; round++) {
    const [diagnostic] = await createService().diagnose(mended);
    const [fix] = diagnostic ? fixesOf(diagnostic) : [];
    if (!fix) break;
    mended = TextDocument.create(text.uri, text.languageId, 1, TextDocument.applyEdits(mended, fix.edits));
  }
  return mended;
}

const codes = (found: Diagnostic[]): unknown[] => found.map(({ code }) => code);

for (const { name, form, template, value = (json: string) => json } of hosts)
  describe(form, () => {
    const parameters = { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'get', Headers: { a: 'b' } };

    it('reports at the value at fault, and what the fixes make of it has no finding', async () => {
      const text = open(name, template(machine(parameters)));
      const found = await createService().diagnose(text);
      assert.deepEqual(codes(found), ['parameter-value', 'list-value']);
      assert.deepEqual(
        found.map(({ range }) => text.getText(range).replace(/[\\"']/g, '')),
        ['get', 'b'],
      );
      const mended = await mend(text);
      assert.deepEqual(codes(await createService().diagnose(mended)), []);
      assert.match(mended.getText(), /GET/);
    });

    it('inserts what is missing', async () => {
      const text = open(name, template(machine({ ApiEndpoint: parameters.ApiEndpoint })));
      assert.deepEqual(codes(await createService().diagnose(text)), ['missing-parameter']);
      assert.deepEqual(codes(await createService().diagnose(await mend(text))), []);
    });

    it('explains and completes', async () => {
      const text = open(name, template(machine({ ...parameters, Method: 'GET', Headers: {} })));
      const hover = await createService().hover(text, at(text, 'Method'));
      assert.match(JSON.stringify(hover?.contents), /\*\*Method\*\*/);
      assert.equal(text.getText(hover?.range).replace(/[\\"']/g, ''), 'Method');
      const { items } = await createService().complete(text, at(text, 'GET'));
      const item = items.find(({ label }) => label === 'PATCH');
      assert.ok(item?.textEdit && 'range' in item.textEdit, 'offers PATCH');
      assert.equal(item.filterText, value('"PATCH"'));
      const completed = TextDocument.applyEdits(text, [item.textEdit]);
      assert.equal(completed, text.getText().replace('GET', 'PATCH'));
    });

    it('has a lens on the name of the Task', async () => {
      const text = open(name, template(machine(parameters)));
      const [lens, ...others] = await createService().codeLenses(text);
      assert.equal(others.length, 0);
      assert.equal(text.getText(lens?.range).replace(/[\\"']/g, ''), 'Call API');
      const [{ path }] = lens?.command?.arguments as [{ path: string[] }];
      assert.deepEqual(path.slice(-2), ['States', 'Call API']);
    });
  });

it('no text that is being typed makes it fail, or report outside of the document', async () => {
  const put = fc.constantFrom(
    '',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ',',
    ':',
    '\n',
    '  ',
    '- ',
    '|',
    '!Sub ',
    '${',
    '&a ',
    '*a',
    'get',
    '\u2028',
  );
  const change = fc.record({ at: fc.nat(3000), cut: fc.nat(40), put });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...hosts),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (host, changes) => {
        let source = host.template(machine({ Url: 'x', Method: 'get', Headers: { a: 'b', Host: ['c'] } }));
        for (const { at, cut, put } of changes) {
          const start = at % (source.length + 1);
          source = source.slice(0, start) + put + source.slice(start + cut);
        }
        const text = open(host.name, source);
        const service = createService();
        for (const { range } of await service.diagnose(text)) {
          assert.ok(text.offsetAt(range.start) <= text.offsetAt(range.end));
          assert.ok(text.offsetAt(range.end) <= source.length);
        }
        await service.codeLenses(text);
        const position = text.positionAt((changes[0]?.at ?? 0) % (source.length + 1));
        await service.hover(text, position);
        await service.complete(text, position);
        await service.definition(text, position);
      },
    ),
    { numRuns: 400 },
  );
});
