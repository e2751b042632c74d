// Edits in every layout people write: what goes, what stays, and that the result reads as the tree that was meant.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadReader, read, type ReadResult, type Syntax } from '../../../shared/document/document';
import { renameKey, replaceValue, wrapInList, type TextEdit } from '../../../shared/document/edit';
import { insertItem, insertProp, insertProps } from '../../../shared/document/insert';
import type { Source } from '../../../shared/document/layout';
import {
  at,
  propOf,
  toValue,
  type ArrayNode,
  type ObjectNode,
  type Path,
  type Prop,
} from '../../../shared/document/node';
import { removeProp } from '../../../shared/document/remove';
import type { Json } from '../../../shared/json';

before(() => loadReader('yaml'));

type Read = Source & ReadResult;
const open = (text: string, syntax: Syntax): Read => ({ text, syntax, ...read(text, syntax) });

function apply({ text }: Read, edits: TextEdit[]): string {
  const document = TextDocument.create('', '', 0, text);
  return TextDocument.applyEdits(
    document,
    edits.map((edit) => ({
      range: { start: document.positionAt(edit.span.start), end: document.positionAt(edit.span.end) },
      newText: edit.text,
    })),
  );
}

/** The object that a path leads into, and the property it names. */
function found(document: Read, path: Path): { object: ObjectNode; prop: Prop } {
  const object = at(document.root, path.slice(0, -1));
  const prop = propOf(object, String(path.at(-1)));
  assert.ok(object?.kind === 'object' && prop, `nothing at ${path.join('/')}`);
  return { object, prop };
}

function valueOf(text: string, syntax: Syntax): Json | undefined {
  const { root, problems } = read(text, syntax);
  assert.deepEqual(problems, [], text);
  return root && toValue(root);
}

