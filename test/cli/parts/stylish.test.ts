// Problems for people: groups, columns, colours, and the line that sums them up.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pc from 'picocolors';
import type { Problem } from '../../../cli/problems';
import { stylish } from '../../../cli/stylish';

const plain = pc.createColors(false);
const place = { line: 3, column: 9, endLine: 3, endColumn: 10 };
const problem = (more: Partial<Problem>): Problem => ({
  file: 'a.json',
  ...place,
  code: 'some-rule',
  severity: 'error',
  message: 'Wrong.',
  ...more,
});

describe('stylish', () => {
  test('groups by file in the order given, and aligns within a file', () => {
    const problems = [
      problem({}),
      problem({ line: 120, column: 14, severity: 'warning', message: 'Longer than that.', code: 'other' }),
      problem({ file: 'b.json', severity: 'information' }),
      problem({ file: 'b.json', severity: 'hint' }),
    ];
    assert.equal(
      stylish(problems, { files: 2, tasks: 2 }, plain),
      [
        'a.json',
        '     3:9  error    Wrong.             some-rule',
        '  120:14  warning  Longer than that.  other',
        '',
        'b.json',
        '  3:9  info     Wrong.  some-rule',
        '  3:9  hint     Wrong.  some-rule',
        '',
        '✖ 4 problems (1 error, 1 warning, 1 info, 1 hint)',
        '',
      ].join('\n'),
    );
  });

  test('says what was looked at where nothing was found', () => {
    const none = (files: number, tasks: number): string => stylish([], { files, tasks }, plain);
    assert.equal(none(1, 2), '✔ 2 apigateway:invoke Tasks in 1 file: no problems.\n');
    assert.equal(none(3, 0), '0 apigateway:invoke Tasks in 3 files: nothing to check.\n');
  });

  test('a document cannot steer the terminal', () => {
    const text = stylish([problem({ message: 'a\u001b[2Jb\nc', file: 'x\u0007' })], { files: 1, tasks: 1 }, plain);
    assert.ok(text.includes('x\\x07\n') && text.includes('a\\x1b[2Jb c'), text);
  });

  test('colours go by severity, and by the gravest in the sum', () => {
    const colors = pc.createColors(true);
    const sum = (severity: Problem['severity']): string =>
      stylish([problem({ severity })], { files: 1, tasks: 1 }, colors);
    assert.ok(sum('error').includes(colors.red('error  ')) && sum('error').includes(colors.underline('a.json')));
    assert.ok(sum('warning').includes(colors.yellow('warning')));
    assert.ok(sum('hint').includes(colors.blue('hint   ')));
    assert.ok(sum('error').includes(colors.bold(colors.red('✖ 1 problem (1 error, 0 warnings)'))));
    assert.ok(sum('hint').includes(colors.bold(colors.yellow('✖ 1 problem (0 errors, 0 warnings, 1 hint)'))));
    assert.equal(
      stylish([], { files: 1, tasks: 1 }, colors),
      `${colors.green('✔ 1 apigateway:invoke Task in 1 file: no problems.')}\n`,
    );
  });
});
