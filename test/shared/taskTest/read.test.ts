// Reading Task test files: what is right is read, and each mistake is told at its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTests } from '../../../shared/taskTest/read';

const minimal = '{"definition": "a.asl.json", "tests": [{"name": "n", "state": "S", "expect": {}}]}';

it('reads a whole file with the places of its tests', () => {
  const { definition, tests, problems } = readTests(minimal);
  assert.deepEqual({ definition, problems }, { definition: 'a.asl.json', problems: [] });
  const [placed] = tests;
  assert.deepEqual(placed?.test, { name: 'n', state: 'S', expect: {} });
  assert.equal(minimal.slice(placed.nameSpan.start, placed.nameSpan.end), '"n"');
  assert.equal(minimal.slice(placed.expectSpan.start, placed.expectSpan.end), '"expect"');
});

describe('tells each mistake at its place', () => {
  const test = (inner: string): string => `{"definition": "a", "tests": [{"name": "n", "state": "S", ${inner}}]}`;
  const cases: [text: string, at: string, message: RegExp][] = [
    ['[]', '[]', /is an object with/],
    ['{"tests": []}', '{', /Name the definition/],
    ['{"definition": "a"}', '{', /"tests" is a list/],
    ['{"definition": "a", "tests": {}}', '{}', /"tests" is a list/],
    ['{"definition": "a", "tests": [], "test": 1}', '"test"', /Unknown: here can be definition, tests/],
    ['{"definition": "a", "tests": []}', '[]', /holds no test/],
    ['', '', /is an object with/],
    ['{"definition": "a", "tests": [1]}', '1', /A test is an object/],
    ['{"definition": "a", "tests": [{"state": "S", "expect": {}}]}', '{', /A test needs "name"/],
    [test('"expect": {"nxt": "A"}'), '"nxt"', /Unknown: here can be status, parameters/],
    [test('"expect": {"status": "ok"}'), '"ok"', /"status" is "succeeded" or "failed"/],
    [test('"expect": {"request": {"url": 1}}'), '1', /"url" is a string/],
    [test('"expect": {}, "response": {}'), '{', /A response needs "status"/],
    [test('"expect": {}, "response": {"status": 99}'), '99', /"status" is an HTTP status/],
    [test('"expect": {}, "response": {"status": 200, "headers": {"a": 1}}'), '{"a": 1}', /"headers" is an object of/],
    [test('"expect": {}, "substitutions": {"a": 1}'), '{"a": 1}', /"substitutions" is an object of strings/],
  ];
  for (const [text, at, message] of cases)
    it(text, () => {
      const { tests, problems } = readTests(text);
      const [problem] = problems;
      assert.match(problem?.message ?? '', message);
      assert.equal(text.slice(problem?.start, problem?.end), at);
      assert.deepEqual(tests, []);
    });

  it('a name used twice', () => {
    const text =
      '{"definition": "a", "tests": [{"name": "n", "state": "S", "expect": {}}, {"name": "n", "state": "S", "expect": {}}]}';
    const { tests, problems } = readTests(text);
    assert.equal(tests.length, 1);
    assert.match(problems[0]?.message ?? '', /Another test is named 'n'/);
  });
});

it('never throws on any text, and points into it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: minimal.length }),
      fc.string(),
      fc.integer({ min: 0, max: 9 }),
      (at, put, cut) => {
        const text = minimal.slice(0, at) + put + minimal.slice(at + cut);
        for (const { start, end } of readTests(text).problems)
          assert.ok(0 <= start && start <= end && end <= text.length);
      },
    ),
  );
});