describe('removeProp', () => {
  const cases: [title: string, syntax: Syntax, path: Path, text: string, expected: string][] = [
    ['a comment of its own', 'json', ['a'], '{ "a": 1, // of a\n  "b": 2 }', '{ "b": 2 }'],
    ['a comment of the next', 'json', ['a'], '{ "a": 1, /* of b */ "b": 2 }', '{ /* of b */ "b": 2 }'],
    [
      'a comment of the next on its line',
      'json',
      ['a'],
      '{ "a": 1, // of a\n  // of b\n  "b": 2 }',
      '{ // of b\n  "b": 2 }',
    ],
    [
      'a comment of the next behind a dash',
      'yaml',
      [0, 'a'],
      '- a: 1 # of a\n  # of b\n  b: 2\n',
      '- # of b\n  b: 2\n',
    ],
    ['the first of a line', 'json', ['a'], '{ "a": 1, "b": 2, "c": 3 }', '{ "b": 2, "c": 3 }'],
    ['in the middle of a line', 'json', ['b'], '{ "a": 1, "b": 2, "c": 3 }', '{ "a": 1, "c": 3 }'],
    ['the last of a line', 'json', ['c'], '{ "a": 1, "b": 2, "c": 3 }', '{ "a": 1, "b": 2 }'],
    ['the only one of a line', 'json', ['a'], '{ "a": 1 }', '{}'],
    ['without any blank', 'json', ['b'], '{"a":1,"b":2}', '{"a":1}'],
    ['an own line', 'json', ['a'], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "b": 2\n}'],
    ['the last line', 'json', ['b'], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1\n}'],
    ['the only line', 'json', ['a'], '{\n  "a": 1\n}', '{}'],
    ['several lines', 'json', ['a'], '{\n\t"a": {\n\t\t"x": [\n\t\t]\n\t},\n\t"b": 2\n}', '{\n\t"b": 2\n}'],
    ['CRLF', 'json', ['a'], '{\r\n  "a": 1,\r\n  "b": 2\r\n}', '{\r\n  "b": 2\r\n}'],
    ['CRLF, the last line', 'json', ['b'], '{\r\n  "a": 1,\r\n  "b": 2\r\n}', '{\r\n  "a": 1\r\n}'],
    [
      'its own comment goes, the others stay',
      'json',
      ['b'],
      '{\n  "a": 1, // of a\n  "b": 2, // of b\n  // of c\n  "c": 3\n}',
      '{\n  "a": 1, // of a\n  // of c\n  "c": 3\n}',
    ],
    [
      'the comment of the one before stays, its comma goes',
      'json',
      ['b'],
      '{\n  "a": 1, // of a\n  "b": 2 // of b\n}',
      '{\n  "a": 1 // of a\n}',
    ],
    [
      'a comma inside a comment is not the comma',
      'json',
      ['b'],
      '{\n  "a": 1 /* x, y */, // of, a\n  "b": 2\n}',
      '{\n  "a": 1 /* x, y */ // of, a\n}',
    ],
    [
      'a line comment does not swallow the brace',
      'json',
      ['b'],
      '{ "a": 1, // of a\n  "b": 2 }',
      '{ "a": 1 // of a\n   }',
    ],
    ['the only one, beside a comment', 'json', ['a'], '{\n  // of a\n  "a": 1\n}', '{\n  // of a\n  \n}'],
    ['a trailing comma stays one', 'json', ['b'], '{\n  "a": 1,\n  "b": 2,\n}', '{\n  "a": 1,\n}'],
    ['the comma first', 'json', ['b'], '{\n    "a": 1\n  , "b": 2\n  , "c": 3\n}', '{\n    "a": 1\n  , "c": 3\n}'],
    ['the comma first, the last one', 'json', ['b'], '{\n    "a": 1\n  , "b": 2\n}', '{\n    "a": 1\n}'],
    ['one of two on the last line', 'json', ['b'], '{\n  "a": 1, "b": 2\n}', '{\n  "a": 1\n}'],
    ['no value yet', 'json', ['b'], '{\n  "a": 1,\n  "b": \n}', '{\n  "a": 1\n}'],
    ['a line of a block', 'yaml', ['a'], 'a: 1\nb: 2\n', 'b: 2\n'],
    ['the last of a block', 'yaml', ['b'], 'a: 1\nb: 2\n', 'a: 1\n'],
    ['the last of a block, at the end', 'yaml', ['b'], 'a: 1\nb: 2', 'a: 1'],
    ['the only one of a block', 'yaml', ['x', 'a'], 'x:\n  a: 1\ny: 2\n', 'x:\n  {}\ny: 2\n'],
    [
      'in a block, its own comment goes, the others stay',
      'yaml',
      ['b'],
      'a: 1 # of a\nb:\n  - 2 # of b\n# of c\nc: 3\n',
      'a: 1 # of a\n# of c\nc: 3\n',
    ],
    ['a block scalar', 'yaml', ['b'], 'a: 1\nb: |\n  x\n  y\nc: 3\n', 'a: 1\nc: 3\n'],
    ['behind a dash', 'yaml', [0, 'a'], '- a: 1\n  b: 2\n- a: 3\n', '- b: 2\n- a: 3\n'],
    ['under a dash', 'yaml', [0, 'b'], '-   a: 1\n    b: 2\n-   a: 3\n', '-   a: 1\n-   a: 3\n'],
    ['the only one behind a dash', 'yaml', [0, 'a'], '- a: 1\n- a: 3\n', '- {}\n- a: 3\n'],
    ['in a flow', 'yaml', ['x', 'b'], 'x: { a: 1, b: 2 }\n', 'x: { a: 1 }\n'],
    ['the only one of a flow', 'yaml', ['x', 'a'], 'x: { a: 1 }\n', 'x: {}\n'],
    ['JSON in YAML', 'yaml', ['a'], '{"a":1,"b":2}', '{"b":2}'],
    [
      'a flow over lines',
      'yaml',
      ['b'],
      '{\n  a: 1, # of a, first\n  b: 2 # of b\n}\n',
      '{\n  a: 1 # of a, first\n}\n',
    ],
    ['CRLF in a block', 'yaml', ['a'], 'a: 1\r\nb: 2\r\n', 'b: 2\r\n'],
    [
      'what a merge brings in',
      'yaml',
      ['x', 'a'],
      'base: &b\n  a: 1\n  c: 3\nx:\n  <<: *b\n  d: 4\n',
      'base: &b\n  c: 3\nx:\n  <<: *b\n  d: 4\n',
    ],
    [
      'beside a merge',
      'yaml',
      ['x', 'd'],
      'base: &b\n  a: 1\nx:\n  <<: *b\n  d: 4\n',
      'base: &b\n  a: 1\nx:\n  <<: *b\n',
    ],
    ['behind an alias', 'yaml', ['x', 'a'], 'base: &b { a: 1, c: 3 }\nx: *b\n', 'base: &b { c: 3 }\nx: *b\n'],
    ['before an alias', 'yaml', ['a'], 'base: &b { c: 3 }\na: 1\nx: *b\n', 'base: &b { c: 3 }\nx: *b\n'],
    ['an alias', 'yaml', ['x'], 'base: &b\n  c: 3\nx: *b\ny: 1\n', 'base: &b\n  c: 3\ny: 1\n'],
    ['no value yet, in a block', 'yaml', ['b'], 'a: 1\nb:\nc: 3\n', 'a: 1\nc: 3\n'],
  ];
  for (const [title, syntax, path, text, expected] of cases)
    it(`${syntax}: ${title}`, () => {
      const document = open(text, syntax);
      const { object, prop } = found(document, path);
      const result = apply(document, [removeProp(document, object, prop)]);
      assert.equal(result, expected);
      if (document.problems.length === 0) assert.deepEqual(read(result, syntax).problems, []);
    });
});

