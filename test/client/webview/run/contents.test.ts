// The contents of a run: exact when whole, and fit for the page when shown.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { longestText } from '../../../../client/webview/run/bodies';
import { contentText } from '../../../../client/webview/run/contents';
import { hexDump } from '../../../../client/webview/run/hexDump';
import type { Json } from '../../../../shared/json';
import { bytes, chose, failed, pageOf, responseWith, shownIn, succeeded, textOf } from '../runs';

describe('whole', () => {
  it('the result is exact, and short lists stay on one line', () => {
    const text = contentText(succeeded, 'result') ?? '';
    assert.deepEqual(JSON.parse(text), succeeded.result);
    assert.match(text, /"Content-Type": \["application\/json"\]/);
  });
  it('the request is as sent and the response as received, lists as repeated lines', () => {
    assert.ok(
      contentText(succeeded, 'request')?.startsWith(
        'GET /prod/bills?billId=123456 HTTP/1.1\nHost: example.execute-api.us-east-1.amazonaws.com\nkey: value1\nkey: value2',
      ),
    );
    assert.ok(contentText(succeeded, 'response')?.startsWith('HTTP/1.1 200 OK\nContent-Type: application/json'));
  });
  it('the bodies are there by themselves', () => {
    assert.equal(contentText(succeeded, 'requestBody'), '{}');
    assert.deepEqual(JSON.parse(contentText(succeeded, 'responseBody') ?? ''), { myBills: [] });
  });
  it('what a run does not have is undefined', () => {
    for (const id of ['request', 'response', 'requestBody', 'responseBody', 'output', 'variables'] as const)
      assert.equal(contentText(failed, id), undefined, id);
  });
  it('nesting deeper than the stack is no crash', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    assert.equal(contentText({ ...succeeded, output: JSON.parse(deep) as Json }, 'output'), deep);
    const response = responseWith(bytes(deep), 'application/json');
    assert.equal(contentText({ ...succeeded, response }, 'responseBody'), deep);
    const run = { ...succeeded, response, input: JSON.parse(deep) as Json, effectiveInput: JSON.parse(deep) as Json };
    assert.deepEqual(shownIn(run).body, { kind: 'json', text: deep });
    assert.deepEqual(shownIn(run, chose('input')).body, { kind: 'json', text: deep });
  });
});

describe('shown', () => {
  it('JSON is told by what it is, not by its Content-Type; its text is the one received', () => {
    const exact = '{"n": 1.0, "n": 12345678901234567890}';
    assert.deepEqual(shownIn({ ...succeeded, response: responseWith(bytes(exact), 'text/plain') }).body, {
      kind: 'json',
      text: exact,
    });
    assert.equal(shownIn({ ...succeeded, response: responseWith(bytes('<p>'), 'application/json') }).body.kind, 'text');
  });
  it('a charset is read as the Content-Type says', () => {
    const response = responseWith(new Uint8Array([0x22, 0xe4, 0x22]), 'text/plain; charset=iso-8859-1');
    assert.deepEqual(shownIn({ ...succeeded, response }).body, { kind: 'json', text: '"ä"' });
  });
  it('a very long text is cut, and says so', () => {
    const run = { ...succeeded, output: 'x'.repeat(longestText * 2) };
    const { body } = shownIn(run, chose('output'));
    assert.equal(body.kind === 'json' && body.text.length, longestText);
    assert.match(textOf(pageOf(run, chose('output'))), /Open in Editor shows all/);
  });
  it('an empty body, a body that is not there, and a stage not reached say what they are', () => {
    const says = (body: ReturnType<typeof shownIn>['body']): string => (body.kind === 'none' ? body.says : body.kind);
    assert.match(says(shownIn({ ...succeeded, response: responseWith(bytes(''), '') }).body), /no body/);
    const { body: _body, ...request } = succeeded.request ?? assert.fail();
    assert.match(says(shownIn({ ...succeeded, request }, chose('request', { request: 'body' })).body), /no body/);
    assert.match(says(shownIn(failed, chose('response', {}, 'failed')).body), /did not get here/);
  });
  it('a broken picture type is never put into the page', () => {
    const response = responseWith(bytes('x'), 'image/png"onerror="alert(1)');
    const page = pageOf({ ...succeeded, response });
    assert.doesNotMatch(page, /onerror/);
  });
});

it('bytes read as in a hex editor', () => {
  assert.equal(
    hexDump(bytes('0123456789abcdefG\n')),
    '00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n' +
      '00000010  47 0a                                            G.',
  );
});
