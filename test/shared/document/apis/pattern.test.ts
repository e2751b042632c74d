// Paths as patterns, held to an independent way of telling: a regular expression against concrete paths.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { byPrecedence, fits, overlap, routeParts, type Part } from '../../../../shared/document/apis/pattern';

const matches = (route: string, path: string): boolean =>
  overlap(
    routeParts(route),
    path
      .split('/')
      .filter(Boolean)
      .map((segment): Part => (segment === '*' ? 'many' : { text: segment })),
  );

describe('a route and a path', () => {
  for (const [route, yes, no] of [
    ['/', ['', '/'], ['bills']],
    ['/bills', ['bills', '/bills', 'bills/', '*', 'b%69lls'], ['', 'Bills', 'bills/1', 'bill']],
    ['/bills/{id}', ['bills/1', '/bills/a%20b', 'bills/*', '*/1', '*'], ['bills', 'bills/1/2', 'bills/1/*/3']],
    ['/bills/{id}/lines', ['bills/1/lines', 'bills/*', '*/lines'], ['bills/1', 'bills/lines/1']],
    ['/files/{proxy+}', ['files/a', 'files/a/b/c', 'files/*', 'files/a/*'], ['file/a']],
    ['/{proxy+}', ['a', 'a/b', '*'], []],
    ['$default', ['', 'a', 'a/b/c'], []],
    ['/report.{format}', ['report.pdf'], ['a/b']],
  ] as const)
    it(route, () => {
      for (const path of yes) assert.ok(matches(route, path), path);
      for (const path of no) assert.ok(!matches(route, path), path);
    });

  it('of which beginning and end of some segments are known', () => {
    const parts = (path: string): Part[] =>
      path.split('/').map((segment): Part => {
        const [starts = '', ends] = segment.split('*');
        return ends === undefined ? { text: segment } : { starts, ends };
      });
    for (const [route, yes, no] of [
      [
        '/v1/bills',
        ['v*/bills', '*1/bills', 'v*s', 'v*1/bills', 'v1/b*s', 'v*/b*'],
        ['u*/bills', 'v1*1', 'v1/bi*ls/x'],
      ],
      ['/v1/{id}', ['v*/7', 'v*', 'v1/a*b', 'v*z'], ['u*/7', 'v*/7/8']],
      ['/v1/{proxy+}', ['v*', 'v*/7/8/9', 'v*9'], ['u*', 'u*/v1/7']],
      ['/aba', ['ab*', '*ba', 'a*a'], ['ab*ba', 'b*']],
      ['/a%20b', ['a *', 'a%2*'], []],
    ] as const) {
      for (const path of yes) assert.ok(overlap(routeParts(route), parts(path)), `${route} ${path}`);
      for (const path of no) assert.ok(!overlap(routeParts(route), parts(path)), `${route} ${path}`);
    }
  });

  it('fit where the path is open just where the route has a parameter', () => {
    const parts = (path: string): Part[] =>
      path.split('/').map((segment): Part => (segment === '*' ? 'many' : { text: segment }));
    for (const [route, path, expected] of [
      ['/bills/{id}', 'bills/*', true],
      ['/bills/add', 'bills/*', false],
      ['/bills/{id}/lines', 'bills/*', false],
      ['/bills/{id}/lines', 'bills/*/lines', true],
      ['/{kind}/{id}', 'bills/*', true],
      ['/files/{proxy+}', 'files/*/*', true],
      ['/files/{proxy+}', 'files', false],
    ] as const)
      assert.equal(fits(routeParts(route), parts(path)), expected, `${route} ${path}`);
  });

  it('agree whenever some concrete path is of both', () => {
    const segment = fc.constantFrom('a', 'b', 'ab', '{x}', '{y+}');
    const open = fc.constantFrom('a', 'b', 'ab', '*');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), fc.array(open, { maxLength: 4 }), (route, path) => {
        // Each `*` and `{y+}` as none to three segments, each `{x}` as one.
        const expand = (parts: string[]): string[][] =>
          parts.reduce<string[][]>(
            (all, part) =>
              all.flatMap((before) => {
                const ends =
                  part === '*' || part === '{y+}' ? runs : part === '{x}' ? [['a'], ['b'], ['ab']] : [[part]];
                return ends.map((end) => [...before, ...end]);
              }),
            [[]],
          );
        const source = route.map((part) => (part === '{y+}' ? '(?:/[^/]+)*' : part === '{x}' ? '/[^/]+' : `/${part}`));
        const regexp = new RegExp(`^${source.join('')}$`);
        const isBoth = expand(path).some((concrete) => regexp.test(concrete.map((part) => `/${part}`).join('')));
        const found = overlap(
          routeParts(`/${route.join('/')}`),
          path.map((part): Part => (part === '*' ? 'many' : { text: part })),
        );
        if (isBoth) assert.ok(found);
        // Without open parts on both sides, three segments are as many as any route here has.
        else if (!path.includes('*')) assert.ok(!found);
      }),
    );
  });
});

const runs = [
  [],
  ['a'],
  ['b'],
  ['ab'],
  ...['a', 'b', 'ab'].flatMap((one) => ['a', 'b', 'ab'].map((two) => [one, two])),
];

it('the more particular route comes first', () => {
  const routes = ['$default', '/{proxy+}', '/bills/{proxy+}', '/bills/{id}', '/bills', '/bills/all'];
  const sorted = [...routes].sort((a, b) => byPrecedence(routeParts(a), routeParts(b)));
  assert.ok(sorted.indexOf('/bills/all') < sorted.indexOf('/bills/{id}'));
  assert.ok(sorted.indexOf('/bills/{id}') < sorted.indexOf('/bills/{proxy+}'));
  assert.ok(sorted.indexOf('/bills/{proxy+}') < sorted.indexOf('/{proxy+}'));
});
