// Runs as the engine gives them, for the tests of what the panel shows.
import type { Choice, RunView, Shown } from '../../../client/webview/messages';
import { shownOf } from '../../../client/webview/run/contents';
import { toRunView, type Abilities, type ShownRun } from '../../../client/webview/runView';
import { render } from '../../../client/webview/view/panel';
import type { HttpResponse, Run } from '../../../shared/engine/types';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function responseWith(body: Uint8Array, type: string): HttpResponse {
  return {
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', type]],
    body,
    timing: { firstByte: 1, total: 2 },
  };
}

export const succeeded: Run = {
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
    body: bytes('{"myBills":[]}'),
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

export const failed: Run = {
  state: 'Wrong Route',
  status: 'failed',
  input: {},
  notes: [],
  failure: { error: 'APIGateway.403', cause: '{"message":"Missing Authentication Token"}', stage: 'result' },
  retry: { retrier: 0, attempt: 1, maxAttempts: 3, waitSeconds: 2 },
  caught: { catcher: 1, next: 'Failed' },
};

/** A panel with every action there is. */
export const everything: Abilities = {
  actions: new Set(['runAgain', 'runWithRetries', 'editInput', 'cancel', 'saveBody', 'compare', 'runOnAws']),
  copies: new Set(['body', 'result', 'output', 'curl', 'http']),
  keeps: new Set(['saveAsTest', 'copyTestStateMock', 'saveMockConfig']),
  remedy: true,
};

export function shownRun(run: Run, more: Partial<ShownRun> = {}): ShownRun {
  return {
    id: 'run-1',
    run,
    done: true,
    request: { queryLanguage: 'JSONPath', state: {} },
    startedAt: new Date(2026, 0, 2, 18, 4, 7),
    ...more,
  };
}

export function viewOf(run: Run, more: Partial<ShownRun> = {}, abilities = everything): RunView {
  return toRunView(shownRun(run, more), 'bills.asl.json', abilities);
}

/** The page for a run, and what of it is in sight. */
export function pageOf(run: Run, choice: Choice = { tabs: {} }, more: Partial<ShownRun> = {}): string {
  const view = viewOf(run, more);
  return render(view, shownOf(run, view, choice));
}

export function shownIn(run: Run, choice: Choice = { tabs: {} }): Shown {
  return shownOf(run, viewOf(run), choice);
}

/** The choice of a stage, made at a run that ended well or badly. */
export const chose = (
  id: RunView['stages'][number]['id'],
  tabs: Choice['tabs'] = {},
  outcome: 'failed' | 'other' = 'other',
): Choice => ({
  stage: { id, outcome },
  tabs,
});

/** The text a reader sees. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'");
