// Where another state can stand, in JSON and YAML, and what stands there afterwards.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { loadReader, read, type Syntax } from '../../../shared/document/document';
import { insertState, stateSlotAt, type StateSlot } from '../../../shared/document/stateSlot';

before(() => loadReader('yaml'));

type Placed = { slot: StateSlot | undefined; text: string };

/** Puts a state at the mark of a text. */
function place(marked: string, syntax: Syntax): Placed {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const source = { text, syntax };
  const slot = stateSlotAt({ ...source, root: read(text, syntax).root }, offset);
  if (!slot) return { slot, text };
  const edits = insertState(source, slot, 'New', { End: true }, slot.exact ? offset : undefined);
  const edited = [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((rest, { span, text: by }) => rest.slice(0, span.start) + by + rest.slice(span.end), text);
  assert.deepEqual(read(edited, syntax).problems, [], edited);
  return { slot, text: edited };
}

const json = (states: string): string => `{\n  "StartAt": "A",\n  "States": {${states}}\n}\n`;
const added = '"New": {\n      "End": true\n    }';

describe('JSON', () => {
  const cases: [title: string, states: string, exact: boolean, expected: string][] = [
    [
      'a line of its own, the comma there already',
      '\n    "A": {},\n    <|>\n  ',
      true,
      `\n    "A": {},\n    ${added}\n  `,
    ],
    ['a line of its own, no comma yet', '\n    "A": {}\n    <|>\n  ', true, `\n    "A": {},\n    ${added}\n  `],
    ['between two', '\n    "A": {},\n    <|>\n    "B": {}\n  ', true, `\n    "A": {},\n    ${added},\n    "B": {}\n  `],
    ['behind a comma', '\n    "A": {},<|>\n    "B": {}\n  ', true, `\n    "A": {},\n    ${added},\n    "B": {}\n  `],
    [
      'inside a state: behind it',
      '\n    "A": {<|>},\n    "B": {}\n  ',
      false,
      `\n    "A": {},\n    ${added},\n    "B": {}\n  `,
    ],
    ['an empty object', '<|>', true, `\n    ${added}\n  `],
  ];
  for (const [title, states, exact, expected] of cases)
    test(title, () => {
      const { slot, text } = place(json(states), 'json');
      assert.equal(slot?.exact, exact);
      assert.equal(text, json(expected));
    });

  test('outside of all states: behind the last', () => {
    const { slot, text } = place(`<|>${json('\n    "A": {}\n  ')}`, 'json');
    assert.equal(slot?.exact, false);
    assert.equal(text, json(`\n    "A": {},\n    ${added}\n  `));
  });

  test('the innermost machine, and its query language', () => {
    const inner = '{"QueryLanguage": "JSONata", "States": {"B": {}, <|>}}';
    const { slot } = place(json(`"A": {"ItemProcessor": ${inner}}`), 'json');
    assert.equal(slot?.language, 'JSONata');
    assert.deepEqual([...(slot?.names ?? [])], ['B']);
    assert.equal(slot?.exact, true);
  });

  test('no place in a document without states', () => {
    assert.equal(place('{"a": <|>1}', 'json').slot, undefined);
  });
});

describe('YAML', () => {
  const yaml = (states: string): string => `StartAt: A\nStates:\n${states}`;
  const cases: [title: string, states: string, exact: boolean, expected: string][] = [
    ['at the end', '  A:\n    End: true\n  <|>\n', true, '  A:\n    End: true\n  New:\n    End: true\n'],
    [
      'between two',
      '  A:\n    End: true\n  <|>\n  B:\n    End: true\n',
      true,
      '  A:\n    End: true\n  New:\n    End: true\n  B:\n    End: true\n',
    ],
    [
      'deeper: not by itself',
      '  A:\n    End: true\n    <|>\n',
      false,
      '  A:\n    End: true\n  New:\n    End: true\n    \n',
    ],
  ];
  for (const [title, states, exact, expected] of cases)
    test(title, () => {
      const { slot, text } = place(yaml(states), 'yaml');
      assert.equal(slot?.exact, exact);
      assert.equal(text, yaml(expected));
    });
});
