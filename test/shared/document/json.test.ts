// The JSON reader: what it makes of sound text, of odd text, and of text that is being typed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readJson } from '../../../shared/document/json';
import { at, propOf, toValue, type Node } from '../../../shared/document/node';
import { assertSpans } from './spans';

it('reads whatever JSON.stringify writes, and places every value and name', () => {
  const indent = fc.constantFrom<string | number | undefined>(undefined, 0, 2, 4, '\t');
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), indent, fc.boolean(), (value, space, crlf) => {
      const lines = JSON.stringify(value, null, space);
      const text = crlf ? lines.replaceAll('\n', '\r\n') : lines;
      const { root, problems } = readJson(text);
      assert.deepEqual(problems, []);
      assert.ok(root);
      assert.deepEqual(toValue(root), JSON.parse(text));
      assertSpans(text, root, JSON.parse);
    }),
    { numRuns: 500 },
  );
});

it('never throws, and keeps to the text', () => {
  const token = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    '${X}',
    '//',
    '/*',
    '\n',
    '\\',
    '-',
    'nul',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(token, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const { root, problems } = readJson(text);
      if (root) assertInside(root, text.length);
      for (const { start, end } of problems) assert.ok(0 <= start && start < end && start <= text.length);
    }),
    { numRuns: 2000 },
  );
});

function assertInside(node: Node, length: number): void {
  assert.ok(0 <= node.start && node.start <= node.end && node.end <= length);
  const children =
    node.kind === 'array' ? node.items : node.kind === 'object' ? node.props.map(({ value }) => value) : [];
  for (const child of children) if (child) assertInside(child, length);
}

describe('what is being typed keeps its place and swallows nothing', () => {
  const cases: [title: string, text: string, value: unknown, problems: string[]][] = [
    ['nothing', '', undefined, []],
    ['only a comment', '// x', undefined, []],
    ['a byte order mark', '\ufeff{"a": 1}', { a: 1 }, []],
    ['comments', '{ /* a */ "a": 1 // b\n }', { a: 1 }, []],
    ['a name alone', '{ "a" }', {}, ['A colon is missing.']],
    ['a name and a colon', '{ "a": }', {}, ['A value is missing.']],
    ['a colon before another property', '{\n"a":\n"b": 1 }', { b: 1 }, ['A value is missing.']],
    ['a colon before a comma', '{ "a":, "b": 1 }', { b: 1 }, ['A value is missing.']],
    ['a missing comma', '{ "a": 1 "b": 2 }', { a: 1, b: 2 }, ['A comma is missing.']],
    ['a missing comma in a list', '[1 2]', [1, 2], ['A comma is missing.']],
    ['a comma at the end', '{ "a": [1,], }', { a: [1] }, []],
    ['a comma too many', '{ "a": 1,, "b": 2 }', { a: 1, b: 2 }, ['A property is missing before the comma.']],
    ['a comma too many in a list', '[1,,2]', [1, 2], ['A value is missing before the comma.']],
    ['a comma at the start', '[,1]', [1], ['A value is missing before the comma.']],
    [
      'no closing brace',
      '{ "a": { "b": 1 ',
      { a: { b: 1 } },
      ['A closing brace is missing.', 'A closing brace is missing.'],
    ],
    ['no closing bracket', '{ "a": [1, 2 }', { a: [1, 2] }, ['A closing bracket is missing.']],
    ['a bracket for a brace', '[{ "a": 1 ]', [{ a: 1 }], ['A closing brace is missing.']],
    ['an open string', '{ "a": "b\n}', { a: 'b' }, ['The string is not closed.']],
    ['an open name', '{ "a\n}', {}, ['The string is not closed.', 'A colon is missing.']],
    [
      'a bare word',
      '{ a: 1 }',
      {},
      [
        'A property name in quotes is expected.',
        'A property name in quotes is expected.',
        'A property name in quotes is expected.',
      ],
    ],
    ['a bare value', '[abc]', [], ['A value is expected.']],
    ['more behind', '{} {}', {}, ['Nothing more is expected here.']],
    ['a placeholder', '{ "a": ${Name}, "b": 1 }', { a: '${Name}', b: 1 }, []],
    ['a placeholder with blanks', '{ "a": ${ Name } }', { a: '${ Name }' }, []],
    [
      'an open placeholder',
      '{ "a": { "b": ${Na }, "c": 1 }',
      { a: { b: '${Na' }, c: 1 },
      ['The closing brace of a placeholder is missing.'],
    ],
  ];
  for (const [title, text, value, problems] of cases)
    it(title, () => {
      const read = readJson(text);
      assert.deepEqual(read.root && toValue(read.root), value);
      assert.deepEqual(
        read.problems.map(({ message }) => message),
        problems,
      );
    });
});

describe('what is no JSON is said to be none', () => {
  for (const text of [
    '["\\q"]',
    '["\\u12"]',
    '["a\tb"]',
    '[01]',
    '[1.]',
    '[-]',
    '[+1]',
    "['a']",
    '[NaN]',
    '[.5]',
    '[tru]',
    '[1 /* ]',
  ])
    it(text, () => assert.notDeepEqual(readJson(text).problems, []));
});

it('keeps repeated names; the last one counts', () => {
  const { root } = readJson('{ "a": 1, "a": 2, "__proto__": 3 }');
  assert.ok(root?.kind === 'object');
  assert.deepEqual(
    root.props.map(({ key }) => key),
    ['a', 'a', '__proto__'],
  );
  assert.equal(propOf(root, 'a')?.keySpan.start, 10);
  assert.deepEqual(Object.entries(toValue(root) as object), [
    ['a', 2],
    ['__proto__', 3],
  ]);
});

it('cuts off what is nested too deep', () => {
  for (const open of ['[', '{"a":']) {
    const { root, problems } = readJson(open.repeat(100_000));
    assert.ok(root);
    assert.ok(problems.some(({ message }) => /deeper/.test(message)));
  }
});

it('places what stands behind a placeholder', () => {
  const text = '{ "a": ${AWS::Region}, "b": [true] }';
  const { root } = readJson(text);
  const node = at(root, ['b', 0]);
  assert.ok(node);
  assert.equal(text.slice(node.start, node.end), 'true');
});
