// The outline of a definition, the same in JSON and in YAML.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadReader, read } from '../../../shared/document/document';
import { symbolsOf, type DocumentSymbol } from '../../../shared/document/symbols';

const json = `{
  "StartAt": "All",
  "States": {
    "All": {
      "Type": "Map",
      "ItemProcessor": { "States": { "Call": { "Type": "Task", "Retry": [{ "ErrorEquals": ["A"] }] } } },
      "End": true
    },
    "Half": { }
  },
  "":`;

const yaml = `StartAt: All
States:
  All:
    Type: Map
    ItemProcessor:
      States:
        Call: &call
          Type: Task
          Retry:
            - ErrorEquals: [A]
    End: true
  Again: *call
`;

/** Each symbol in a line: its depth, name, kind and detail. */
function lines(symbols: DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [
    `${'  '.repeat(depth)}${name} (${kind}) ${detail}`.trimEnd(),
    ...lines(children, depth + 1),
  ]);
}

const map = [
  'StartAt (string) All',
  'States (object)',
  '  All (state) Map',
  '    Type (string) Map',
  '    ItemProcessor (object)',
  '      States (object)',
  '        Call (state) Task',
  '          Type (string) Task',
  '          Retry (array)',
  '            0 (object)',
  '              ErrorEquals (array)',
  '    End (boolean) true',
];

describe('the outline', () => {
  before(() => loadReader('yaml'));

  it('of JSON, half-typed too', () =>
    assert.deepEqual(lines(symbolsOf(read(json, 'json').root)), [...map, '  Half (object)', ' (null)']));

  it('of YAML; an alias has nothing of its own below', () =>
    assert.deepEqual(lines(symbolsOf(read(yaml, 'yaml').root)), [...map, '  Again (state) Task']));

  it('marks the key, and reaches to the end of the value', () => {
    const { span, nameSpan } = symbolsOf(read(json, 'json').root)[1] ?? {};
    assert.equal(json.slice(nameSpan?.start, nameSpan?.end), '"States"');
    assert.match(json.slice(span?.start, span?.end), /^"States": \{[^]*"Half": \{ \}\n {2}\}$/);
  });

  it('of a large document ends somewhere', () => {
    const large = JSON.stringify(Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`k${index}`, 1])));
    assert.equal(symbolsOf(read(large, 'json').root).length, 5000);
  });

  it('of nothing has nothing', () => assert.deepEqual(symbolsOf(undefined), []));
});
