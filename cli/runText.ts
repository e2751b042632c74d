// A report for people: the call and its answer stage by stage, then the result or what went wrong.
import type { Timing } from '../shared/engine/types';
import { withoutBold } from '../shared/explanation/plainText';
import { otherSpelling } from '../shared/knowledge/errors';
import type { Json } from '../shared/json';
import { jsonText } from './jsonText';
import type { Report } from './report';
import { printable, type Colors } from './terminal';

/** The report as text, with a blank line between its parts. Every text from outside goes through `printable`. */
export function runText(report: Report, colors: Colors, { verbose = false } = {}): string {
  const { output, submitted, result, variables, taskToken, next, notes } = report;
  const parts = [
    verdict(report, colors),
    attempts(report),
    request(report, colors),
    response(report, colors, verbose),
    section('Submitted', submitted, colors),
    section('Result', result, colors),
    failure(report, colors),
    explanation(report, colors),
    // Without ResultSelector, ResultPath and OutputPath the output is the result over again.
    JSON.stringify(output) === JSON.stringify(result) ? '' : section('Output', output, colors),
    section('Variables', variables, colors),
    taskToken === undefined ? '' : `${colors.bold('Task token')}  ${printable(taskToken)}`,
    next === undefined ? '' : `${colors.bold('Next')}  ${printable(next)}`,
    notes.map((note) => colors.dim(`• ${printable(note)}`)).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function verdict({ state, status, waiting }: Report, colors: Colors): string {
  if (status === 'failed') return colors.bold(colors.red(`✖ ${printable(state)} failed`));
  const text = `✔ ${printable(state)} succeeded${waiting ? ' and waits for its task token' : ''}`;
  return colors.bold(colors.green(text));
}

function attempts({ attempts: earlier = [] }: Report): string {
  return earlier
    .map(({ error, retry: { retrier, attempt, maxAttempts, waitSeconds } }) => {
      const wait = Math.round(waitSeconds * 100) / 100;
      return `${printable(error)}: Retry[${retrier}] tried again after ${wait} s (retry ${attempt} of ${maxAttempts})`;
    })
    .join('\n');
}

function request({ request: sent }: Report, colors: Colors): string {
  if (sent === undefined) return '';
  return [
    `${colors.bold(printable(sent.method))} ${printable(sent.url)}`,
    ...(sent.sentTo === undefined ? [] : [colors.dim(`→ ${printable(sent.sentTo)}`)]),
    ...headers(sent.headers, colors),
    ...(sent.body === undefined ? [] : [indented(sent.body)]),
  ].join('\n');
}

function response({ response: got, result, submitted }: Report, colors: Colors, verbose: boolean): string {
  if (got === undefined) return '';
  const paint = got.status < 300 ? colors.green : colors.red;
  const size = `${got.size.toLocaleString('en-US')} ${got.size === 1 ? 'byte' : 'bytes'}`;
  // Of a call that Step Functions made nobody tells the time.
  const time = got.timing.total > 0 ? ` in ${Math.round(got.timing.total)} ms` : '';
  return [
    `${paint(colors.bold(`${got.status} ${printable(got.statusText)}`.trim()))}${time}, ${size}`,
    ...(verbose ? phases(got.timing).map((line) => colors.dim(line)) : []),
    // A result has them too.
    ...(result === undefined && submitted === undefined ? headers(got.headers, colors) : []),
  ].join('\n');
}

function headers(lists: Record<string, string[]>, colors: Colors): string[] {
  return Object.entries(lists).flatMap(([name, values]) =>
    values.map((value) => `  ${colors.dim(`${printable(name)}:`)} ${printable(value)}`),
  );
}

/** Error and cause as Step Functions gives them, and what Retry and Catch make of them. */
function failure({ error, cause = '', local, retry, caught }: Report, colors: Colors): string {
  if (error === undefined) return '';
  const other = otherSpelling(error);
  return [
    colors.bold(colors.red(printable(error))),
    ...(cause === '' ? [] : [indented(cause)]),
    ...(other === undefined
      ? []
      : [colors.dim(`AWS has also been seen to give ${printable(other)}: ErrorEquals should list both.`)]),
    ...(local ? (hints[error] ?? []) : [recovery(retry, caught)]),
  ].join('\n');
}

/** Why it failed, what says so and what to do; of the two sides of a signature the evidence tells. */
function explanation({ explanation: found }: Report, colors: Colors): string {
  if (found === undefined) return '';
  const plain = (markdown: string): string => printable(withoutBold(markdown));
  return [
    plain(found.summary),
    ...found.evidence.map((line) => colors.dim(`  ${plain(line)}`)),
    ...found.steps.map((line) => `→ ${plain(line)}`),
  ].join('\n');
}

const phaseNames = {
  queue: 'before',
  dns: 'name look-up',
  connect: 'connection',
  tls: 'TLS',
  firstByte: 'waiting',
  download: 'download',
} as const;

function phases({ phases: found }: Timing): string[] {
  if (found === undefined) return [];
  const names = Object.keys(phaseNames) as (keyof typeof phaseNames)[];
  const told = names.flatMap((name) => (found[name] === undefined ? [] : [`${phaseNames[name]} ${found[name]} ms`]));
  return [`  ${told.join(', ')}`];
}

/** Options that help with what only a local run meets. */
const hints: Record<string, string[]> = {
  'ASLInvoke.Credentials': ['--profile NAME chooses a profile.'],
  'ASLInvoke.ResourcePolicy': ['--sign-resource-policy signs it with your own credentials.'],
  'ASLInvoke.Timeout': ['--timeout SECONDS sets another limit.'],
};

function recovery(retry: Report['retry'], caught: Report['caught']): string {
  const catches = caught && `Catch[${caught.catcher}] takes it and goes on to '${printable(caught.next)}'.`;
  if (retry && catches) return `Retry[${retry.retrier}] matches; once its retries are used up, ${catches}`;
  if (retry) return `Retry[${retry.retrier}] matches; no catcher takes it once its retries are used up.`;
  return catches ?? 'No retrier or catcher takes it: the execution would fail.';
}

function section(title: string, value: Json | undefined, colors: Colors): string {
  return value === undefined ? '' : `${colors.bold(title)}\n${printable(jsonText(value))}`;
}

function indented(text: string): string {
  return printable(text).replace(/^/gm, '  ');
}
