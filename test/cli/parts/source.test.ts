// What a text on standard input is written in, and why a file cannot be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessSyntax, reasonOf } from '../../../cli/source';

test('the syntax of a text by its beginning', () => {
  for (const json of ['{', ' \n{}', '[', '// a\n/* b\n { */ {"a": 1}']) assert.equal(guessSyntax(json), 'json', json);
  for (const yaml of ['', 'a: {b: 1}', '# {\na: 1', '--- {a: 1}', '/ {', '/* {'])
    assert.equal(guessSyntax(yaml), 'yaml', yaml);
});

test('a long text of blanks is no trap', () => {
  const started = Date.now();
  assert.equal(guessSyntax(`${' \n'.repeat(100_000)}a`), 'yaml');
  assert.equal(guessSyntax(`${'/**/ // \n'.repeat(20_000)}a`), 'yaml');
  assert.ok(Date.now() - started < 1000);
});

test('errors of the file system in words', () => {
  const reason = (code: string): string => reasonOf(Object.assign(new Error('EMFILE: too many'), { code }));
  assert.equal(reason('ENOENT'), 'no such file or folder.');
  assert.equal(reason('ENOTDIR'), 'no such file or folder.');
  assert.equal(reason('EACCES'), 'no permission to read it.');
  assert.equal(reason('EPERM'), 'no permission to read it.');
  assert.equal(reason('EISDIR'), 'a folder, where a file is needed.');
  assert.equal(reason('EMFILE'), 'cannot be read: EMFILE: too many');
});
