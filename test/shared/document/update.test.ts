// Following edits: what comes out is what reading the whole text would give, whatever is typed where.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadReader, parse, type AslDocument, type Syntax } from '../../../shared/document/document';
import { merge, update, type Change } from '../../../shared/document/update';

const call = (parameters: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::apigateway:invoke',
  Parameters: { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'GET', ...parameters },
  Next: 'B',
});
const machine = {
  StartAt: 'A',
  States: {
    A: call({ Headers: { a: ['b', 'c'] } }),
    B: call({ RequestBody: { text: 'a\nb', n: 1.5, deep: [{ x: null }, []] } }),
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner: call({ 'Path.$': '$.p' }) } } },
    C: { ...call({}), Retry: [{ ErrorEquals: ['APIGateway.429'] }] },
  },
  TimeoutSeconds: 5,
};
const texts: Record<string, [string, Syntax]> = {
  json: [JSON.stringify(machine, null, 2), 'json'],
  'json on one line': [JSON.stringify(machine), 'json'],
  yaml: [stringify(machine), 'yaml'],
};

before(() => loadReader('yaml'));

/** All that can be compared of a document. */
const picture = ({ root, problems, tasks, text }: AslDocument): unknown =>
  JSON.parse(
    JSON.stringify({
      root,
      problems,
      text,
      tasks: tasks.map(({ name, path, nameSpan: { start, end }, node, language }) => ({
        ...{ name, path, start, end, node, language },
      })),
    }),
  );

const put = fc.oneof(
  fc.constantFrom(
    'x',
    ' ',
    '"',
    ':',
    ',',
    '{',
    '}',
    '[',
    ']',
    '\n',
    '\n  ',
    '#',
    '- ',
    '${X}',
    '//',
    '/*',
    '\\',
    '&a',
    '*a',
    '|',
    '"k": 1,',
    'k: 1\n',
  ),
  fc.string({ maxLength: 4 }),
);
const edit = fc.record({
  at: fc.nat(9999),
  cut: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  put,
});

for (const [name, [source, syntax]] of Object.entries(texts))
  describe(name, () => {
    it('is the same as a fresh reading after any edits', () => {
      let followed = 0;
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let document = parse(source, syntax);
          for (const { at, cut, put: typed } of edits) {
            const start = Math.floor((at / 10_000) * document.text.length);
            const end = Math.min(document.text.length, start + cut);
            const text = document.text.slice(0, start) + typed + document.text.slice(end);
            const next = update(document, text, { start, end, length: typed.length });
            if (next) followed++;
            document = next ?? parse(text, syntax);
            assert.deepEqual(picture(document), picture(parse(text, syntax)), text);
          }
        }),
        { numRuns: syntax === 'json' ? 1500 : 300 },
      );
      assert.ok(followed > 100, `only ${followed} edits were followed`);
    });

    it('follows typing inside a value', () => {
      const start = source.indexOf('abc.execute', source.indexOf('Inner')) + 3;
      const document = update(parse(source, syntax), `${source.slice(0, start)}x${source.slice(start)}`, {
        start,
        end: start,
        length: 1,
      });
      assert.ok(document);
      assert.equal(document.tasks.length, 4);
    });
  });

it('leaves a text alone where an edit spoils its only ARN', () => {
  const source = '{ "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::apigateway:invoke" } } }';
  const start = source.indexOf(':::') + 1;
  const text = `${source.slice(0, start)} ${source.slice(start)}`;
  assert.equal(parse(text, 'json').root, undefined);
  assert.equal(update(parse(source, 'json'), text, { start, end: start, length: 1 }), undefined);
});

it('two edits are one', () => {
  const change = fc.record({ start: fc.nat(20), cut: fc.nat(5), put: fc.string({ maxLength: 5 }) });
  fc.assert(
    fc.property(fc.string({ minLength: 30, maxLength: 40 }), change, change, (text, ...changes) => {
      let now = text;
      const [first, second] = changes.map(({ start, cut, put: typed }): Change => {
        const from = Math.min(start, now.length);
        const end = Math.min(now.length, from + cut);
        now = now.slice(0, from) + typed + now.slice(end);
        return { start: from, end, length: typed.length };
      });
      assert.ok(first && second);
      const { start, end, length } = merge(first, second);
      assert.equal(text.slice(0, start) + now.slice(start, start + length) + text.slice(end), now);
    }),
  );
});
