// The panel's view of a run: complete, escaped, and without secrets.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatBytes, formatDuration } from '../../../client/webview/format';
import { highlightHttp, highlightJson } from '../../../client/webview/highlight';
import { longestText, sectionText, toRunView } from '../../../client/webview/runView';
import { render } from '../../../client/webview/view';
import type { Run } from '../../../shared/engine/types';

const succeeded: Run = {
  state: 'Get Bills',
  status: 'succeeded',
  input: {},
  effectiveInput: {},
  parameters: { Method: 'GET' },
  request: {
    method: 'GET',
    origin: 'http://127.0.0.1:4010',
    host: 'example.execute-api.us-east-1.amazonaws.com',
    path: '/prod/bills',
    query: [['billId', '123456']],
    headers: [
      ['key', 'value1'],
      ['key', 'value2'],
      ['x-api-key', 'a-real-key'],
    ],
    body: '{}',
  },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'session=hidden'],
    ],
    body: new TextEncoder().encode('{"myBills":[]}'),
    timing: { firstByte: 10, total: 123.4 },
  },
  result: {
    Headers: { 'Content-Type': ['application/json'] },
    ResponseBody: { myBills: [] },
    StatusCode: 200,
    StatusText: 'OK',
  },
  output: { done: true },
  next: 'Next One',
  notes: ['A note.'],
};

const failed: Run = {
  state: 'Wrong Route',
  status: 'failed',
  input: {},
  notes: [],
  failure: { error: 'APIGateway.403', cause: '{"message":"Missing Authentication Token"}', stage: 'result' },
  retry: { retrier: 0, attempt: 1, maxAttempts: 3, waitSeconds: 2 },
  caught: { catcher: 1, next: 'Failed' },
};