describe('insertProp', () => {
  const cases: [title: string, syntax: Syntax, after: Path, text: string, expected: string][] = [
    ['at the end of a line', 'json', [''], '{ "a": 1 }', '{ "a": 1, "new": "x" }'],
    ['inside a line', 'json', ['a'], '{"a":1,"b":2}', '{"a":1, "new": "x","b":2}'],
    ['into nothing, on a line', 'json', [0, ''], '[{}]', '[{ "new": "x" }]'],
    ['into nothing', 'json', ['o', ''], '{\n  "o": {}\n}', '{\n  "o": {\n    "new": "x"\n  }\n}'],
    [
      'into nothing but a comment',
      'json',
      ['o', ''],
      '{\n  "o": { // why\n  }\n}',
      '{\n  "o": {\n    "new": "x" // why\n  }\n}',
    ],
    ['on a line of its own', 'json', [''], '{\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"new": "x"\n}'],
    ['between lines', 'json', ['a'], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1,\n  "new": "x",\n  "b": 2\n}'],
    ['CRLF', 'json', [''], '{\r\n  "a": 1\r\n}', '{\r\n  "a": 1,\r\n  "new": "x"\r\n}'],
    [
      'behind a comment',
      'json',
      ['a'],
      '{\n  "a": 1, // of a\n  "b": 2\n}',
      '{\n  "a": 1, // of a\n  "new": "x",\n  "b": 2\n}',
    ],
    ['behind the last comment', 'json', [''], '{\n  "a": 1 // of a\n}', '{\n  "a": 1, // of a\n  "new": "x"\n}'],
    ['behind a trailing comma', 'json', [''], '{\n  "a": 1,\n}', '{\n  "a": 1,\n  "new": "x",\n}'],
    ['before the brace on the same line', 'json', [''], '{\n  "a": 1 }', '{\n  "a": 1,\n  "new": "x" }'],
    ['the comma first', 'json', ['a'], '{\n    "a": 1\n  , "b": 2\n}', '{\n    "a": 1,\n    "new": "x"\n  , "b": 2\n}'],
    [
      'an object of several lines before',
      'json',
      ['a'],
      '{\n  "a": {\n    "x": 1\n  },\n  "b": 2\n}',
      '{\n  "a": {\n    "x": 1\n  },\n  "new": "x",\n  "b": 2\n}',
    ],
    ['into a block', 'yaml', [''], 'a: 1\n', 'a: 1\nnew: x\n'],
    ['into a block without a last line break', 'yaml', [''], 'a: 1', 'a: 1\nnew: x'],
    ['into a block, behind a comment', 'yaml', ['a'], 'a: 1 # of a\nb: 2\n', 'a: 1 # of a\nnew: x\nb: 2\n'],
    [
      'into a block, before later comments',
      'yaml',
      ['o', ''],
      'o:\n  a:\n    - 1\n  # of nothing\nb: 2\n',
      'o:\n  a:\n    - 1\n  new: x\n  # of nothing\nb: 2\n',
    ],
    ['under a dash', 'yaml', [0, ''], '-  a: 1\n-  b: 2\n', '-  a: 1\n   new: x\n-  b: 2\n'],
    ['under an anchor behind a dash', 'yaml', [0, ''], '- &n\n  a: 1\n', '- &n\n  a: 1\n  new: x\n'],
    ['behind a list at its own indentation', 'yaml', [''], 'a:\n- 1\n- 2\n', 'a:\n- 1\n- 2\nnew: x\n'],
    ['behind a block scalar', 'yaml', ['a'], 'a: |\n  x\n  y\nb: 2\n', 'a: |\n  x\n  y\nnew: x\nb: 2\n'],
    ['CRLF in a block', 'yaml', ['a'], 'a: 1 # c\r\nb: 2\r\n', 'a: 1 # c\r\nnew: x\r\nb: 2\r\n'],
    ['into a flow', 'yaml', ['o', ''], 'o: {a: 1}\n', 'o: {a: 1, new: x}\n'],
    ['into an empty flow', 'yaml', ['o', ''], 'o: {}\nb: 1\n', 'o: { new: x }\nb: 1\n'],
    [
      'into a flow over lines',
      'yaml',
      ['o', ''],
      'o: {\n    a: 1 # of a\n  }\n',
      'o: {\n    a: 1, # of a\n    new: x\n  }\n',
    ],
    ['into JSON in YAML', 'yaml', [''], '{"a":1}', '{"a":1, new: x}'],
    [
      'beside a merge alone',
      'yaml',
      ['o', ''],
      'b: &b\n  a: 1\no:\n  <<: *b\nz: 1\n',
      'b: &b\n  a: 1\no:\n  <<: *b\n  new: x\nz: 1\n',
    ],
    ['behind an alias', 'yaml', ['o'], 'b: &b { a: 1 }\no: *b\nz: 1\n', 'b: &b { a: 1 }\no: *b\nnew: x\nz: 1\n'],
    ['into what an alias stands for', 'yaml', ['o', ''], 'b: &b\n  a: 1\no: *b\n', 'b: &b\n  a: 1\n  new: x\no: *b\n'],
    ['behind a name without a value', 'yaml', ['a'], 'a:\nb: 2\n', 'a:\nnew: x\nb: 2\n'],
  ];
  for (const [title, syntax, after, text, expected] of cases)
    it(`${syntax}: ${title}`, () => {
      const document = open(text, syntax);
      const object = at(document.root, after.slice(0, -1));
      assert.ok(object?.kind === 'object');
      const neighbour = after.at(-1) === '' ? undefined : propOf(object, String(after.at(-1)));
      const result = apply(document, [insertProp(document, object, 'new', 'x', neighbour)]);
      assert.equal(result, expected);
      if (document.problems.length === 0) assert.deepEqual(read(result, syntax).problems, []);
    });

  it('several at once, nested, in the indentation of the document', () => {
    const nested: Json = { Headers: { 'TaskToken.$': ['a', 'b'] }, Empty: {} };
    const texts: [Syntax, string, string][] = [
      [
        'json',
        '{\n   "a": {}\n}',
        '{\n   "a": {},\n   "o": {\n      "Headers": {\n         "TaskToken.$": ["a", "b"]\n      },\n      "Empty": {}\n   },\n   "m": 1\n}',
      ],
      ['json', '{ "a": {} }', '{ "a": {}, "o": { "Headers": { "TaskToken.$": ["a", "b"] }, "Empty": {} }, "m": 1 }'],
      ['yaml', 'b:\n    a: 1\n', 'b:\n    a: 1\no:\n    Headers:\n        TaskToken.$: [a, b]\n    Empty: {}\nm: 1\n'],
      ['yaml', '{a: 1}', '{a: 1, o: { Headers: { TaskToken.$: [a, b] }, Empty: {} }, m: 1}'],
    ];
    for (const [syntax, text, expected] of texts) {
      const document = open(text, syntax);
      assert.ok(document.root?.kind === 'object');
      const edit = insertProps(document, document.root, [
        ['o', nested],
        ['m', 1],
      ]);
      const result = apply(document, [edit]);
      assert.equal(result, expected);
      assert.deepEqual((valueOf(result, syntax) as { o: Json }).o, nested);
    }
  });
});

