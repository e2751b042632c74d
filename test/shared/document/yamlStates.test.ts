// Reading YAML state by state gives what reading it at once gives, or nothing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { stringify } from 'yaml';
import { readJson } from '../../../shared/document/json';
import { toValue, type Node } from '../../../shared/document/node';
import { readAtOnce } from '../../../shared/document/yaml';
import { readByStates } from '../../../shared/document/yamlStates';
import { apply, inverse, nextEdit, type Edit } from '../../fuzz/edits';
import { differenceOfNodes } from '../../fuzz/difference';
import { seeded } from '../../fuzz/random';
import { toYaml } from '../../server/toYaml';

function assertSame(text: string): boolean {
  const found = readByStates(text, readAtOnce);
  if (!found) return false;
  const expected = readAtOnce(text);
  assert.deepEqual(expected.problems, [], text);
  assert.equal(differenceOfNodes(found.root, expected.root, 'root'), undefined, text);
  return true;
}

const rooted = (file: string): Node => {
  const { root } = readJson(readFileSync(file, 'utf8'));
  assert.ok(root);
  return root;
};
const machines = readdirSync('samples')
  .filter((name) => name.endsWith('.asl.json'))
  .map((name) => rooted(`samples/${name}`));
const ownText = readFileSync('samples/3-get-bills.asl.yaml', 'utf8');
const texts = [
  ...machines.map((root) => stringify(toValue(root))),
  ...machines.map((root) => toYaml(root).trimStart()),
  ownText,
];

it('is used for ordinary definitions', () => {
  for (const text of texts) assert.ok(assertSame(text), text);
});

it('takes comments, blank lines, CRLF and what stands behind the states', () => {
  const text = [
    ...['# first', 'StartAt: A', 'States:', '# of A', '', '  A:', '    Type: Task', '    Comment: |', '      # text'],
    ...['# between', '  "B":', '    List:', '    - 1', '# behind', 'TimeoutSeconds: 5', '# last', ''],
  ];
  assert.ok(assertSame(text.join('\n')));
  assert.ok(assertSame(text.join('\r\n')));
});

it('leaves what is shared, wrong or unusual to the other way', () => {
  for (const states of ['  A: &a {}\n  B: *a', '  A: {', '  - A', '  A: 1\n B: 2', '{}', '  A: 1\nStates:\n  B: 2', ''])
    assert.equal(readByStates(`StartAt: A\nStates:\n${states}\n`, readAtOnce), undefined, states);
});

it('is the same after any edits', () => {
  const random = seeded(7);
  let same = 0;
  for (let round = 0; round < 300; round++) {
    let text = random.pick(texts);
    let undo: Edit | undefined;
    for (let edits = 0; edits < 5; edits++) {
      const edit = nextEdit(random, text, texts, undo);
      undo = inverse(text, edit);
      text = apply(text, edit);
      if (assertSame(text)) same++;
    }
  }
  assert.ok(same > 300, `only ${same}`);
});
