// Problems for people, grouped by file and aligned, in the form known from ESLint.
import type { Severity } from '../server/rules/rule';
import type { Problem } from './problems';
import { printable, type Colors } from './terminal';

const names: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' };

/** The problems and a line that sums them up. `checked` says what was looked at, for when there are none. */
export function stylish(problems: Problem[], checked: { files: number; tasks: number }, colors: Colors): string {
  const files = [...new Set(problems.map(({ file }) => file))];
  const blocks = files.map((file) => {
    const own = problems.filter((problem) => problem.file === file);
    return `${colors.underline(printable(file))}\n${rows(own, colors)}\n\n`;
  });
  return `${blocks.join('')}${summary(problems, checked, colors)}\n`;
}

function rows(problems: Problem[], colors: Colors): string {
  const cells = problems.map((problem) => ({
    ...problem,
    place: `${problem.line}:${problem.column}`,
    message: printable(problem.message).replaceAll('\n', ' '),
  }));
  const width = (cell: 'place' | 'message'): number => Math.max(...cells.map((problem) => problem[cell].length));
  const [place, message] = [width('place'), width('message')];
  return cells
    .map((cell) =>
      [
        '',
        colors.dim(cell.place.padStart(place)),
        colored(cell.severity, colors)(names[cell.severity].padEnd(7)),
        cell.message.padEnd(message),
        colors.dim(cell.code),
      ].join('  '),
    )
    .join('\n');
}

function summary(problems: Problem[], { files, tasks }: { files: number; tasks: number }, colors: Colors): string {
  const looked = `${count(tasks, 'apigateway:invoke Task')} in ${count(files, 'file')}`;
  if (problems.length === 0)
    return tasks === 0 ? `${looked}: nothing to check.` : colors.green(`✔ ${looked}: no problems.`);
  const of = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const errors = of('error');
  const parts = [count(errors, 'error'), count(of('warning'), 'warning')];
  if (of('information') > 0) parts.push(`${of('information')} info`);
  if (of('hint') > 0) parts.push(count(of('hint'), 'hint'));
  const text = `✖ ${count(problems.length, 'problem')} (${parts.join(', ')})`;
  return colors.bold(errors > 0 ? colors.red(text) : colors.yellow(text));
}

function colored(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.blue;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
