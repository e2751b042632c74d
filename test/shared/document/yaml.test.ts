// The YAML reader: the same tree as JSON's, with tags, aliases, merges, and text that is being typed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { at, propOf, toValue, type Node, type Path } from '../../../shared/document/node';
import { readYaml } from '../../../shared/document/yaml';
import { assertSpans } from './spans';

const valueOf = (text: string): unknown => {
  const { root } = readYaml(text);
  return root && toValue(root);
};

/** The text that a node spans. */
function sourceAt(text: string, path: Path): string {
  const node = at(readYaml(text).root, path);
  assert.ok(node, `nothing at ${path.join('/')}`);
  return text.slice(node.start, node.end);
}

describe('reads whatever the yaml package writes, and places every value and name', () => {
  const styles = [
    {},
    { indent: 4, indentSeq: false },
    { defaultStringType: 'QUOTE_SINGLE' },
    { collectionStyle: 'flow' },
  ] as const;
  for (const style of styles)
    it(JSON.stringify(style), () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.boolean(), (json, crlf) => {
          // Minus zero is a zero in JSON.
          const value: unknown = JSON.parse(JSON.stringify(json));
          const lines = stringify(value, style);
          const text = crlf ? lines.replaceAll('\n', '\r\n') : lines;
          const { root, problems } = readYaml(text);
          assert.deepEqual(problems, []);
          assert.ok(root);
          assert.deepEqual(toValue(root), value);
          assertSpans(text, root, readScalar);
        }),
        { numRuns: 200 },
      );
    });
});

/** A scalar's own source; a block scalar needs a name above it to have an indentation. */
function readScalar(source: string): unknown {
  return /^[|>]/.test(source) ? (parse(`k: ${source}\n`) as { k: unknown }).k : parse(source);
}

describe('what is being typed keeps its place', () => {
  const cases: [title: string, text: string, value: unknown, problems: number][] = [
    ['nothing', '', undefined, 0],
    ['a comment', '# x\n', undefined, 0],
    ['a name and a colon', 'a:\nb: 1\n', { b: 1 }, 0],
    ['a name alone', 'a: 1\nb\n', { a: 1 }, 1],
    ['an open string', 'a: "b\n', { a: 'b' }, 1],
    ['an open brace', 'a: { b: 1\n', { a: { b: 1 } }, 1],
    ['an open bracket', 'a: [1, 2\nb: 1\n', { a: [1, 2], b: 1 }, 1],
    ['a tab for indentation', 'a:\n\tb: 1\n', { b: 1 }, 1],
    ['no name', ': 1\n', { null: 1 }, 0],
    ['an empty item', '- a\n-\n- b\n', ['a', null, 'b'], 0],
    ['a placeholder', 'a: ${Name}\nb: ${A} x\n', { a: '${Name}', b: '${A} x' }, 0],
    ['several documents: the first', 'a: 1\n---\nb: 1\n', { a: 1 }, 0],
    ['null written out', 'a: null\nb: ~\n', { a: null, b: null }, 0],
  ];
  for (const [title, text, value, problems] of cases)
    it(title, () => {
      const result = readYaml(text);
      assert.deepEqual(result.root && toValue(result.root), value);
      assert.equal(Math.min(1, result.problems.length), problems, JSON.stringify(result.problems));
    });
});