describe('insertItem', () => {
  const cases: [title: string, syntax: Syntax, text: string, expected: string][] = [
    ['on a line', 'json', '{ "l": ["a", "b"] }', '{ "l": ["a", "new", "b"] }'],
    [
      'on lines',
      'json',
      '{\n  "l": [\n    "a",\n    "b"\n  ]\n}',
      '{\n  "l": [\n    "a",\n    "new",\n    "b"\n  ]\n}',
    ],
    [
      'the only one on lines',
      'json',
      '{\n  "l": [\n    "a" // why\n  ]\n}',
      '{\n  "l": [\n    "a", // why\n    "new"\n  ]\n}',
    ],
    ['in a block', 'yaml', 'l:\n  - a # why\n  - b\n', 'l:\n  - a # why\n  - new\n  - b\n'],
    ['in a block without indentation', 'yaml', 'l:\n- a\n', 'l:\n- a\n- new\n'],
    ['behind wide dashes', 'yaml', 'l:\n  -   "a-b"\n  -   c\n', 'l:\n  -   "a-b"\n  -   new\n  -   c\n'],
    ['behind an anchor', 'yaml', 'l:\n  - &x-y a\n', 'l:\n  - &x-y a\n  - new\n'],
    ['in a list in a list', 'yaml', 'l: \n- - a\n  - b\n', 'l: \n- - a\n  - new\n  - b\n'],
    ['in a flow', 'yaml', 'l: [a, b]\n', 'l: [a, new, b]\n'],
    ['behind an alias', 'yaml', 'b: &b\n  - a\nl: *b\n', 'b: &b\n  - a\n  - new\nl: *b\n'],
    ['CRLF', 'yaml', 'l:\r\n  - a\r\n', 'l:\r\n  - a\r\n  - new\r\n'],
  ];
  for (const [title, syntax, text, expected] of cases)
    it(`${syntax}: ${title}`, () => {
      const document = open(text, syntax);
      let list = at(document.root, ['l']);
      if (list?.kind === 'array' && list.items[0]?.kind === 'array') list = list.items[0];
      const [first] = (list as ArrayNode).items;
      assert.ok(first);
      const result = apply(document, [insertItem(document, list as ArrayNode, first, 'new')]);
      assert.equal(result, expected);
      assert.deepEqual(read(result, syntax).problems, []);
    });
});

