// The page of a run: complete, escaped, and without secrets.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inlineMarkdown } from '../../../../client/webview/view/markup';
import { problem } from '../../../../client/webview/view/problem';
import { timing } from '../../../../client/webview/view/timing';
import type { Run } from '../../../../shared/engine/types';
import { chose, everything, failed, pageOf, responseWith, shownIn, succeeded, textOf, viewOf } from '../runs';

describe('a run that succeeded', () => {
  const text = textOf(pageOf(succeeded, undefined, { identity: 'profile "dev"' }));

  it('shows task, file, call, outcome, time, size, start, identity, next state and notes', () => {
    for (const part of [
      'Get Bills',
      'bills.asl.json',
      'GET',
      'https://example.execute-api.us-east-1.amazonaws.com/prod/bills?billId=123456',
      'sent to http://127.0.0.1:4010',
      '200 OK',
      'Time 123 ms',
      'Size 14 B',
      'Started 18:04:07',
      'Signed with profile "dev"',
      'Next One',
      'A note.',
    ])
      assert.ok(text.includes(part), part);
  });
  it('shows the API’s own address, and where the endpoint really is with the path in front', () => {
    const request = { ...succeeded.request!, path: '/base/prod/bills', basePath: '/base' };
    assert.deepEqual(viewOf({ ...succeeded, request }).call, {
      method: 'GET',
      url: 'https://example.execute-api.us-east-1.amazonaws.com/prod/bills?billId=123456',
      sentTo: 'http://127.0.0.1:4010/base',
    });
  });
  it('shows where the time went, in words', () => {
    assert.match(text, /Waiting 10 ms/);
    assert.match(text, /Download 113 ms/);
  });
  it('hides secrets everywhere', () => {
    const pages = [
      chose('request'),
      chose('request', { request: 'headers' }),
      chose('response', { response: 'headers' }),
      chose('response', { response: 'raw' }),
    ];
    for (const choice of pages) {
      const everything = JSON.stringify([viewOf(succeeded), shownIn(succeeded, choice)]) + pageOf(succeeded, choice);
      assert.ok(!everything.includes('a-real-key') && !everything.includes('session=hidden'));
    }
  });
  it('lists headers as often as they came', () => {
    const page = pageOf(succeeded, chose('request', { request: 'headers' }));
    assert.match(page, /<th scope="row">key<\/th><td>value1<\/td>.*<th scope="row">key<\/th><td>value2<\/td>/s);
  });
  it('marks one stage as chosen, and names it as what is shown', () => {
    const page = pageOf(succeeded, chose('parameters'));
    assert.equal(page.match(/aria-selected="true"/g)?.length, 1);
    assert.match(page, /id="stage-parameters"[^>]*aria-selected="true" tabindex="0"/);
    assert.match(page, /role="tabpanel" aria-labelledby="stage-parameters"/);
  });
});

describe('a run that failed', () => {
  const text = textOf(pageOf(failed));
  it('shows error, cause, the other spelling, what it means, and what Retry and Catch make of it', () => {
    for (const part of [
      'APIGateway.403',
      '{"message":"Missing Authentication Token"}',
      'ApiGateway.403',
      'retrier 1',
      '1 of 3',
      'catcher 2',
      'Failed',
    ])
      assert.ok(text.includes(part), part);
  });
  it('says so where nothing catches', () => {
    const { retry: _retry, caught: _caught, ...bare } = failed;
    assert.match(textOf(pageOf(bare)), /the execution would fail/);
  });
  it('tells the failed stage in words too', () => {
    assert.match(textOf(pageOf(failed)), /Result, failed/);
  });
});

