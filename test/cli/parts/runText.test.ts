// A report for people: what each part says, and that nothing from outside steers the terminal.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pc from 'picocolors';
import type { Report } from '../../../cli/report';
import { runText } from '../../../cli/runText';

const plain = pc.createColors(false);
const text = (more: Partial<Report>): string => runText({ state: 'A', status: 'succeeded', notes: [], ...more }, plain);
const failed = (more: Partial<Report>): string =>
  text({ status: 'failed', error: 'My.Error', cause: 'why\nand more', ...more });

describe('runText', () => {
  test('only what there is', () => {
    assert.equal(text({}), '✔ A succeeded\n');
    assert.equal(
      failed({ error: 'ASLInvoke.InternalError', cause: '', local: true }),
      '✖ A failed\n\nASLInvoke.InternalError\n',
    );
  });

  test('the output stands alone where it is not the result over again', () => {
    const result = { Headers: {}, ResponseBody: 1, StatusCode: 200, StatusText: 'OK' };
    const shown = 'Result\n{ "Headers": {}, "ResponseBody": 1, "StatusCode": 200, "StatusText": "OK" }\n';
    assert.equal(text({ result, output: { ...result } }), `✔ A succeeded\n\n${shown}`);
    assert.equal(text({ result, output: null }), `✔ A succeeded\n\n${shown}\nOutput\nnull\n`);
  });

  test('variables, next and notes', () => {
    assert.equal(
      text({ variables: { a: 1 }, next: 'B', notes: ['one', 'two'] }),
      '✔ A succeeded\n\nVariables\n{ "a": 1 }\n\nNext  B\n\n• one\n• two\n',
    );
  });

  test('a response that is one byte, without a reason phrase', () => {
    const response = {
      status: 204,
      statusText: '',
      headers: {},
      body: 'x',
      size: 1,
      timing: { firstByte: 1, total: 1.6 },
    };
    assert.equal(text({ response }), '✔ A succeeded\n\n204 in 2 ms, 1 byte\n');
  });

  test('where the time went, when asked', () => {
    const timing = { firstByte: 5, total: 6, phases: { queue: 1, connect: 2.5, firstByte: 1.5, download: 1 } };
    const response = { status: 200, statusText: 'OK', headers: {}, body: '', size: 0, timing };
    const report: Report = { state: 'A', status: 'succeeded', notes: [], response };
    const line = '  before 1 ms, connection 2.5 ms, waiting 1.5 ms, download 1 ms\n';
    assert.ok(runText(report, plain, { verbose: true }).includes(line));
    assert.ok(!runText(report, plain).includes('waiting'));
  });

  test('why it failed and what to do, without steering the terminal', () => {
    const explanation = { summary: 'It **is** `so`.\u001b[2J', evidence: ['Seen.'], steps: ['Do this.', 'Or that.'] };
    const shown = failed({ explanation });
    assert.match(shown, /\n\nIt is `so`\..*\n {2}Seen\.\n→ Do this\.\n→ Or that\.\n$/);
    assert.ok(!shown.includes('\u001b'));
  });

  test('who takes a failure', () => {
    const last = (more: Partial<Report>): string => failed(more).trimEnd().split('\n').at(-1) ?? '';
    const retry = { retrier: 2, attempt: 1, maxAttempts: 3, waitSeconds: 1 };
    const caught = { catcher: 1, next: 'B' };
    assert.equal(
      failed({}),
      '✖ A failed\n\nMy.Error\n  why\n  and more\nNo retrier or catcher takes it: the execution would fail.\n',
    );
    assert.equal(last({ retry }), 'Retry[2] matches; no catcher takes it once its retries are used up.');
    assert.equal(last({ caught }), "Catch[1] takes it and goes on to 'B'.");
    assert.equal(
      last({ retry, caught }),
      "Retry[2] matches; once its retries are used up, Catch[1] takes it and goes on to 'B'.",
    );
  });

  test('earlier attempts', () => {
    const retry = { retrier: 0, attempt: 2, maxAttempts: 3, waitSeconds: 1.23456 };
    assert.match(
      failed({ attempts: [{ error: 'E', cause: '', retry }] }),
      /^✖ A failed\n\nE: Retry\[0\] tried again after 1\.23 s \(retry 2 of 3\)\n\n/,
    );
  });

  test('colours', () => {
    const colors = pc.createColors(true);
    const response = {
      status: 500,
      statusText: 'x',
      headers: {},
      body: '',
      size: 0,
      timing: { firstByte: 1, total: 1 },
    };
    const shown = runText({ state: 'A', status: 'failed', error: 'E', response, notes: ['n'] }, colors);
    for (const part of [
      colors.bold(colors.red('✖ A failed')),
      colors.red(colors.bold('500 x')),
      colors.bold(colors.red('E')),
      colors.dim('• n'),
    ])
      assert.ok(shown.includes(part), part);
    assert.ok(
      runText({ state: 'A', status: 'succeeded', notes: [] }, colors).includes(
        colors.bold(colors.green('✔ A succeeded')),
      ),
    );
  });

  test('nothing from outside steers the terminal', () => {
    const bad = '\u001b]0;x\u0007\u009b';
    const shown = text({
      state: bad,
      status: 'failed',
      request: { method: bad, url: bad, sentTo: bad, headers: { [bad]: [bad] }, body: bad },
      response: {
        status: 500,
        statusText: bad,
        headers: { [bad]: [bad] },
        body: bad,
        size: 1,
        timing: { firstByte: 1, total: 1 },
      },
      result: { Headers: { [bad]: [bad] }, ResponseBody: bad, StatusCode: 1, StatusText: bad },
      output: { [bad]: bad },
      variables: { [bad]: bad },
      error: `APIGateway.${bad}`,
      cause: bad,
      attempts: [{ error: bad, cause: bad, retry: { retrier: 0, attempt: 1, maxAttempts: 1, waitSeconds: 1 } }],
      caught: { catcher: 0, next: bad },
      next: bad,
      taskToken: bad,
      notes: [bad],
    });
    assert.equal(/(?!\n)\p{Cc}/u.exec(shown), null);
  });
});
