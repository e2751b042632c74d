// The service told of edits says the same as a service that reads each version anew.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createService } from '../../server/service';

const task = (parameters: string): string =>
  `{ "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke",\n "Parameters": { "ApiEndpoint": "https://x.execute-api.eu-west-1.amazonaws.com/a", ${parameters} } }`;
const source = `{ "States": {\n "A": ${task('"Method": "get"')},\n "B": ${task('"Method": "GET", "AuthType": "IAM_AUTH"')},\n "C": ${task('"Headers": { "Host": "x" }')} } }`;

it('whatever is typed', async () => {
  const edit = fc.record({
    at: fc.nat(source.length),
    cut: fc.oneof(fc.constant(0), fc.nat(5)),
    put: fc.oneof(fc.constantFrom('x', '"', ',', ' ', '\n', '{', '}', '"Stage": 1,'), fc.string({ maxLength: 3 })),
    reads: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const told = createService();
      let text = TextDocument.create('file:///a.asl.json', 'asl', 0, source);
      await told.diagnose(text);
      for (const { at, cut, put, reads } of edits) {
        const length = text.getText().length;
        const range = {
          start: text.positionAt(Math.min(at, length)),
          end: text.positionAt(Math.min(at + cut, length)),
        };
        told.edited(text, range, put);
        text = TextDocument.update(text, [{ range, text: put }], text.version + 1);
        // Several edits may come before anyone asks.
        if (reads) assert.deepEqual(await told.diagnose(text), await createService().diagnose(text), text.getText());
      }
      assert.deepEqual(await told.diagnose(text), await createService().diagnose(text), text.getText());
    }),
    { numRuns: 400 },
  );
});
