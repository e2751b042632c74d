// The inputs that are kept: per Task, last, draft and named, and there again in the next session.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { InputStore } from '../../../client/input/inputStore';
import type { Files } from '../../../client/storage/files';

const task = (name: string) => ({ key: `file:///a#${name}`, uri: 'file:///a', path: ['States', name], name });

function memoryFiles(): Files & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    list: () => Promise.resolve([...texts.keys()]),
    read: (name) => Promise.resolve(texts.get(name) ?? ''),
    write: (name, text) => Promise.resolve(void texts.set(name, text)),
    delete: (name) => Promise.resolve(void texts.delete(name)),
  };
}

it('keeps what each Task was given, for the next session too', async () => {
  const files = memoryFiles();
  const store = new InputStore(files, () => 5, () => undefined); // prettier-ignore
  await Promise.all([
    store.change(task('A'), () => ({ last: '{"a":1}' })),
    store.change(task('B'), () => ({ draft: '{"b":""}' })),
    store.change(task('A'), ({ named }) => ({ named: [...named, { name: 'big', text: '{}' }] })),
  ]);
  files.texts.set('broken.json', '{');
  const next = new InputStore(files, () => 6, () => undefined); // prettier-ignore
  assert.deepEqual(await next.of(task('A')), { task: task('A'), last: '{"a":1}', named: [{ name: 'big', text: '{}' }], savedAt: 5 }); // prettier-ignore
  assert.deepEqual([next.hasLast(task('A').key), next.hasLast(task('B').key)], [true, false]);
  await next.change(task('B'), () => ({ last: '{"b":2}', draft: undefined }));
  assert.equal(next.hasLast(task('B').key), true);
  assert.equal((await next.of(task('C'))).last, undefined);
  assert.deepEqual(Object.keys(JSON.parse(files.texts.get(`${InputStore.id(task('B').key)}.json`) ?? '') as object), ['task', 'named', 'savedAt', 'last']); // prettier-ignore
});
