// Formatting: white space changes, and nothing else, whatever stands in the text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatEdits } from '../../../shared/document/formatted';
import type { TextEdit } from '../../../shared/document/edit';

const two = { tabSize: 2, insertSpaces: true };
/** The text with edits that do not meet. */
function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((whole, { span, text: put }) => whole.slice(0, span.start) + put + whole.slice(span.end), text);
}

const formatted = (text: string): string => applied(text, formatEdits(text, two));

describe('a definition', () => {
  for (const [what, text, expected] of [
    [
      'in one line',
      '{"A":[1,{"b":null}],"C":{}}',
      '{\n  "A": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "C": {}\n}',
    ],
    [
      'with a bare placeholder',
      '{"T":${Seconds},"U":[${A},2]}',
      '{\n  "T": ${Seconds},\n  "U": [\n    ${A},\n    2\n  ]\n}',
    ],
    ['with comments', '{ // why\n"A": 1 /* so */ }', '{ // why\n  "A": 1 /* so */\n}'],
    ['with CRLF', '{\r\n"A": 1}', '{\r\n  "A": 1\r\n}'],
  ] as const)
    it(what, () => {
      assert.equal(formatted(text), expected);
      assert.equal(formatted(expected), expected);
    });

  it('in tabs', () =>
    assert.equal(applied('{"A":1}', formatEdits('{"A":1}', { tabSize: 4, insertSpaces: false })), '{\n\t"A": 1\n}'));

  it('only where it is selected', () => {
    const text = '{"A":1,\n  "B":2,\n"C":3}';
    const span = { start: text.indexOf('"B"'), end: text.indexOf(',\n"C"') };
    const edits = formatEdits(text, two, span);
    assert.equal(applied(text, edits), '{"A":1,\n  "B": 2,\n"C":3}');
  });
});

it('loses and adds no word, half-typed or not', () => {
  const words = [
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"a"',
    '"States"',
    '12',
    'null',
    '${Name}',
    '// c\n',
    '/* d */',
    ' ',
    '\n',
    '\t',
    '"',
    '$',
    '{x}',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(formatted(text).replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});
