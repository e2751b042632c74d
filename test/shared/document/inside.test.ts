// Places inside strings: for every way a string is written, each character of the value is found in the text.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadReader, read, type Syntax } from '../../../shared/document/document';
import { spanInside } from '../../../shared/document/inside';
import { at, type ScalarNode } from '../../../shared/document/node';

before(() => loadReader('yaml'));

function scalarOf(text: string, syntax: Syntax): ScalarNode {
  const node = at(read(text, syntax).root, ['k']);
  assert.ok(node?.kind === 'scalar', text);
  return node;
}

function textAt(text: string, syntax: Syntax, from: number, to?: number): string {
  const { start, end } = spanInside({ text, syntax }, scalarOf(text, syntax), from, to);
  return text.slice(start, end);
}

describe('spanInside', () => {
  const cases: [title: string, syntax: Syntax, text: string, from: number, to: number, expected: string][] = [
    ['nothing escaped', 'json', '{"k": "$.abc"}', 2, 5, 'abc'],
    ['behind a quote', 'json', '{"k": "a\\"b"}', 2, 3, 'b'],
    ['an escape', 'json', '{"k": "a\\u00e9b"}', 1, 2, '\\u00e9'],
    ['behind a surrogate pair', 'json', '{"k": "\\ud83d\\ude00b"}', 2, 3, 'b'],
    ['behind a slash and a backslash', 'json', '{"k": "\\/\\\\x"}', 2, 3, 'x'],
    ['at the end', 'json', '{"k": "abc"}', 3, 4, 'c'],
    ['far behind the end', 'json', '{"k": "abc"}', 30, 40, 'c'],
    ['to behind the end', 'json', '{"k": "abc"}', 1, 40, 'bc'],
    ['an empty span', 'json', '{"k": "abc"}', 1, 1, 'b'],
    ['an empty string', 'json', '{"k": ""}', 0, 1, '""'],
    ['while it is typed', 'json', '{"k": "a\\"bc\n', 3, 4, 'c'],
    ['an escape that is none', 'json', '{"k": "a\\qb"}', 1, 2, '"a\\qb"'],
    ['plain', 'yaml', 'k: a b # c\n', 2, 3, 'b'],
    ['plain over lines', 'yaml', 'k: a\n  b\n', 2, 3, 'b'],
    ['plain over a blank line', 'yaml', 'k: a\n\n  b\n', 2, 3, 'b'],
    ['single quotes', 'yaml', "k: 'it''s b'\n", 5, 6, 'b'],
    ['a quote in single quotes', 'yaml', "k: 'it''s'\n", 2, 3, "''"],
    ['single quotes over lines', 'yaml', "k: 'a  \n   b'\n", 2, 3, 'b'],
    ['double quotes', 'yaml', 'k: "a\\x20\\"b"\n', 3, 4, 'b'],
    ['escapes of YAML', 'yaml', 'k: "\\x41\\U0001F600\\tb"\n', 4, 5, 'b'],
    ['double quotes over lines', 'yaml', 'k: "a\r\n  b\\\r\n  c"\n', 3, 4, 'c'],
    ['a literal block', 'yaml', 'k: |\n  ab\n', 1, 2, 'b'],
    ['a folded block', 'yaml', 'k: >-\n  ab\n', 1, 2, 'b'],
    ['an alias', 'yaml', 'x: &a abc\nk: *a\n', 1, 2, '*a'],
    ['behind an anchor', 'yaml', 'k: &a abc\n', 1, 2, 'b'],
  ];
  for (const [title, syntax, text, from, to, expected] of cases)
    it(`${syntax}: ${title}`, () => assert.equal(textAt(text, syntax, from, to), expected));

  it('finds every character of any string of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const text = JSON.stringify({ k: value });
        const read = Array.from({ length: value.length }, (_, index) => textAt(text, 'json', index));
        assert.equal(JSON.parse(`"${read.join('')}"`), value);
      }),
    );
  });

  it('finds every character of a string in single quotes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const text = `k: '${value.replaceAll("'", "''")}'`;
        const read = Array.from({ length: value.length }, (_, index) => textAt(text, 'yaml', index));
        assert.equal(read.join('').replaceAll("''", "'"), value);
      }),
    );
  });
});