/** The text a reader sees. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'");

describe('a run that succeeded', () => {
  const view = toRunView(succeeded, 'bills.asl.json', true);
  const text = textOf(render(view));

  it('shows task, file, call, status, time, size, next state and notes', () => {
    for (const part of [
      'Get Bills',
      'bills.asl.json',
      'GET',
      'https://example.execute-api.us-east-1.amazonaws.com/prod/bills?billId=123456',
      'sent to http://127.0.0.1:4010',
      '200 OK',
      '123 ms',
      '14 B',
      'Next One',
      'A note.',
    ])
      assert.ok(text.includes(part), part);
  });
  it('gives the result exactly', () => {
    assert.deepEqual(JSON.parse(sectionText(succeeded, 'result') ?? ''), succeeded.result);
    assert.ok(text.includes(sectionText(succeeded, 'result') ?? '?'));
    assert.match(text, /"Content-Type": \["application\/json"\]/, 'short lists stay on one line');
  });
  it('shows the request as sent and the response as received, lists as repeated lines', () => {
    assert.ok(
      text.includes(
        'GET /prod/bills?billId=123456 HTTP/1.1\nHost: example.execute-api.us-east-1.amazonaws.com\nkey: value1\nkey: value2',
      ),
    );
    assert.ok(text.includes('HTTP/1.1 200 OK\nContent-Type: application/json'));
  });
  it('hides secrets everywhere', () => {
    const everything = JSON.stringify(view) + render(view);
    assert.ok(!everything.includes('a-real-key') && !everything.includes('session=hidden'));
    assert.ok(!(sectionText(succeeded, 'request') ?? '').includes('a-real-key'));
  });
  it('leaves out what only repeats', () => {
    assert.deepEqual(
      view.sections.map(({ id }) => id),
      ['result', 'output', 'response', 'request', 'parameters', 'input'],
    );
  });
});

describe('a run that failed', () => {
  const view = toRunView(failed, 'x.asl.json', true);
  const text = textOf(render(view));
  it('shows error, cause, the other spelling, what it means, and what Retry and Catch make of it', () => {
    for (const part of [
      'APIGateway.403',
      '{"message":"Missing Authentication Token"}',
      'ApiGateway.403',
      'no such route',
      'retrier 1',
      '1 of 3',
      'catcher 2',
      'Failed',
    ])
      assert.ok(text.includes(part), part);
    assert.equal(view.phase, 'failed');
  });
  it('says so where nothing catches', () => {
    const { retry: _retry, caught: _caught, ...bare } = failed;
    assert.match(textOf(render(toRunView(bare, 'x', true))), /the execution would fail/);
  });
});

it('a Task that could not be started names what is wrong with the parameter', () => {
  const { retry: _retry, caught: _caught, ...bare } = failed;
  const parameters = { AuthType: 'IAM_AUTH' };
  const cause = `An error occurred … The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [The value of the field 'AuthType' has an invalid format]`;
  const run: Run = { ...bare, parameters, failure: { error: 'States.Runtime', cause, stage: 'request' } };
  assert.match(toRunView(run, 'x', true).problem?.explanation ?? '', /^\*\*AuthType\*\* 'IAM_AUTH' is not allowed/);
});

it('offers to make the retries, and lists the ones made', () => {
  assert.match(render(toRunView(failed, 'x', true)), /data-action="retry"/);
  assert.doesNotMatch(render(toRunView(succeeded, 'x', true)), /data-action="retry"/);
  const attempt = {
    failure: { error: 'APIGateway.500', cause: '', stage: 'result' },
    retry: failed.retry,
  } as NonNullable<Run['attempts']>[number];
  const text = textOf(render(toRunView({ ...succeeded, attempts: [attempt] }, 'x', true)));
  assert.match(text, /APIGateway\.500, tried again after 2 s/);
});

it('a run that goes on can be cancelled; one that is over can be made again', () => {
  assert.match(render(toRunView(succeeded, 'x', false)), /data-action="cancel"/);
  assert.doesNotMatch(render(toRunView(succeeded, 'x', false)), /data-action="runAgain"/);
  assert.match(render(toRunView(succeeded, 'x', true)), /data-action="runAgain"/);
});

it('a Task that waits for its token says so', () => {
  const { output: _output, next: _next, ...rest } = succeeded;
  assert.match(textOf(render(toRunView({ ...rest, waiting: true, taskToken: 't' }, 'x', true))), /would now wait/);
});

it('a very long section is cut, and says so', () => {
  const view = toRunView({ ...succeeded, output: 'x'.repeat(longestText * 2) }, 'x', true);
  const output = view.sections.find(({ id }) => id === 'output');
  assert.equal(output?.text.length, longestText);
  assert.match(textOf(render(view)), /Open in Editor shows all/);
});

it('no text of a run can become markup', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (name, value) => {
      const evil = `<img src=x onerror=alert(1)>${name}"'<script>`;
      const run: Run = {
        ...succeeded,
        state: evil,
        output: JSON.parse(JSON.stringify({ [evil]: value })) as never,
        notes: [evil],
        failure: { error: evil, cause: evil, stage: 'result' },
      };
      const html = render(toRunView(run, evil, true));
      assert.doesNotMatch(html, /<img|<script/);
    }),
  );
});

it('colouring changes no character', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(textOf(highlightJson(text)), text)));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 2);
      assert.equal(textOf(highlightJson(text)), text);
      const message = `GET / HTTP/1.1\nHost: a\n\n${text}`;
      assert.equal(textOf(highlightHttp(message)), message);
    }),
  );
});

it('numbers read well', () => {
  assert.deepEqual([12.3, 999, 1240, 61_000, 125_000].map(formatDuration), [
    '12 ms',
    '999 ms',
    '1.24 s',
    '1 min 1 s',
    '2 min 5 s',
  ]);
  assert.deepEqual([0, 1023, 1229, 3_565_158].map(formatBytes), ['0 B', '1023 B', '1.2 KB', '3.4 MB']);
});