describe('spans leave out what is around a value', () => {
  const cases: [title: string, text: string, path: Path, expected: string][] = [
    ['a comment behind', 'a: b # c\nd: 1\n', ['a'], 'b'],
    ['comments behind a block', 'a:\n  b: 1 # c\n  # d\n\n# e\nf: 1\n', ['a'], 'b: 1'],
    ['comments behind a list', 'a:\n  - b # c\n  # d\nf: 1\n', ['a'], '- b'],
    ['an anchor', 'a: &x {b: 1}\n', ['a'], '{b: 1}'],
    ['a tag', 'a: !Sub "x"\n', ['a'], '"x"'],
    ['blank lines behind a block scalar', 'a: |\n  b\n\n\nc: 1\n', ['a'], '|\n  b'],
    ['a name without a value at the end', 'a:\n  b: 1\n  c:\nd: 1\n', ['a'], 'b: 1\n  c:'],
    ['an alias', 'x: &x {b: 1}\na: *x\n', ['a'], '*x'],
    ['what an alias stands for', 'x: &x {b: 1}\na: *x\n', ['a', 'b'], '1'],
  ];
  for (const [title, text, path, expected] of cases) it(title, () => assert.equal(sourceAt(text, path), expected));
});

describe('merge keys', () => {
  const base = 'x: &x { a: 1, b: 2 }\ny: &y { b: 3, c: 4 }\n';
  it('bring in what is not written here', () => {
    assert.deepEqual((valueOf(`${base}z:\n  <<: *x\n  b: 5\n`) as { z: unknown }).z, { b: 5, a: 1 });
  });
  it('of several, the first wins', () => {
    assert.deepEqual((valueOf(`${base}z: { <<: [*x, *y] }\n`) as { z: unknown }).z, { a: 1, b: 2, c: 4 });
  });
  it('know where their properties are written', () => {
    const { root } = readYaml(`${base}z:\n  <<: *x\n  d: 5\n`);
    const z = at(root, ['z']);
    assert.equal(propOf(z, 'a')?.from, at(root, ['x']) && propOf(z, 'a')?.from);
    assert.ok(propOf(z, 'a')?.from);
    assert.equal(propOf(z, 'd')?.from, undefined);
    assert.equal(z?.kind === 'object' && z.merge?.key, '<<');
  });
  it('in quotes are names', () => assert.deepEqual(valueOf('"<<": { a: 1 }\n'), { '<<': { a: 1 } }));
});

describe('tags and aliases', () => {
  const isOpaque = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.opaque === true;
  it('a tag makes a value that only deployment knows', () => {
    for (const text of ['a: !Sub "x"', 'a: !Ref X', 'a: !GetAtt\n  - x', 'a: !If [x, {b: 1}, {c: 1}]', 'a: !Ref'])
      assert.ok(isOpaque(at(readYaml(text).root, ['a'])) || /!Ref$/.test(text), text);
  });
  it('a tag of YAML itself does not', () => assert.deepEqual(valueOf('a: !!str 12\n'), { a: '12' }));
  it('an alias of nothing is unknown', () => assert.ok(isOpaque(at(readYaml('a: *x\n').root, ['a']))));
  it('aliases of aliases do not blow up', () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`,
    );
    const started = performance.now();
    readYaml(`a0: &a0 x\n${lines.join('\n')}\n`);
    assert.ok(performance.now() - started < 5_000);
  });
});

it('keeps repeated names; the last one counts', () => {
  const { root } = readYaml('a: 1\na: 2\n__proto__: 3\n');
  assert.ok(root?.kind === 'object');
  assert.equal(root.props.length, 3);
  assert.deepEqual(Object.entries(toValue(root) as object), [
    ['a', 2],
    ['__proto__', 3],
  ]);
});

it('never throws, however deep or odd', () => {
  for (const part of [
    '[',
    '{a: ',
    '- ',
    '? ',
    '&a ',
    '*a ',
    '!x ',
    '|\n',
    '<<: ',
    '{<<: *a, ',
    "'",
    '"',
    '%',
    '\t',
    '@',
  ])
    for (const times of [1, 3, 20_000]) readYaml(part.repeat(times));
  const token = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&x ',
    '*x',
    '<<: ',
    '!T ',
    '"',
    "'",
    '|',
    '? ',
    '#',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 25 }), (tokens) => {
      const text = tokens.join('');
      for (const { start, end } of readYaml(text).problems) assert.ok(0 <= start && start < end);
    }),
    { numRuns: 1500 },
  );
});
