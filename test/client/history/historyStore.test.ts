// The history on disk: bounded, newest first, harmless to a neighbour, and whole beside a broken file.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { HistoryStore } from '../../../client/history/historyStore';
import type { RunRecord } from '../../../client/history/record';
import { toRecord } from '../../../client/history/toRecord';
import { diskFiles, type Files } from '../../../client/storage/files';
import { sampleRun } from './sampleRun';

function memoryFiles(): Files & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    list: () => Promise.resolve([...texts.keys()]),
    read: (name) => (texts.has(name) ? Promise.resolve(texts.get(name)!) : Promise.reject(new Error('gone'))),
    write: (name, text) => Promise.resolve(void texts.set(name, text)),
    delete: (name) => Promise.resolve(void texts.delete(name)),
  };
}

function record(minute: number, name = 'Get Bills'): RunRecord {
  const task = { ...sampleRun().task, name, key: `file:///w/a.asl.json#States/${name}` };
  const startedAt = new Date(Date.UTC(2026, 10, 23, 14, minute));
  return toRecord(sampleRun({ id: `${name} ${minute}`, task, startedAt }));
}

const store = (files: Files, max = 50): HistoryStore => new HistoryStore(files, () => max, () => undefined); // prettier-ignore
const ids = ({ runs }: HistoryStore): string[] => runs.map(({ id }) => id);

describe('the history', () => {
  it('lists the newest first, also of what it finds', async () => {
    const files = memoryFiles();
    const one = store(files);
    await Promise.all([one.add(record(2)), one.add(record(1)), one.add(record(3))]);
    assert.deepEqual(ids(one), ['Get Bills 3', 'Get Bills 2', 'Get Bills 1']);
    const other = store(files);
    await other.refresh();
    assert.deepEqual(ids(other), ids(one));
    assert.equal((await other.read('Get Bills 2'))?.startedAt, '2026-11-23T14:02:00.000Z');
  });

  it('lets go of the oldest beyond the limit, and of all at 0', async () => {
    const files = memoryFiles();
    let max = 2;
    const one = new HistoryStore(files, () => max, () => undefined); // prettier-ignore
    for (const minute of [1, 2, 3, 4]) await one.add(record(minute));
    assert.deepEqual(ids(one), ['Get Bills 4', 'Get Bills 3']);
    assert.equal(files.texts.size, 2);
    max = 0;
    await one.prune();
    await one.add(record(5));
    assert.equal(files.texts.size, 0);
  });

  it('is bounded in all, whatever the number of runs', async () => {
    const files = memoryFiles();
    const one = store(files, 1000);
    for (let minute = 0; minute < 40; minute++) {
      const long = record(minute);
      await one.add({ ...long, run: { ...long.run, output: 'x'.repeat(400_000) } });
    }
    const characters = [...files.texts.values()].reduce((sum, text) => sum + text.length, 0);
    assert.ok(characters <= 8 * 1024 * 1024 && characters > 6 * 1024 * 1024, String(characters));
  });

  it('loses only the file that is broken', async () => {
    const files = memoryFiles();
    await store(files).add(record(1));
    files.texts.set('2026-11-23T15-00-00.000Z-x.json', '{"version":1,');
    const one = store(files);
    await one.refresh();
    assert.deepEqual(ids(one), ['Get Bills 1']);
    await one.clear();
    assert.equal(files.texts.size, 0);
  });

  it('of two windows: neither loses what the other writes', async () => {
    const files = memoryFiles();
    const [one, other] = [store(files), store(files)];
    await Promise.all([one.add(record(1)), other.add(record(2))]);
    await Promise.all([one.refresh(), other.refresh()]);
    assert.deepEqual(ids(one), ['Get Bills 2', 'Get Bills 1']);
    await other.delete(['Get Bills 1']);
    await one.refresh();
    assert.deepEqual(ids(one), ['Get Bills 2']);
    assert.equal(await one.read('Get Bills 1'), undefined);
  });

  it('finds the run of the same Task before another', async () => {
    const one = store(memoryFiles());
    for (const next of [record(1), record(2, 'Add Bill'), record(3)]) await one.add(next);
    const [newest] = one.runs;
    assert.equal(newest && one.before(newest)?.id, 'Get Bills 1');
    assert.equal(one.lastOf(record(2, 'Add Bill').task.key)?.id, 'Add Bill 2');
    assert.equal(one.lastOf('none'), undefined);
  });

  it('goes on after a file could not be written', async () => {
    const files = memoryFiles();
    const write = files.write.bind(files);
    files.write = () => Promise.reject(new Error('disk full'));
    const one = store(files);
    await assert.rejects(one.add(record(1)), /disk full/);
    files.write = write;
    await one.add(record(2));
    assert.deepEqual(ids(one), ['Get Bills 2']);
  });
});

describe('files on disk', () => {
  it('are the person’s alone, and leave no draft behind', async (t) => {
    const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'history-')), 'deep');
    t.after(() => rm(path.dirname(folder), { recursive: true }));
    const files = diskFiles(folder);
    assert.deepEqual(await files.list(), []);
    await Promise.all([files.write('a.json', '1'), files.write('a.json', '2'), files.write('b.json', '3')]);
    assert.deepEqual(await readdir(folder), ['a.json', 'b.json']);
    assert.equal(await files.read('b.json'), '3');
    if (process.platform !== 'win32') assert.equal((await stat(path.join(folder, 'a.json'))).mode & 0o777, 0o600);
    await files.delete('a.json');
    await files.delete('a.json');
    assert.deepEqual(await files.list(), ['b.json']);
  });
});