it('a problem with evidence, steps, a signature and a remedy shows all of them', () => {
  const html = problem({
    error: 'APIGateway.403',
    cause: '',
    handling: [],
    explanation: 'The **signature** does not match.',
    evidence: ['`x-amz-date` differs'],
    steps: ['Set the clock.'],
    signature: [
      { name: 'header host', ours: 'api.<a>.com', theirs: 'api.<b>.com' },
      { name: 'query', ours: '' },
    ],
    remedy: { title: "Change AuthType to 'IAM_ROLE'" },
  });
  assert.match(html, /<li><code>x-amz-date<\/code> differs<\/li>/);
  assert.match(html, /<ol><li>Set the clock\.<\/li><\/ol>/);
  assert.match(html, /<td><code>api\.&lt;<mark>a<\/mark>&gt;\.com<\/code><\/td><td><code>api\.&lt;<mark>b<\/mark>/);
  assert.match(
    html,
    /<th scope="row">query<\/th><td><span class="hint">empty<\/span><\/td><td><span class="hint">absent/,
  );
  assert.match(html, /data-remedy=""[^>]*>Change AuthType to &#39;IAM_ROLE&#39;</);
});

it('an edit that nobody would make is not offered', () => {
  const failing: Run = { ...failed, failure: { error: 'APIGateway.403', cause: '', stage: 'result' } };
  const offered = viewOf(failing, {}, { ...everything, remedy: false });
  assert.equal(offered.problem?.remedy, undefined);
});

it('offers what the run can do: retries after a failure, cancelling while it goes on, and again when it is over', () => {
  const acts = (html: string): string[] => [...html.matchAll(/data-act="(\w+)"/g)].map(([, name]) => name ?? '');
  assert.deepEqual(acts(pageOf(failed)), ['runAgain', 'runWithRetries', 'editInput', 'compare', 'runOnAws']);
  assert.deepEqual(acts(pageOf(succeeded)), ['runAgain', 'editInput', 'saveBody', 'compare', 'runOnAws']);
  assert.deepEqual(acts(pageOf(succeeded, undefined, { done: false })), ['cancel']);
});

it('lists the attempts before', () => {
  const attempt = {
    failure: { error: 'APIGateway.500', cause: '', stage: 'result' },
    retry: failed.retry,
  } as NonNullable<Run['attempts']>[number];
  assert.match(textOf(pageOf({ ...succeeded, attempts: [attempt] })), /APIGateway\.500, tried again after 2 s/);
});

it('a Task that waits for its token says so', () => {
  const { output: _output, next: _next, ...rest } = succeeded;
  assert.match(textOf(pageOf({ ...rest, waiting: true, taskToken: 't' })), /would now wait/);
});

it('shows a picture as a picture, and other bytes as bytes', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]);
  const picture = pageOf({ ...succeeded, response: responseWith(png, 'image/png') });
  assert.match(picture, /<img [^>]*src="data:image\/png;base64,iVBORwAB"/);
  assert.match(textOf(picture), /6 B/);
  const other = pageOf({ ...succeeded, response: responseWith(png, 'application/octet-stream') });
  assert.match(textOf(other), /application\/octet-stream, 6 bytes/);
});

it('the parts of the time add up to a bar of 100, and need no style attribute', () => {
  const html = timing([
    { phase: 'firstByte', label: 'Waiting', milliseconds: 30 },
    { phase: 'download', label: 'Download', milliseconds: 10 },
  ]);
  assert.deepEqual(
    [...html.matchAll(/ (?:x|width)="([\d.]+)"/g)].map(([, value]) => Number(value)),
    [0, 75, 75, 25],
  );
  assert.doesNotMatch(html, /style=/);
  assert.equal(timing([]), '');
});

it('a run of the history says when it was and what of it was not stored', () => {
  const recorded = { cut: ['response body', 'selected'], inputKept: false };
  const text = textOf(pageOf(succeeded, { tabs: {} }, { recorded }));
  assert.match(text, /as of 2 January 2026 at 18:04:07/);
  assert.match(text, /Secrets are not stored/);
  assert.match(text, /kept whole: response body, result after ResultSelector\./);
  assert.match(text, /Run Again asks for it/);
  assert.doesNotMatch(textOf(pageOf(succeeded)), /Recorded run/);
});

it('offers to keep a run as what Step Functions could have seen of it', () => {
  const all = ['saveAsTest', 'copyTestStateMock', 'saveMockConfig'];
  assert.deepEqual(viewOf(succeeded).keeps, all);
  assert.deepEqual(viewOf(failed).keeps, all);
  const local = { error: 'ASLInvoke.Stopped', cause: '', stage: 'request', local: true } as const;
  assert.deepEqual(viewOf({ ...failed, failure: local }).keeps, ['saveAsTest']);
  assert.deepEqual(viewOf({ ...succeeded, status: 'cancelled' }).keeps, []);
  assert.deepEqual(viewOf(succeeded, { done: false }).keeps, []);
  assert.deepEqual(viewOf(succeeded, { recorded: { cut: ['result'], inputKept: true } }).keeps, []);
  const none = viewOf(succeeded, {}, { ...everything, keeps: new Set() });
  assert.deepEqual(none.keeps, []);
  assert.match(pageOf(succeeded), /data-keep-as="saveAsTest"/);
});

it('no text of a run can become markup', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.jsonValue(),
      fc.constantFrom('result', 'output', 'response', 'next'),
      (name, value, stage) => {
        const evil = `<img src=x onerror=alert(1)>${name}"'<script>`;
        const run: Run = {
          ...succeeded,
          state: evil,
          next: evil,
          output: JSON.parse(JSON.stringify({ [evil]: value })) as never,
          notes: [evil],
          failure: { error: evil, cause: evil, stage: 'result' },
        };
        const html = pageOf(run, chose(stage, { response: 'headers' }, 'failed'), { identity: evil });
        assert.doesNotMatch(html, /<img|<script/);
      },
    ),
  );
});

it('markdown is code and bold, nothing else', () => {
  assert.equal(inlineMarkdown('**a** `<b>` [c](d)'), '<strong>a</strong> <code>&lt;b&gt;</code> [c](d)');
});

it('a run on AWS is marked as one, and can be made again there', () => {
  const local = pageOf(succeeded);
  assert.doesNotMatch(local, /on AWS<\/span>/);
  const { request: _request, response: _response, ...rest } = succeeded;
  const html = pageOf(rest, undefined, { where: 'aws' });
  assert.match(html, /class="place">.*on AWS<\/span>/);
  assert.match(html, /<summary>About this run on AWS<\/summary>/);
  assert.doesNotMatch(html, /data-act="runOnAws"/);
});
