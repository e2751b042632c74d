// The values of a run, told to the language server as built, in what it completes next.
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { ranNotification, type Ran } from '../../shared/ran';
import { marked, task } from '../server/marked';
import { endServers, startServer } from './connection';

after(endServers);

it('completes from a run, and is not disturbed by what is none', async () => {
  const session = await startServer('stdio');
  const { connection } = session;
  const { text, position } = marked(task('"ResultSelector": { "a.$": "$.ResponseBody.<|>" }'));
  const textDocument = { uri: text.uri, languageId: 'asl', version: 1, text: text.getText() };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const labels = async (): Promise<string[]> =>
    (
      await connection.sendRequest<CompletionList>('textDocument/completion', {
        textDocument: { uri: text.uri },
        position,
      })
    ).items.map(({ label }) => label);
  assert.ok(!(await labels()).includes('$.ResponseBody.bill'));
  const ran: Ran = { uri: text.uri, path: ['States', 'Call'], input: {}, result: { ResponseBody: { bill: 7 } } };
  await connection.sendNotification(ranNotification, ran);
  await connection.sendNotification(ranNotification, { uri: 3 });
  assert.equal((await labels())[0], '$.ResponseBody.bill');
  assert.equal(await session.close(), 0);
});
