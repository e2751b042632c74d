// What `asl-invoke test` prints: for people, as JSON, or as JUnit's XML, which every CI service reads.
import type { Difference } from '../shared/taskTest/compare';
import { printable, type Colors } from './terminal';

export type TestedFile = {
  file: string;
  /** What is wrong with the file itself. Lines and columns count from 1. */
  problems: { line: number; column: number; message: string }[];
  tests: {
    name: string;
    state: string;
    line: number;
    passed: boolean;
    differences: Difference[];
    /** Why the test could not be run as it stands. */
    reason?: string;
  }[];
};

export function reportTests(files: TestedFile[], format: 'text' | 'json' | 'junit', colors: Colors): string {
  if (format === 'json') return `${JSON.stringify(files, null, 2)}\n`;
  return format === 'junit' ? junit(files) : text(files, colors);
}

function text(files: TestedFile[], { green, red, dim, bold }: Colors): string {
  const lines = files.flatMap(({ file, problems, tests }) => [
    bold(file),
    ...problems.map(({ line, column, message }) => `  ${red('✖')} ${line}:${column} ${message}`),
    ...tests.flatMap((test) => [
      `  ${test.passed ? green('✔') : red('✖')} ${test.name} ${dim(test.state)}`,
      ...failureLines(test).map((line) => `      ${printable(line)}`),
    ]),
    '',
  ]);
  const all = files.flatMap(({ tests }) => tests);
  const failed = all.filter(({ passed }) => !passed).length;
  const sum =
    all.length === 0 ? 'no test ran' : `${all.length - failed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
  // Nothing is no success.
  return `${[...lines, failed > 0 || all.length === 0 ? red(sum) : green(sum)].join('\n')}\n`;
}

function failureLines({ differences, reason }: TestedFile['tests'][number]): string[] {
  return [
    ...(reason === undefined ? [] : [reason]),
    ...differences.map(({ path, expected, actual }) => {
      const found = actual === undefined ? 'nothing' : JSON.stringify(actual);
      return `${path.join('.')}: expected ${JSON.stringify(expected)}, got ${found}`;
    }),
  ];
}

function junit(files: TestedFile[]): string {
  const suites = files.map(({ file, problems, tests }) => {
    const failed = tests.filter(({ passed }) => !passed).length;
    const cases = tests.map((test) => {
      const lines = failureLines(test);
      const head = `    <testcase name="${xml(test.name)}" classname="${xml(test.state)}" file="${xml(file)}" line="${test.line}"`;
      if (test.passed) return `${head}/>`;
      return `${head}>\n      <failure message="${xml(lines[0] ?? '')}">${xml(lines.join('\n'))}</failure>\n    </testcase>`;
    });
    const broken = problems.map(
      ({ line, column, message }) =>
        `    <testcase name="${line}:${column}" classname="${xml(file)}" file="${xml(file)}" line="${line}">\n      <error message="${xml(message)}"/>\n    </testcase>`,
    );
    const counts = `tests="${tests.length + problems.length}" failures="${failed}" errors="${problems.length}"`;
    return [`  <testsuite name="${xml(file)}" ${counts}>`, ...broken, ...cases, '  </testsuite>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="asl-invoke">\n${suites.join('\n')}\n</testsuites>\n`;
}

/** Text in XML, without the characters that XML 1.0 cannot hold. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uFFFD]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