describe('a comment inside of what replaceValue replaces', () => {
  const replaced = (text: string, syntax: Syntax): string => {
    const document = open(text, syntax);
    const { prop } = found(document, ['k']);
    assert.ok(prop.value);
    const edit = replaceValue(document, prop.value, 'x');
    const after = apply(document, [edit]);
    if (edit.losesComment) return 'lost';
    assert.deepEqual(valueOf(after, syntax), { ...(valueOf(text, syntax) as object), k: 'x' });
    return after;
  };
  const cases: [syntax: Syntax, text: string, expected: string][] = [
    ['json', '{ "k": [ "a" // note\n ], "l": "//" }', '{ "k": "x" /* note */, "l": "//" }'],
    ['json', '{ "k": { /* a */ "m": [1, // b\n 2] } }', '{ "k": "x" /* a */ /* b */ }'],
    ['json', '{ "k": ["// none", "/* none */"] }', '{ "k": "x" }'],
    ['json', '{ "k": [ "a" // b */ c\n ] }', 'lost'],
    ['yaml', 'k:\n  - a # note\n  - b # other\nl: 1\n', 'k: x # note # other\nl: 1\n'],
    ['yaml', 'k:\n  - a # other\nl: 1\n', 'k: x # other\nl: 1\n'],
    ['yaml', 'k:\n  - \'a # none\'\n  - "# none"\n  - a#b\n', 'k: x\n'],
    ['yaml', 'k: [a, # note\n  b]\nl: 1\n', 'k: x # note\nl: 1\n'],
    ['yaml', 'k: | # note\n  # none\nl: 1\n', 'k: x # note\nl: 1\n'],
    ['yaml', 'k: # why:\n  - a\n', 'k: # why:\n   x\n'],
    ['yaml', '{ k: [a, # note\n  b], l: 1 }\n', 'lost'],
    ['yaml', '{ k: [a, # note\n  b] }\n', 'lost'],
  ];
  for (const [syntax, text, expected] of cases) it(text, () => assert.equal(replaced(text, syntax), expected));
});

