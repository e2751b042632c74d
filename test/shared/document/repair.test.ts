// A repair as edits: in every form of document, what is meant and nothing else; and where a fault is shown.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadReader, parse, syntaxOf, type AslDocument } from '../../../shared/document/document';
import type { TextEdit } from '../../../shared/document/edit';
import { placedTasks, type PlacedTask } from '../../../shared/document/embedded';
import { toValue } from '../../../shared/document/node';
import { remedyEdits, spanOfPlace } from '../../../shared/document/repair';
import type { PlaceInTask, Remedy } from '../../../shared/explanation/explanation';
import type { Json, JsonObject } from '../../../shared/json';
import { hosts, machine } from '../../templates';

before(() => loadReader('yaml'));

const base = { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'GET' };

function opened(name: string, text: string): { document: AslDocument; placed: PlacedTask } {
  const document = parse(text, syntaxOf(undefined, name));
  const [placed] = placedTasks(document);
  assert.ok(placed, text);
  return { document, placed };
}

function apply(text: string, edits: TextEdit[]): string {
  const document = TextDocument.create('', '', 0, text);
  return TextDocument.applyEdits(
    document,
    edits.map((edit) => ({
      range: { start: document.positionAt(edit.span.start), end: document.positionAt(edit.span.end) },
      newText: edit.text,
    })),
  );
}

/** The parameters after a repair; undefined where it is refused. */
function repaired(name: string, text: string, remedy: Omit<Remedy, 'title'>): Json | undefined {
  const { document, placed } = opened(name, text);
  const edits = remedyEdits(document, placed, { title: 'x', ...remedy });
  if (!edits) return undefined;
  const after = opened(name, apply(text, edits)).placed.task.parameters;
  return after && toValue(after);
}

const repairs: [title: string, before: JsonObject, remedy: Omit<Remedy, 'title'>, after: JsonObject | undefined][] = [
  ['a new parameter', {}, { set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }] }, { AuthType: 'IAM_ROLE' }],
  [
    'another value',
    { AuthType: 'NO_AUTH', Stage: 'prod' },
    { set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }] },
    { AuthType: 'IAM_ROLE', Stage: 'prod' },
  ],
  [
    'a value and a new parameter beside it',
    { Path: 'a?b=1' },
    {
      set: [
        { parameter: 'Path', value: 'a' },
        { parameter: 'QueryParameters', value: { b: ['1'] } },
      ],
    },
    { Path: 'a', QueryParameters: { b: ['1'] } },
  ],
  [
    'a first header',
    {},
    { set: [{ parameter: 'Headers', name: 'Content-Type', value: ['application/json'] }] },
    { Headers: { 'Content-Type': ['application/json'] } },
  ],
  [
    'one more header',
    { Headers: { key: ['a'] } },
    { set: [{ parameter: 'Headers', name: 'Content-Type', value: ['application/json'] }] },
    { Headers: { key: ['a'], 'Content-Type': ['application/json'] } },
  ],
  [
    'a header in another case',
    { Headers: { 'content-type': ['text/plain'], key: ['a'] } },
    { set: [{ parameter: 'Headers', name: 'Content-Type', value: ['application/json'] }] },
    { Headers: { 'content-type': ['application/json'], key: ['a'] } },
  ],
  ['a parameter less', { Stage: 'prod', Path: 'a' }, { remove: [{ parameter: 'Stage' }] }, { Path: 'a' }],
  [
    'a header less',
    { Headers: { accept: ['text/plain'], key: ['a'] } },
    { remove: [{ parameter: 'Headers', name: 'Accept' }] },
    { Headers: { key: ['a'] } },
  ],
  ['no header there to remove', { Headers: {} }, { remove: [{ parameter: 'Headers', name: 'Accept' }] }, undefined],
  ['a placeholder stays', { AuthType: '${Auth}' }, { set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }] }, undefined],
  ['an expression stays', { 'Path.$': '$.path' }, { set: [{ parameter: 'Path', value: 'a' }] }, undefined],
  [
    'headers from an expression stay',
    { 'Headers.$': '$.headers' },
    { set: [{ parameter: 'Headers', name: 'a', value: ['b'] }] },
    undefined,
  ],
];

const forms = [
  { form: 'JSON', name: 'a.asl.json', template: (json: string) => json },
  { form: 'JSON on one line', name: 'a.asl.json', template: (json: string) => JSON.stringify(JSON.parse(json)) },
  ...hosts,
];

for (const { form, name, template } of forms)
  describe(`a repair in ${form}`, () => {
    for (const [title, before, remedy, after] of repairs)
      it(title, () => {
        const found = repaired(name, template(machine({ ...base, ...before })), remedy);
        // Some templates join the host from pieces, which is no business of the repair.
        if (found !== undefined) Object.assign(found as JsonObject, { ApiEndpoint: base.ApiEndpoint });
        assert.deepEqual(found, after && { ...base, ...after });
      });
  });

describe('where a fault is shown', () => {
  const text = machine({ ...base, Path: 'a', Headers: { 'X-Key': ['b'] }, 'QueryParameters.$': '$.q' });
  const cases: [at: PlaceInTask, shown: string][] = [
    [{ parameter: 'Path' }, '"a"'],
    [{ parameter: 'Headers' }, '"Headers"'],
    [{ parameter: 'Headers', name: 'x-key' }, '"X-Key"'],
    [{ parameter: 'Headers', name: 'Accept' }, '"Headers"'],
    [{ parameter: 'QueryParameters', name: 'a' }, '"$.q"'],
    [{ parameter: 'Stage' }, '"Parameters"'],
    [{ field: 'TimeoutSeconds' }, '"Call API"'],
    [{ field: 'Type' }, '"Task"'],
  ];
  for (const [at, shown] of cases)
    it(`${JSON.stringify(at)}: ${shown}`, () => {
      const { document, placed } = opened('a.asl.json', text);
      const { start, end } = spanOfPlace(document, placed, at);
      assert.equal(text.slice(start, end), shown);
    });

  it('in a template, at the place of the template', () => {
    for (const { name, template } of hosts) {
      const outer = template(machine({ ...base, Path: 'faulty/path' }));
      const { document, placed } = opened(name, outer);
      const { start, end } = spanOfPlace(document, placed, { parameter: 'Path' });
      assert.match(outer.slice(start, end), /^\W*faulty\/path\W*$/);
    }
  });
});
