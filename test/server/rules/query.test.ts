// Queries taken out of a path.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitQuery } from '../../../server/rules/query';

describe('splitQuery', () => {
  const cases: [text: string, before: string, query: Record<string, string[]>][] = [
    ['bills', 'bills', {}],
    ['bills?', 'bills', {}],
    ['bills?id=1', 'bills', { id: ['1'] }],
    ['bills?id=1&id=2&x', 'bills', { id: ['1', '2'], x: [''] }],
    ['/bills?q=a%20b+c%26', '/bills', { q: ['a b c&'] }],
    ['?id=1#top?x=2', '', { id: ['1'] }],
    ['bills#top?x=2', 'bills', {}],
    ['bills?q=100%', 'bills', { q: ['100%'] }],
    ['bills?__proto__=1', 'bills', Object.fromEntries([['__proto__', ['1']]])],
  ];
  for (const [text, before, query] of cases)
    it(text, () => {
      const found = splitQuery(text);
      assert.equal(found.before, before);
      assert.deepEqual(Object.entries(found.query), Object.entries(query));
    });
});
