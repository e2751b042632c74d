// A run to keep: with a key, a cookie and a token that nobody may write down.
import type { TaskRun } from '../../../client/run/taskRuns';

/** A run of `Get Bills` that ended well; `changes` make it another. */
export function sampleRun(changes: Partial<TaskRun> = {}): TaskRun {
  const body = '{"myBills":[{"billId":"1"}],"echo":"a-real-key"}';
  return {
    id: 'run-1',
    task: { key: 'file:///w/a.asl.json#States/Get Bills', uri: 'file:///w/a.asl.json', path: ['States', 'Get Bills'], name: 'Get Bills' }, // prettier-ignore
    where: 'local',
    startedAt: new Date('2026-11-23T14:02:03.004Z'),
    request: {
      name: 'Get Bills',
      state: { Type: 'Task', Parameters: { Headers: { 'x-api-key.$': 'States.Array($.apiKey)' } } },
      queryLanguage: 'JSONPath',
      input: { billId: '1', apiKey: 'a-real-key' },
    },
    retry: false,
    identity: 'profile dev',
    run: {
      state: 'Get Bills',
      status: 'succeeded',
      input: { billId: '1', apiKey: 'a-real-key' },
      effectiveInput: { billId: '1', apiKey: 'a-real-key' },
      parameters: { Method: 'GET', Headers: { 'x-api-key': ['a-real-key'] } },
      request: {
        method: 'GET',
        origin: 'https://abc123.execute-api.us-east-1.amazonaws.com',
        host: 'abc123.execute-api.us-east-1.amazonaws.com',
        path: '/prod/bills',
        query: [['billId', '1']],
        headers: [
          ['x-api-key', 'a-real-key'],
          ['TaskToken', 'made-up-token'],
        ],
      },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [
          ['Content-Type', 'application/json'],
          ['Set-Cookie', 'session=hidden'],
        ],
        body: new TextEncoder().encode(body),
        timing: { firstByte: 10, total: 123.4 },
      },
      result: {
        Headers: { 'Content-Type': ['application/json'], 'Set-Cookie': ['session=hidden'] },
        ResponseBody: { myBills: [{ billId: '1' }], echo: 'a-real-key' },
        StatusCode: 200,
        StatusText: 'OK',
      },
      output: { cookie: 'session=hidden' },
      taskToken: 'made-up-token',
      notes: ['A note.'],
    },
    done: true,
    cancel: () => undefined,
    ...changes,
  };
}
