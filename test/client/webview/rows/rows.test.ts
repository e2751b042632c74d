// Lines of long texts: no character lost, laid out as an editor would, folded, searched, whatever the text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import stringify from 'json-stringify-pretty-compact';
import { foldable, foldedAround, rowsInSight } from '../../../../client/webview/rows/folding';
import { jsonRows } from '../../../../client/webview/rows/jsonRows';
import { longestLine, type Rows } from '../../../../client/webview/rows/row';
import { rowText, shownText } from '../../../../client/webview/rows/rowText';
import { placesIn, rowsWith } from '../../../../client/webview/rows/search';
import { textRows } from '../../../../client/webview/rows/textRows';

/** The lines as they are shown, two blanks a level. */
const laidOut = ({ source, rows }: Rows): string =>
  rows.map((row) => '  '.repeat(row.depth) + rowText(source, row)).join('\n');

const bills =
  '{"bills":[{"id":1,"open":true},{"id":2,"tags":["a","b"],"address":{"city":"Any Town","street":"Main Street 100","zip":"12345"}}],"next":null}';

describe('JSON', () => {
  it('is laid out, containers of plain values on one line', () => {
    assert.equal(
      laidOut(jsonRows(bills)),
      [
        '{',
        '  "bills": [',
        '    {"id": 1, "open": true},',
        '    {',
        '      "id": 2,',
        '      "tags": ["a", "b"],',
        '      "address": {"city": "Any Town", "street": "Main Street 100", "zip": "12345"}',
        '    }',
        '  ],',
        '  "next": null',
        '}',
      ].join('\n'),
    );
  });
  it('means the same as before, whatever the value and however it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        assert.deepEqual(JSON.parse(laidOut(jsonRows(text))), JSON.parse(text));
        assert.deepEqual(JSON.parse(laidOut(jsonRows(stringify(value)))), JSON.parse(text));
      }),
    );
  });
  it('keeps numbers, escapes and repeated keys as they were written', () => {
    const text = '{"n":1.0,"n":12345678901234567890,"s":"\\u00e4 \\" , :"}';
    assert.equal(laidOut(jsonRows(text)), '{"n": 1.0, "n": 12345678901234567890, "s": "\\u00e4 \\" , :"}');
  });
  it('never throws and loses nothing, also where the text is cut off or is no JSON', () => {
    const bare = (text: string): string => text.replace(/[\s:]/g, '');
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(200), (value, length) => {
        const text = JSON.stringify(value).slice(0, length);
        assert.equal(bare(laidOut(jsonRows(text))), bare(text));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void jsonRows(text)));
  });
  it('tells each container its items, and each item its container', () => {
    const { rows } = jsonRows(bills);
    assert.deepEqual([rows[0]?.items, rows[1]?.items, rows[3]?.items], [2, 2, 3]);
    assert.deepEqual([rows[3]?.parent, rows[3]?.item, rows[9]?.item], [1, 2, 2]);
  });
  it('of 10,000 levels or 2 MB is read at once', () => {
    const deep = jsonRows('['.repeat(10_000) + ']'.repeat(10_000));
    assert.equal(deep.rows[0]?.last, deep.rows.length - 1);
    const begun = performance.now();
    const long = jsonRows(
      JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, text: 'x'.repeat(80), list: [{ id }] }))),
    );
    assert.ok(long.rows.length > 60_000);
    assert.ok(performance.now() - begun < 2_000);
  });
});

describe('other text', () => {
  it('keeps its lines', () => {
    assert.deepEqual(laidOut(textRows('a\r\n\n b')), 'a\n\n b');
    assert.equal(textRows('').rows.length, 1);
  });
  it('goes on in the next line where one is very long', () => {
    const { rows, source } = textRows(`${'x'.repeat(longestLine * 2 + 1)}\ny`);
    assert.deepEqual(
      rows.map((row) => rowText(source, row).length),
      [longestLine, longestLine, 1, 1],
    );
  });
});

it('a very long value is cut in its line, and found all the same', () => {
  const text = JSON.stringify({ long: `${'x'.repeat(longestLine)}needle`, more: ['y'.repeat(80)] });
  const rows = jsonRows(text);
  const row = rows.rows[1] ?? assert.fail();
  assert.equal(shownText(text, row).text.length <= longestLine + 1, true);
  assert.equal(shownText(text, row).cut, row.end - row.start - longestLine);
  assert.deepEqual(rowsWith(rows, 'needle'), [1]);
});

describe('folding', () => {
  const { rows } = jsonRows(bills);
  it('takes the lines to the closing one out of sight', () => {
    assert.deepEqual(rowsInSight(rows, new Set()), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual(rowsInSight(rows, new Set([3])), [0, 1, 2, 3, 8, 9, 10]);
    assert.deepEqual(rowsInSight(rows, new Set([1, 3])), [0, 1, 9, 10]);
  });
  it('leaves the outermost open', () => {
    assert.deepEqual(foldable(rows), [1, 3]);
  });
  it('knows what to unfold for a line to come into sight', () => {
    assert.deepEqual(foldedAround(rows, new Set([1, 3]), 5), [1, 3]);
    assert.deepEqual(foldedAround(rows, new Set([1, 3]), 3), [1]);
  });
});

describe('search', () => {
  it('finds without regard to case, across the blanks of the layout', () => {
    assert.deepEqual(rowsWith(jsonRows(bills), '"ID": 2'), [4]);
    assert.deepEqual(rowsWith(jsonRows(bills), ''), []);
  });
  it('tells every place in a line', () => {
    assert.deepEqual(placesIn('aXaxa', 'ax'), [
      [0, 2],
      [2, 4],
    ]);
    assert.deepEqual(placesIn('abc', ''), []);
  });
});