describe('replaceValue, renameKey, wrapInList', () => {
  const cases: [title: string, syntax: Syntax, text: string, value: Json, replaced: string, renamed: string][] = [
    ['a string', 'json', '{ "k": "get" }', 'GET', '{ "k": "GET" }', '{ "new.$": "get" }'],
    ['a list', 'json', '{\n  "k": 5\n}', ['5'], '{\n  "k": ["5"]\n}', '{\n  "new.$": 5\n}'],
    [
      'an object on its own line',
      'json',
      '{\n  "k": {}\n}',
      { a: ['b'] },
      '{\n  "k": {\n    "a": ["b"]\n  }\n}',
      '{\n  "new.$": {}\n}',
    ],
    [
      'an object inside a line',
      'json',
      '[{ "k": {} }]',
      { a: ['b'] },
      '[{ "k": { "a": ["b"] } }]',
      '[{ "new.$": {} }]',
    ],
    ['plain', 'yaml', 'k: get # c\n', 'GET', 'k: GET # c\n', 'new.$: get # c\n'],
    [
      'an ARN',
      'yaml',
      'k: a\n',
      'arn:aws:states:::apigateway:invoke',
      'k: arn:aws:states:::apigateway:invoke\n',
      'new.$: a\n',
    ],
    ['what is no plain text', 'yaml', 'k: a\n', 'a: b', 'k: "a: b"\n', 'new.$: a\n'],
    ['what would be no string', 'yaml', 'k: a\n', 'true', 'k: "true"\n', 'new.$: a\n'],
    ['single quotes', 'yaml', "'k': 'a'\n", "it's", "'k': 'it''s'\n", "'new.$': 'a'\n"],
    ['double quotes', 'yaml', '"k": "a"\n', 'GET', '"k": "GET"\n', '"new.$": "a"\n'],
    ['JSON in YAML', 'yaml', '{"k":"a"}', 'GET', '{"k":"GET"}', '{"new.$":"a"}'],
    ['a block scalar', 'yaml', 'k: |\n  a\n  b\nl: 1\n', 'GET', 'k: GET\nl: 1\n', 'new.$: |\n  a\n  b\nl: 1\n'],
    ['a block', 'yaml', 'k:\n- a\n- b\nl: 1\n', 'x', 'k: x\nl: 1\n', 'new.$:\n- a\n- b\nl: 1\n'],
    [
      'a block below a comment',
      'yaml',
      'k: # why\n- a\nl: 1\n',
      ['x'],
      'k: # why\n [x]\nl: 1\n',
      'new.$: # why\n- a\nl: 1\n',
    ],
    [
      'a block in a block',
      'yaml',
      'k:\n  a:\n    - b\nl: 1\n',
      { x: 1 },
      'k: { x: 1 }\nl: 1\n',
      'new.$:\n  a:\n    - b\nl: 1\n',
    ],
    ['an object in YAML', 'yaml', 'k: a\n', { a: ['b'] }, 'k: { a: [b] }\n', 'new.$: a\n'],
    ['an anchored value', 'yaml', 'k: &x a\nl: *x\n', 'GET', 'k: &x GET\nl: *x\n', 'new.$: &x a\nl: *x\n'],
    ['an alias', 'yaml', 'x: &x a\nk: *x\n', 'GET', 'x: &x a\nk: GET\n', 'x: &x a\nnew.$: *x\n'],
  ];
  for (const [title, syntax, text, value, replaced, renamed] of cases)
    it(`${syntax}: ${title}`, () => {
      const document = open(text, syntax);
      const { prop } = found(document, document.root?.kind === 'array' ? [0, 'k'] : ['k']);
      assert.ok(prop.value);
      assert.equal(apply(document, [replaceValue(document, prop.value, value)]), replaced);
      assert.equal(apply(document, [renameKey(document, prop, 'new.$')]), renamed);
      for (const result of [replaced, renamed]) assert.deepEqual(read(result, syntax).problems, []);
    });

  const wrapped: [syntax: Syntax, text: string, expected: string][] = [
    ['json', '{ "k": "a" }', '{ "k": ["a"] }'],
    ['yaml', 'k: a\n', 'k: [a]\n'],
    ['yaml', 'k: a, b # c\n', 'k: ["a, b"] # c\n'],
    ['yaml', "k: 'a, b'\n", "k: ['a, b']\n"],
    ['yaml', 'k: >-\n  a\n  b\n', 'k: ["a b"]\n'],
    ['yaml', 'k: "a\n  b"\n', 'k: ["a b"]\n'],
  ];
  for (const [syntax, text, expected] of wrapped)
    it(`wraps ${JSON.stringify(text)}`, () => {
      const document = open(text, syntax);
      const { value } = found(document, ['k']).prop;
      assert.ok(value?.kind === 'scalar' && typeof value.value === 'string');
      assert.equal(apply(document, wrapInList(document, value, value.value)), expected);
    });
});
