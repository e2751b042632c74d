// The way up a YAML text: the search in pieces finds the line that a way line by line would find.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { contentColumn, lineAbove } from '../../server/yamlLine';
import { lineStart } from '../../shared/document/layout';

/** The same, told line by line. */
function lineByLine(text: string, start: number, column: number): number {
  for (let at = start; at > 0;) {
    at = lineStart(text, at - 1);
    const indent = contentColumn(text, at);
    if (indent !== -1 && indent <= column) return at;
  }
  return -1;
}

const line = fc.tuple(
  fc.stringMatching(/^[ \t]{0,8}$/),
  fc.constantFrom('', '\r', 'a: 1', '- b', '# note', '"\u2028": x', 'x'.repeat(5000)),
);

it('finds the nearest line above that stands far enough left', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat(8), fc.nat(), (lines, column, pick) => {
      const text = lines.map(([indent, content]) => `${indent}${content}\n`).join('');
      const start = lineStart(text, pick % (text.length + 1));
      assert.equal(lineAbove(text, start, column), lineByLine(text, start, column));
    }),
    { numRuns: 2000 },
  );
});

it('finds a line that is many pieces away', () => {
  const text = `States:\n${'    deep: 1\n'.repeat(50_000)}`;
  assert.equal(lineAbove(text, text.length, 3), 0);
  assert.equal(lineAbove(text, text.length, 4), text.length - '    deep: 1\n'.length);
  assert.equal(lineAbove(' x\n', 3, 0), -1);
});
