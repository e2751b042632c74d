// Hover on workflow variables: which state assigns them, and nothing of those that nobody is known to assign.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createService } from '../../server/service';
import { invoke } from '../templates';

const text = `States:
  First: { Type: Pass, Assign: { order.$: $.id }, Next: Call }
  Call:
    Type: Task
    Resource: ${invoke}
    Parameters: { ApiEndpoint: a.execute-api.us-east-1.amazonaws.com, Method: GET, Path.$: $order.id, Stage.$: $other }
    End: true
`;
const document = TextDocument.create('file:///m.asl.yaml', 'asl-yaml', 1, text);
const hoverOn = async (word: string): Promise<string> =>
  JSON.stringify((await createService().hover(document, document.positionAt(text.indexOf(word) + 2)))?.contents ?? '');

test('one that an earlier state assigns', async () => {
  assert.match(await hoverOn('$order.id'), /\*\*\$order\*\*.*assigned by the state `First`/);
});

test('an unknown one is not spoken of, and no finding', async () => {
  assert.doesNotMatch(await hoverOn('$other'), /variable/);
  assert.deepEqual(await createService().diagnose(document), []);
});
