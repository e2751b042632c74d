// What the history keeps of a run: no secret, a bounded size, and enough to show it again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRecord, summaryOf, toTaskRun } from '../../../client/history/record';
import { toRecord } from '../../../client/history/toRecord';
import type { InvokeResult } from '../../../shared/engine/types';
import { sampleRun } from './sampleRun';

const reread = (record: ReturnType<typeof toRecord>) => {
  const read = readRecord(JSON.stringify(record));
  assert.ok(read);
  return read;
};

describe('the record of a run', () => {
  it('has no value that is masked on screen, wherever it stands, and no task token', () => {
    const text = JSON.stringify(toRecord(sampleRun()));
    for (const secret of ['a-real-key', 'session=hidden', 'made-up-token']) assert.ok(!text.includes(secret), secret);
  });

  it('keeps expressions of the definition, and drops its literal keys', () => {
    const Headers = {
      'x-api-key': ['literal-key'],
      'X-Id.$': 'States.Array($.id)',
      'x-api-key.$': 'States.Array($.k)',
    };
    const run = sampleRun();
    const { request } = toRecord({ ...run, request: { ...run.request, state: { Parameters: { Headers } } } });
    assert.deepEqual(request.state['Parameters'], {
      Headers: { ...Headers, 'x-api-key': ['••••••'] },
    });
  });

  it('does not replace a short secret inside other texts', () => {
    const run = sampleRun();
    run.run.request!.headers = [['x-api-key', '1']];
    run.run.parameters = {};
    const record = toRecord(run);
    assert.equal(record.run.request?.path, '/prod/bills');
    assert.deepEqual(record.run.request.headers, [['x-api-key', '••••••']]);
    assert.match(record.call ?? '', /abc123/);
  });

  it('says that the input is not whole where a secret was taken out of it', () => {
    assert.equal(toRecord(sampleRun()).inputKept, false);
    const run = sampleRun();
    assert.equal(toRecord({ ...run, request: { ...run.request, input: { billId: '1' } } }).inputKept, true);
  });

  it('comes back as the run it was, but for what was taken out', () => {
    const run = sampleRun();
    const back = toTaskRun(reread(toRecord(run)));
    assert.equal(new TextDecoder().decode(back.run.response?.body), '{"myBills":[{"billId":"1"}],"echo":"••••••"}');
    assert.deepEqual(back.startedAt, run.startedAt);
    assert.deepEqual((back.run.result as InvokeResult).ResponseBody, { myBills: [{ billId: '1' }], echo: '••••••' });
    assert.deepEqual([back.done, back.identity, back.run.notes], [true, 'profile dev', ['A note.']]);
    assert.deepEqual(back.recorded, { cut: [], inputKept: false });
  });

  it('is cut where it is too long, says so, and stays bounded however long the parts are', () => {
    const long = 'ä'.repeat(3_000_000);
    const run = sampleRun();
    const { response, result } = run.run;
    assert.ok(response && result);
    response.body = new TextEncoder().encode(long);
    (result as InvokeResult).ResponseBody = long;
    run.run.output = { long: [long] };
    run.run.selected = { long };
    run.run.failure = { error: 'X', cause: long, stage: 'result' };
    run.run.attempts = Array.from({ length: 1000 }, () => ({ failure: { error: 'X', cause: long, stage: 'result' }, retry: { retrier: 0, attempt: 1, maxAttempts: 1, waitSeconds: 1 } })); // prettier-ignore
    const record = toRecord(run);
    assert.ok(JSON.stringify(record).length < 512 * 1024);
    assert.deepEqual(record.cut, ['output', 'selected', 'response body', 'result', 'cause']);
    assert.match(record.run.response?.body ?? '', /… \[cut: 5\.7 MB in all\]$/);
    assert.equal((toTaskRun(reread(record)).run.result as InvokeResult).StatusCode, 200);
  });

  it('shows outcome, call and identity in its summary', () => {
    const { outcome, call, identity } = summaryOf(toRecord(sampleRun()));
    assert.deepEqual(outcome, { kind: 'succeeded', status: '200', duration: 123.4 });
    assert.equal(call, 'GET https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills?billId=1');
    assert.equal(identity, 'profile dev');
  });

  it('is not read from a file that is broken or of another make', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"version":1}',
      '{"version":2}',
      JSON.stringify(toRecord(sampleRun())).slice(0, -9),
    ])
      // prettier-ignore
      assert.equal(readRecord(text), undefined, text.slice(0, 20));
  });
});
